#!/bin/sh
# tests/run.sh: sets up, builds three times (gcc, gcc with sanitizers, clang) and passes the tests of each.
#
# Needs nothing but Debian 12. The last line counts all tests: "N passed, N failed".
set -u
cd "$(dirname "$0")/.." || exit 2

jobs="$(nproc 2> /dev/null || echo 2)"
passed=0
failed=0
log="$(mktemp)"
trap 'rm -f "$log"' EXIT

say() { echo "tests: $*"; }

# build NAME OPTIONS...: configures and builds in build-NAME, then runs its tests and counts them.
build() {
  name="$1"
  shift
  say "building with $name"
  if ! cmake -S . -B "build-$name" -G Ninja -DLOCKSTEP_WERROR=ON "$@" > "$log" 2>&1 ||
    ! cmake --build "build-$name" -j "$jobs" >> "$log" 2>&1; then
    cat "$log"
    say "$name: the build failed"
    failed=$((failed + 1))
    return
  fi
  say "testing what $name built"
  ctest --test-dir "build-$name" -j "$jobs" --output-on-failure --timeout 120 --no-tests=error 2>&1 | tee "$log"
  count "$name"
}

# count NAME: adds up ctest's own summary; a run without one has failed.
count() {
  summary="$(sed -n 's/.* \([0-9]*\) tests failed out of \([0-9]*\)$/\1 \2/p' "$log" | tail -n 1)"
  if [ -z "$summary" ]; then
    say "$1: ctest ran no test"
    failed=$((failed + 1))
    return
  fi
  bad="${summary% *}"
  all="${summary#* }"
  failed=$((failed + bad))
  skipped=$(grep -c '^[[:space:]]*[0-9]* - .*(Skipped)$' "$log" || true)
  [ "$skipped" = 0 ] || say "$1: $skipped tests were skipped, this machine has no pseudo-terminals"
  passed=$((passed + all - bad - skipped))
}

sh engine/setup.sh tests || exit 1

launcher=""
if command -v ccache > /dev/null; then
  launcher="-DCMAKE_C_COMPILER_LAUNCHER=ccache"
fi

build gcc -DCMAKE_C_COMPILER=gcc $launcher
build sanitized -DCMAKE_C_COMPILER=gcc -DLOCKSTEP_SANITIZE=address,undefined $launcher
build clang -DCMAKE_C_COMPILER=clang $launcher

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
