# Sourced by build.sh: brings what is missing, and only that. A second run downloads nothing.

say() { printf '%s\n' "$*"; }
die() { printf '\n%s\n' "$*" >&2; exit 1; }

# have THING: a command on PATH, or a header under the usual include folders.
have() {
  case $1 in
    # Servers are not on everybody's path.
    nginx | apache2) command -v "$1" >/dev/null 2>&1 || [ -x "/usr/sbin/$1" ] ;;
    brotli-module) [ -f /usr/lib/nginx/modules/ngx_http_brotli_static_module.so ] ;;
    */*.h | */*.hpp) [ -f "/usr/include/$1" ] || [ -f "/usr/local/include/$1" ] ;;
    *) command -v "$1" >/dev/null 2>&1 ;;
  esac
}

# What each purpose needs, as THING=DEBIAN-PACKAGE.
build_needs="emcc=emscripten node=nodejs npm=npm cmake=cmake ninja=ninja-build xz=xz-utils
  pyftsubset=fonttools rsvg-convert=librsvg2-bin nlohmann/json.hpp=nlohmann-json3-dev"
native_needs="cmake=cmake ninja=ninja-build xz=xz-utils g++=g++ nlohmann/json.hpp=nlohmann-json3-dev"
unit_needs="$native_needs doctest/doctest.h=doctest-dev"
lint_needs="$unit_needs node=nodejs npm=npm clang++=clang clang-format=clang-format
  clang-tidy=clang-tidy"
release_needs="zip=zip git=git"
browser_needs="$build_needs chromium=chromium firefox-esr=firefox-esr pdfinfo=poppler-utils
  tcpdump=tcpdump ip=iproute2 unshare=util-linux nginx=nginx-light apache2=apache2-bin
  brotli-module=libnginx-mod-http-brotli-static caddy=caddy"

need() {
  local pair missing=() packages=()
  for pair in $1; do
    have "${pair%%=*}" && continue
    missing+=("${pair%%=*}")
    packages+=("${pair#*=}")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  have apt-get || die "Please install these first, then run this again: ${missing[*]}"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    have sudo || die "Missing: ${missing[*]}. As root, run: apt-get install ${packages[*]}"
    as_root=(sudo)
  fi
  say "Installing from Debian: ${packages[*]}"
  mkdir -p build/log
  {
    "${as_root[@]}" apt-get -q update &&
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive bash tools/apt-quietly.sh "${packages[@]}"
  } >build/log/install.txt 2>&1 </dev/null || {
    tail -n 20 build/log/install.txt >&2
    die "apt-get could not install: ${packages[*]}"
  }
  hash -r
  for pair in "${missing[@]}"; do
    have "$pair" || die "$pair is still missing after installing ${packages[*]}."
  done
}

need_imgui() {
  if [ -n "${IMGUI_DIR:-}" ]; then
    [ -f "$IMGUI_DIR/imgui.h" ] || die "IMGUI_DIR is $IMGUI_DIR, but there is no imgui.h in it."
    return 0
  fi
  [ ! -f build/deps/imgui/imgui.h ] || return 0
  say "Fetching the sources of Dear ImGui"
  tools/fetch-imgui.sh || die "Without Dear ImGui the page cannot be built."
}

# The JavaScript packages of package-lock.json; a copy of the lock file tells which are in place.
need_node_packages() {
  node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' ||
    die "Node.js $(node --version) is too old; 18 or later is needed."
  ! cmp -s package-lock.json node_modules/.installed-lock || return 0
  say "Installing the JavaScript packages of package-lock.json"
  mkdir -p build/log
  npm ci >build/log/npm.txt 2>&1 </dev/null || {
    tail -n 20 build/log/npm.txt >&2
    die "npm could not install the packages."
  }
  cp package-lock.json node_modules/.installed-lock
}

# Debian's emcc finds its JavaScript helpers only under Debian's own Node.js unless it is told; and
# where the compiler's cache may be written but is not ours to write, one is kept under build/.
prepare_emscripten() {
  if [ -d /usr/share/nodejs/acorn ]; then
    export NODE_PATH="${NODE_PATH:+$NODE_PATH:}/usr/share/nodejs"
  fi
  if [ -z "${EM_CACHE:-}" ] && [ "$(em-config FROZEN_CACHE)" != True ] &&
    [ ! -w "$(em-config CACHE)" ]; then
    export EM_CACHE="$PWD/build/deps/emscripten-cache"
    mkdir -p "$EM_CACHE"
  fi
}
