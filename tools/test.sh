# Sourced by build.sh: the checks behind `./build.sh test`.

passed=0
failed=0

# check TITLE PART COMMAND...: one check, counted once; a failure is told and the rest still runs.
check() {
  local title=$1 part=$2 start=$SECONDS
  shift 2
  say "- $title"
  if quietly "test-$part-$1" "$@"; then
    passed=$((passed + 1))
    return 0
  fi
  failed=$((failed + 1))
  say "  FAILED after $((SECONDS - start)) s: $title. To repeat it: ./build.sh test $part"
  return 1
}

# counted TITLE PART PATTERN COMMAND...: like check, for a runner that counts by itself. PATTERN is
# a sed expression that leaves "PASSED FAILED" of its closing line.
counted() {
  local title=$1 part=$2 pattern=$3 start=$SECONDS status=0 counts
  shift 3
  say "- $title"
  local log=build/log/test-$part-count.txt
  "$@" >"$log" 2>&1 || status=$?
  counts=$(sed -nE "$pattern" "$log" | tail -n 1)
  local good=${counts% *} bad=${counts#* }
  if [ -z "$counts" ] || [ "$((good + bad))" -eq 0 ]; then good=0 bad=1; fi
  if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  passed=$((passed + good))
  failed=$((failed + bad))
  [ "$bad" -ne 0 ] || return 0
  tail -n 80 "$log"
  say "  FAILED after $((SECONDS - start)) s: $title ($bad failed). All of it: $log." \
    "To repeat it: ./build.sh test $part"
  return 1
}

sources() { find src tests -name '*.h' -o -name '*.cpp' | LC_ALL=C sort; }

formatted() { sources | xargs clang-format --dry-run -Werror; }
typed() { npx --no-install tsc; }
linted() { npx --no-install eslint --max-warnings 0 .; }

clang_built=
clang_build() {
  [ -z "$clang_built" ] || return 0
  check "Everything compiles with clang++, no warning, with sanitizers" "$part" compile clang || return 1
  clang_built=yes
}

# Each room of src/ as the one file it is compiled as; host needs Emscripten's headers and is left out.
tidied() {
  find build/clang/CMakeFiles -path '*/Unity/*.cxx' ! -path '*/unit.dir/*' | LC_ALL=C sort |
    xargs -P "$(nproc)" -n 1 clang-tidy -p build/clang --quiet --warnings-as-errors='*'
}

simulated() { compile native && build/native/nextsession simulate --visits 20000 --seed 1; }

content_linted() { compile native && build/native/nextsession lint assets; }

lint() {
  need "$lint_needs"
  need_imgui
  need_node_packages
  check "C++ is laid out by .clang-format (repair: clang-format -i FILE)" lint formatted || true
  check "JavaScript types agree (tsc)" lint typed || true
  check "JavaScript follows eslint.config.mjs" lint linted || true
  check "Content follows the rules of nextsession lint (docs/lint.md)" lint content_linted || true
  if clang_build; then check "C++ follows .clang-tidy" lint tidied || true; fi
}

doctest_counts='s/^\[doctest\] test cases: *[0-9]+ \| *([0-9]+) passed \| *([0-9]+) failed.*/\1 \2/p'
plain_counts='s/^([0-9]+) passed, ([0-9]+) failed.*/\1 \2/p'

unit() {
  need "$unit_needs"
  need_imgui
  check "The command compiles with g++, no warning" unit compile native || true
  check "Made-up visits keep every rule, reach everything and are short (docs/behaviour.md)" unit \
    simulated || true
  if clang_build; then
    counted "Unit tests and the visits of tests/cases, under ASan and UBSan" unit \
      "$doctest_counts" build/clang/unit --no-colors=true || true
  fi
}

page_built=
page() {
  [ -z "$page_built" ] || return 0
  ready_to_build
  if check "The page compiles with em++, no warning, and packs" page make_page; then
    page_built=yes
    need "$release_needs"
    check "The page and the release, packed again elsewhere, have the same bytes" page \
      node tools/check-reproducible.mjs || true
  fi
}

browser() {
  need "$browser_needs"
  need_node_packages
  counted "What is kept: encryption, two tabs, full and blocked storage, killed browsers" browser \
    "$plain_counts" node tests/keep/run.mjs || true
  page
  [ -n "$page_built" ] || return 0
  counted "Nothing leaves: whole visits and planted leaks in a network of their own" browser \
    "$plain_counts" node tests/network/run.mjs || true
  counted "On real servers: nginx, Apache and Caddy with the shipped settings" browser "$plain_counts" \
    node tests/hosting/run.mjs || true
  counted "The page in a browser" browser "$plain_counts" node tests/browser/run.mjs || true
}

run_tests() {
  local part
  [ $# -gt 0 ] || set -- page unit lint browser
  for part in "$@"; do
    case $part in
      lint | unit | page | browser) ;;
      *) die "There is no test part \"$part\"; there are lint, unit, page and browser." ;;
    esac
  done
  for part in "$@"; do "$part"; done
  say "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}
