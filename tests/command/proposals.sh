#!/bin/sh
# tests/command/proposals.sh LOCKSTEP ROOT [--accept]: what lockstep init proposes for the example world and two of the test
# worlds, as if they had no rules, beside proposals/NAME.expected; and that what it writes is kept.
# Of the example world, which grows, only the rules are compared, without the places and counts of the report.
# With --accept what is proposed becomes what is expected: read the difference before you commit it.
set -eu
lockstep=$1
root=$2
expected="$root/tests/command/proposals"
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
failed=0

for world in examples/capacity tests/worlds/fleet tests/worlds/stacks; do
  name=$(basename "$world")
  cp -r "$root/$world" "$scratch/$name"
  rm -rf "$scratch/$name/lockstep" "$scratch/$name/docs/contracts.md" # the page of its contracts
  "$lockstep" -C "$scratch/$name" init --jobs 1 > "$scratch/one" 2>&1 || failed=1
  "$lockstep" -C "$scratch/$name" init --jobs 3 --write lockstep/proposed.lua > "$scratch/three" 2> "$scratch/written" || failed=1
  cmp "$scratch/one" "$scratch/three" || failed=1 # the same bytes for any number of jobs
  "$lockstep" -C "$scratch/$name" check > "$scratch/checked" || {
    cat "$scratch/checked"
    failed=1
  }
  [ "$name" != capacity ] || cp "$scratch/$name/lockstep/proposed.lua" "$scratch/one"
  # What is proposed is said now.
  status=0
  "$lockstep" -C "$scratch/$name" init > "$scratch/again" || status=$?
  [ "$status" = 1 ] || {
    cat "$scratch/again"
    failed=1
  }
  if [ "${3:-}" = --accept ]; then
    cp "$scratch/one" "$expected/$name.expected"
  elif ! diff -u "$expected/$name.expected" "$scratch/one"; then
    echo "$name: differs from proposals/$name.expected"
    failed=1
  fi
done
exit $failed
