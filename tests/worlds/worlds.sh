#!/bin/sh
# worlds.sh LOCKSTEP FOLDER... [--accept]: check each world and compare the report with its expected.txt.
# With --accept the report becomes what is expected: read the difference before you commit it.
set -u
lockstep=$1
shift
accept=no
failed=0
for last in "$@"; do :; done
[ "$last" = --accept ] && accept=yes

for world in "$@"; do
  [ "$world" = --accept ] && continue
  # what else a world is checked with, in words that are parted by blanks: --today 2026-11-22
  with=$(cat "$world/arguments" 2> /dev/null)
  # shellcheck disable=SC2086
  report=$("$lockstep" -C "$world" --jobs 2 check $with 2>&1)
  status=$?
  report="$report
status $status"
  # the same bytes for any number of jobs
  if [ "$report" != "$("$lockstep" -C "$world" --jobs 1 check $with 2>&1)
status $status" ]; then
    echo "$world: the report differs between one job and two" >&2
    failed=1
  fi
  if [ $accept = yes ]; then
    printf '%s\n' "$report" > "$world/expected.txt"
  elif ! printf '%s\n' "$report" | diff -u "$world/expected.txt" -; then
    echo "$world: differs from expected.txt" >&2
    failed=1
  fi
done
exit $failed
