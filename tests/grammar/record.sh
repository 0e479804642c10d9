#!/bin/sh
# Records again what shfmt makes of the scripts in cases/. For maintainers only: the test reads what is recorded, and
# needs neither shfmt nor jq (Debian packages of these names).
#   record.sh [CASE...]
set -eu

cd "$(dirname "$0")"
[ $# -gt 0 ] || set -- cases/*.sh
for case in "$@"; do
    case=cases/$(basename "$case" .sh)
    shfmt --to-json <"$case.sh" >"$case.json"
    jq -r -f reduce.jq <"$case.json" >"$case.tree"
    rm "$case.json"
done
