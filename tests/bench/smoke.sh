#!/bin/sh
# tests/bench/smoke.sh GENERATE YARDSTICK LOCKSTEP: the benchmark measures what it says.
#
# A seed gives the same bytes twice, the generated world is kept, and a result is the same for one thread and for several.
set -eu
generate="$1"
yardstick="$2"
lockstep="$3"
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT

"$generate" small "$scratch/one" 7
"$generate" small "$scratch/two" 7
diff -r "$scratch/one" "$scratch/two"
"$yardstick" "$scratch/one"
"$lockstep" -C "$scratch/one" check --jobs 1 --format json > "$scratch/one.json"
"$lockstep" -C "$scratch/one" check --jobs 4 --format json > "$scratch/four.json"
cmp "$scratch/one.json" "$scratch/four.json"

# Drift: the same broken contracts for any number of threads, too.
sed -i 's/svc-000-1/svc-000-renamed/' "$scratch/one/app-000/compose.yaml"
find "$scratch/one" -name '*.md' -exec sed -i 's/tools\/ctl.sh stop prod/tools\/ctl.sh halt prod/' {} +
for jobs in 1 3; do
  status=0
  "$lockstep" -C "$scratch/one" check --jobs "$jobs" > "$scratch/$jobs.txt" || status=$?
  [ "$status" = 1 ] || {
    cat "$scratch/$jobs.txt"
    echo "expected status 1, got $status"
    exit 1
  }
done
cmp "$scratch/1.txt" "$scratch/3.txt"
