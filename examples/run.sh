#!/bin/sh
# examples/run.sh: the gate in a minute. Sets up, builds, judges the example world, then a copy of it that has drifted.
#
# Ends with status 0 when the world was kept and the drift was found.
set -eu
cd "$(dirname "$0")/.."

say() { printf '\n== %s\n' "$*"; }

say "1. What lockstep is built from (engine/setup.sh)"
sh engine/setup.sh build

say "2. Building into build/"
cmake -S . -B build -G Ninja -DLOCKSTEP_TESTS=OFF > build.log 2>&1 && cmake --build build >> build.log 2>&1 || {
  cat build.log
  rm -f build.log
  echo "examples: the build failed" >&2
  exit 2
}
rm -f build.log
lockstep="$PWD/build/engine/command/lockstep"

say "3. The example world as it is: lockstep -C examples/capacity check"
kept=0
"$lockstep" -C examples/capacity check || kept=$?

drifted="$(mktemp -d)"
trap 'rm -rf "$drifted"' EXIT
cp -R examples/capacity/. "$drifted"

# edit FILE SED-SCRIPT WHAT: one small change of the kind that nobody notices in a review.
edit() {
  sed "$2" "$drifted/$1" > "$drifted/edited"
  if cmp -s "$drifted/edited" "$drifted/$1"; then
    echo "examples: nothing to edit in $1: $2" >&2
    exit 2
  fi
  cat "$drifted/edited" > "$drifted/$1"
  rm "$drifted/edited"
  echo "  $1: $3"
}

say "4. A copy of it in which four people each made one small change"
edit compose.yaml 's/profiles: \["llm"\]/profiles: ["llm-proxy"]/' \
  "the profile llm is now called llm-proxy"
edit docs/docker_compose.md 's/`tools\/harvest-ctl.sh status dev --jupyter`/`tools\/harvest-ctl.sh status dev`/' \
  "a status command in the matrix lost its flag"
edit docs/troubleshooting.md 's/^### Revert$/### Afterwards/' \
  "the section that told how to revert has another title"
edit .github/workflows/ci.yml 's/run: tools\/test.sh --capacity-contract/run: tools\/test.sh --capacity/' \
  "the flag of the gate is misspelled in CI"

say "lockstep -C the-copy check"
found=0
"$lockstep" -C "$drifted" check || found=$?

say "5. What a contract reads, and what decided: lockstep explain"
"$lockstep" -C examples/capacity explain capacity/profile-matrix || true

echo
if [ "$kept" != 0 ] || [ "$found" != 1 ]; then
  echo "examples: expected status 0 and then 1, got $kept and then $found" >&2
  exit 1
fi
echo "The world is kept (status 0), the drift was found (status 1). In your own repository: write lockstep/*.lua,"
echo "then run $lockstep check there."
