#!/bin/sh
# Sets up, builds npcc and shows the examples: plain Python against compiled, one table.
# Arguments go to run.py.
cd "$(dirname "$0")/.."
. ./setup.sh
exec "$python" examples/run.py "$@"
