#!/bin/sh
# tests/bench/run.sh [small|medium|big] [RUNS]: what the gate costs, as a ratio to the yardstick, on a generated tree.
#
# Builds with optimization in build-bench, generates the tree (the same bytes every time), then runs the gate with 50 contracts
# and the yardstick in turn. Options for the gate may follow: run.sh big 5 --jobs 2.
set -eu
cd "$(dirname "$0")/../.."

shape="${1:-small}"
runs="${2:-21}"
[ $# -lt 2 ] || shift
[ $# -lt 1 ] || shift

sh engine/setup.sh tests
cmake -S . -B build-bench -G Ninja -DCMAKE_BUILD_TYPE=Release > /dev/null
cmake --build build-bench --target lockstep bench_generate bench_yardstick bench_measure > /dev/null

tree="build-bench/tree-$shape"
if [ ! -d "$tree" ]; then
  echo "generating $tree"
  build-bench/tests/bench/bench_generate "$shape" "$tree.new"
  mv "$tree.new" "$tree"
fi
documents="$(find "$tree" -name '*.md' | wc -l)"
bytes="$(find "$tree" -name '*.md' -exec cat {} + | wc -c)"
composes="$(find "$tree" -name 'compose.yaml' | wc -l)"
folders="$(find "$tree" -type d | wc -l)"
echo "$shape: $documents documents ($((bytes / 1024)) KiB), $composes compose files, $folders folders, \
$(cat "$tree"/lockstep/*.lua | grep -c '^contract') contracts"

build-bench/engine/command/lockstep -C "$tree" check "$@" | tail -n 1
build-bench/tests/bench/bench_measure "$runs" build-bench/engine/command/lockstep -C "$tree" check "$@" \
  -- build-bench/tests/bench/bench_yardstick "$tree"
