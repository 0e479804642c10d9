#!/bin/sh
# reference.sh LOCKSTEP PAGE: the page is what the program writes, and help knows each word.
set -eu
"$1" help words --format markdown | diff -u "$2" - || {
  echo "$2 is stale; renew it: lockstep help words --format markdown > rules/reference.md" >&2
  exit 1
}
for word in doc sections mentioning every is_accepted_by equals contract; do
  "$1" help "$word" | grep -q "^  example   ." || { echo "lockstep help $word has no example" >&2; exit 1; }
done
"$1" help words | grep -q '^  function_  *a function' || { echo "lockstep help words lacks one" >&2; exit 1; }
[ -z "$("$1" help words | awk 'length > 80')" ] || { echo "lockstep help words is wider than 80 columns" >&2; exit 1; }
[ "$("$1" help sectoin 2>&1 | tail -1)" = "  did you mean section?" ] || { echo "no nearest word" >&2; exit 1; }
