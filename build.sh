#!/usr/bin/env bash
# Builds, runs and tests Next Session. `./build.sh help` tells what it can do.
# It writes only to build/ and node_modules/; what it has to install comes from Debian and npm.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. tools/install.sh

usage() {
  cat <<'TEXT'
./build.sh COMMAND

  build              the page, in one file: build/site/index.html
  run                builds, then serves the page on this machine (PORT=8000, or the next free one)
  release            builds, then packs all that a practice needs: build/release/
  cli                the same program as a native command: build/native/nextsession
  test [PART ...]    all tests, or the parts named: lint, unit, page, browser
  bench              builds, then measures size, start and speed
  clean              removes what was built; build/deps and node_modules stay (clean all: those too)
  help               this text

Settings, as environment variables:
  PORT       the first port that `run` tries
  IMGUI_DIR  a folder with the sources of Dear ImGui 1.92 or later, instead of fetching them
  An emcc already on PATH is used; otherwise Debian's is installed.
TEXT
}

# quietly LOG COMMAND...: what it prints goes to build/log/LOG.txt, and to the screen if it fails.
quietly() {
  local log=build/log/$1.txt
  shift
  mkdir -p build/log
  "$@" >"$log" 2>&1 || {
    local status=$?
    tail -n 60 "$log" >&2
    say "(all of it: $log)" >&2
    return "$status"
  }
}

# compile PRESET: configures and builds one tree.
compile() {
  cmake --preset "$1" "-DIMGUI_DIR=${IMGUI_DIR:-$PWD/build/deps/imgui}" && cmake --build --preset "$1"
}

make_page() {
  say "Compiling the page's module with $(emcc --version | head -n 1)"
  quietly wasm compile wasm || return 1
  say "Packing build/site/index.html"
  node web/pack.mjs
}

ready_to_build() {
  need "$build_needs"
  need_imgui
  need_node_packages
  prepare_emscripten
}

build_page() {
  ready_to_build
  make_page || die "The page could not be built. To try this step again: ./build.sh build"
}

build_cli() {
  need "$native_needs"
  need_imgui
  say "Compiling the native command"
  quietly native compile native || die "It could not be compiled. Try again: ./build.sh cli"
  say "build/native/nextsession is ready."
}

clean() {
  if [ "${1:-}" = all ]; then
    rm -rf build node_modules
  elif [ -d build ]; then
    find build -mindepth 1 -maxdepth 1 ! -name deps -exec rm -rf {} +
  fi
}

case ${1:-help} in
  build) build_page ;;
  run)
    build_page
    exec node tools/serve.mjs build/site
    ;;
  release)
    build_page
    need "$release_needs"
    node tools/release.mjs
    ;;
  cli) build_cli ;;
  test)
    shift
    . tools/test.sh
    run_tests "$@"
    ;;
  bench)
    build_page
    exec node tests/bench/run.mjs
    ;;
  clean) clean "${2:-}" ;;
  help | -h | --help) usage ;;
  *)
    usage >&2
    die "There is no command \"$1\"."
    ;;
esac
