#!/bin/sh
# Downloads the sources listed in third_party.txt from PyPI, checks their hashes and unpacks them.
#   fetch_third_party.sh PYTHON FOLDER
set -eu
list=$(dirname "$0")/third_party.txt
python=$1
folder=$2
if cmp -s "$list" "$folder/third_party.txt"; then
  exit 0
fi
rm -rf "$folder"
mkdir -p "$folder"
# pip compares each file with its --hash and stops if they differ.
"$python" -m pip download -q --disable-pip-version-check --require-hashes --no-deps \
  --no-binary :all: -d "$folder" -r "$list" >&2
for archive in "$folder"/*.tar.gz; do
  tar -xzf "$archive" -C "$folder"
done
cp "$list" "$folder/third_party.txt"
