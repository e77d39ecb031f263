#!/usr/bin/env bash
# Puts the sources of Dear ImGui 1.92 into build/deps/imgui.
#
# First choice: Debian's source package, through apt with a configuration of its own (the machine's
# Debian entry, but for source packages of the release that has 1.92), so apt checks the signatures
# and the machine's own apt settings stay as they are. Second choice: the upstream release.
# Either way the files we compile must have the digest below; a later version that apt has
# authenticated is accepted too, and named.
set -euo pipefail
cd "$(dirname "$0")/.."

version=1.92.2b
suite=forky
digest=d1a76c0260c23b85e7700bde3de6d8bc9a7a4acc61b8c89800797110842410f1
upstream=https://github.com/ocornut/imgui/archive/refs/tags/v$version.tar.gz
target=$PWD/build/deps/imgui
work=$PWD/build/deps/imgui-fetch

# The digest of the files that end up in the product, wherever the archive came from.
digest_of() {
  (cd "$1" && LC_ALL=C sha256sum LICENSE.txt imconfig.h imgui.cpp imgui.h imgui_draw.cpp \
    imgui_internal.h imgui_tables.cpp imgui_widgets.cpp imstb_rectpack.h imstb_textedit.h \
    imstb_truetype.h backends/imgui_impl_opengl3.cpp backends/imgui_impl_opengl3.h \
    backends/imgui_impl_opengl3_loader.h) | sha256sum | cut -d' ' -f1
}

unpack() {  # archive -> $work/source
  rm -rf "$work/source" && mkdir -p "$work/source"
  tar -xf "$1" -C "$work/source" --strip-components=1
}

from_apt() {
  command -v apt-get >/dev/null || return 1
  local release uri keyring=/usr/share/keyrings/debian-archive-keyring.gpg aged archive number
  release=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  for uri in $(apt-get indextargets --no-release-info \
      --format '$(CREATED_BY) $(RELEASE) $(COMPONENT) $(REPO_URI)' 2>/dev/null |
      awk -v r="$release" '$1 == "Packages" && $2 == r && $3 == "main" { print $4 }' | sort -u); do
    rm -rf "$work" && mkdir -p "$work/parts" "$work/lists/partial" "$work/cache"
    printf 'Types: deb-src\nURIs: %s\nSuites: %s\nComponents: main\n' "$uri" "$suite" \
      >"$work/parts/imgui.sources"
    [ ! -f "$keyring" ] || echo "Signed-By: $keyring" >>"$work/parts/imgui.sources"
    # A mirror kept as it was on one day has a release file past its date; its signature still holds.
    for aged in true false; do
      local options=(-qq -o "Dir::Etc::SourceList=/dev/null" -o "Dir::Etc::SourceParts=$work/parts"
        -o "Dir::State::Lists=$work/lists" -o "Dir::Cache=$work/cache" -o "APT::Sandbox::User="
        -o "Acquire::Check-Valid-Until=$aged")
      apt-get "${options[@]}" update >"$work/log" 2>&1 || continue
      (cd "$work" && apt-get "${options[@]}" source --download-only imgui) >>"$work/log" 2>&1 || continue
      archive=$(find "$work" -maxdepth 1 -name 'imgui_*.orig.tar.*' | head -n 1)
      [ -n "$archive" ] || continue
      unpack "$archive"
      number=$(sed -n 's/^#define IMGUI_VERSION_NUM *//p' "$work/source/imgui.h")
      [ "${number:-0}" -ge 19220 ] || continue
      if [ "$(digest_of "$work/source")" != "$digest" ]; then
        echo "Note: not the version this was checked with ($version), but another that apt" \
          "authenticated: $(sed -n 's/^#define IMGUI_VERSION  *//p' "$work/source/imgui.h")"
      fi
      return 0
    done
  done
  return 1
}

from_upstream() {
  local fetch
  rm -rf "$work" && mkdir -p "$work"
  if command -v curl >/dev/null; then fetch=(curl -fsSL -o)
  elif command -v wget >/dev/null; then fetch=(wget -q -O)
  else return 1; fi
  "${fetch[@]}" "$work/imgui.tar.gz" "$upstream" 2>/dev/null || return 1
  unpack "$work/imgui.tar.gz"
  [ "$(digest_of "$work/source")" = "$digest" ] || {
    echo "The upstream release does not have the files this was checked with; not used." >&2
    return 1
  }
}

if from_apt || from_upstream; then
  rm -rf "$target" && mv "$work/source" "$target" && rm -rf "$work"
else
  [ ! -s "$work/log" ] || cat "$work/log" >&2
  echo "Dear ImGui could not be fetched, neither from Debian nor from its own site." >&2
  echo "Give a folder that has it: IMGUI_DIR=/path/to/imgui ./build.sh build" >&2
  exit 1
fi
