#!/bin/sh
# run.sh — libFuzzer targets over the seeds that the tests are, each for a time (README.md).
#
#     sh tests/fuzz/run.sh BUILD SECONDS TARGET...
set -eu

[ $# -ge 3 ] || { echo "usage: sh tests/fuzz/run.sh BUILD SECONDS TARGET..." >&2; exit 2; }
tests=$(cd "$(dirname "$0")/.." && pwd)
build=$(cd "$1" && pwd)
seconds=$2
shift 2

seeds_of() {
  case $1 in
    shell) echo "$tests/pairs/shell" "$tests/grammar/cases" ;;
    script) echo "$tests/pairs/script" "$tests/grammar/cases" "$tests/accepts/cases" ;;
    accepts) echo "$tests/accepts/cases" ;;
    project) echo "$tests/pairs/compose_projects" ;;
    *) echo "$tests/pairs/$1" ;;
  esac
}

status=0
for target in "$@"; do
  kept=$build/corpus/$target
  mkdir -p "$kept"
  dictionary=
  [ ! -f "$tests/fuzz/$target.dict" ] || dictionary=-dict=$tests/fuzz/$target.dict
  # Word splitting is meant: several folders, and perhaps no dictionary.
  "$build/tests/fuzz/fuzz_$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
    -artifact_prefix="$build/corpus/$target-" $dictionary "$kept" $(seeds_of "$target") || status=1
done
exit $status
