# Sourced by examples/run.sh and tests/run.sh: installs what is missing, makes build/venv, builds
# build/npcc. Idempotent; with nothing missing and nothing changed it takes about a second.
# Afterwards the current folder is the root of the repository and $python is the venv's Python.

setup_say() { printf '== %s\n' "$*" >&2; }
setup_die() { printf 'setup: %s\n' "$*" >&2; exit 1; }

setup_apt() {
  command -v apt-get >/dev/null || setup_die "please install$*"
  setup_sudo=
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || setup_die "please install (no sudo here): apt install$*"
    setup_sudo=sudo
  fi
  setup_say "installing$*"
  if ! { $setup_sudo apt-get update -qq &&
         # shellcheck disable=SC2048,SC2086
         $setup_sudo env DEBIAN_FRONTEND=noninteractive \
           apt-get install -y -qq --no-install-recommends $*; } >build/apt.log 2>&1; then
    tail -n 20 build/apt.log >&2
    setup_die "apt could not install$* (see build/apt.log)"
  fi
}

# A Python of at least 3.11 that can make virtual environments; prints its path or nothing.
setup_find_python() {
  for setup_candidate in "${PYTHON:-}" python3 /usr/bin/python3 python3.11 python3.12 python3.13; do
    [ -n "$setup_candidate" ] || continue
    if "$setup_candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
         2>/dev/null; then
      command -v "$setup_candidate"
      return
    fi
  done
}

setup_packages() {
  setup_missing=
  command -v clang-19 >/dev/null || setup_missing="$setup_missing clang-19"
  [ -e "$(clang-19 -print-file-name=libomp.so.5 2>/dev/null)" ] ||
    setup_missing="$setup_missing libomp-19-dev"
  [ -e /usr/include/stdio.h ] || setup_missing="$setup_missing libc6-dev"
  command -v cmake >/dev/null || setup_missing="$setup_missing cmake"
  command -v ninja >/dev/null || setup_missing="$setup_missing ninja-build"
  [ -x build/venv/bin/python ] || [ -n "$(setup_find_python)" ] ||
    setup_missing="$setup_missing python3 python3-venv"
  [ -z "$setup_missing" ] || setup_apt "$setup_missing"
}

# pip's own noise goes to stderr: stdout belongs to the caller.
setup_venv() {
  python=$PWD/build/venv/bin/python
  if ! "$python" -c '' 2>/dev/null; then
    setup_base=$(setup_find_python)
    [ -n "$setup_base" ] || setup_die "Python 3.11 or later with venv is needed"
    setup_say "making build/venv"
    rm -rf build/venv
    "$setup_base" -m venv build/venv
  fi
  if ! cmp -s requirements.txt build/venv/requirements.txt; then
    setup_say "installing requirements.txt into build/venv"
    "$python" -m pip install -q --disable-pip-version-check -r requirements.txt >&2
    cp requirements.txt build/venv/requirements.txt
  fi
}

setup_build() {
  sh tools/fetch_third_party.sh "$python" build/third_party
  if [ ! -f build/build.ninja ]; then
    setup_say "configuring build/"
    command -v "${CC:-cc}" >/dev/null || CC=clang-19
    CC=${CC:-cc} cmake -S . -B build -G Ninja -DNPCC_PYTHON="$python" >&2
  fi
  cmake --build build >&2
}

set -eu
mkdir -p build
setup_packages
setup_venv
setup_build
