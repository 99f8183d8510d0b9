#!/bin/sh
# Sets up, builds and runs all tests. Arguments go to ctest: `sh tests/run.sh -R cmd`.
cd "$(dirname "$0")/.."
. ./setup.sh
exec ctest --test-dir build --output-on-failure --timeout 1800 -j "$(nproc)" "$@"
