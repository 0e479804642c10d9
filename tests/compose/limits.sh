#!/bin/sh
# Every limit of a compose project is reached once, and named; one less is no error.
#   limits.sh LOCKSTEP
set -eu

lockstep=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
failures=0

# config STATUS WORDS FILE: the status, and what standard error says.
config() {
    status=0
    env -i PATH="$PATH" "$lockstep" compose -f "$3" config -q >out 2>err || status=$?
    if [ "$status" -ne "$1" ] || { [ -n "$2" ] && ! grep -qF -- "$2" err; }; then
        failures=$((failures + 1))
        echo "$3: status $status, expected $1 and \"$2\""
        head -c 500 err
    fi
}

# extending N: service sN extends s(N-1) and so on.
extending() {
    awk -v n="$1" 'BEGIN { print "services:\n  s0: {image: i}"
        for (i = 1; i <= n; i++) printf "  s%d: {extends: s%d}\n", n - i + 1, n - i }'
}
extending 101 >extends.yaml
config 2 "too many services extend one another (limit extends-depth=100)" extends.yaml
extending 100 >extends-less.yaml
config 0 "" extends-less.yaml

# including N: N files, each including the next.
including() {
    mkdir -p "$1"
    awk -v n="$2" -v folder="$1" 'BEGIN { for (i = 0; i <= n; i++) { file = folder "/" i ".yaml"
        if (i < n) printf "include: [%d.yaml]\n", i + 1 > file
        printf "services: {s%d: {image: i}}\n", i > file; close(file) } }'
}
including deep 51
config 2 "through too many files (limit include-depth=50)" deep/0.yaml
including less 50
config 0 "" less/0.yaml

nested() {
    awk -v n="$1" 'BEGIN { printf "services: {a: {image: \""
        for (i = 0; i < n; i++) printf "${V:-"
        printf "x"
        for (i = 0; i < n; i++) printf "}"
        print "\"}}" }'
}
nested 101 >nested.yaml
config 2 "variables are nested too deep (limit variable-depth=100)" nested.yaml
nested 100 >nested-less.yaml
config 0 "" nested-less.yaml

# A value of 64 KiB in .env, 17 times and 15 times.
awk 'BEGIN { printf "V="; for (i = 0; i < 65536; i++) printf "x"; print "" }' >.env
long() { awk -v n="$1" 'BEGIN { printf "services: {a: {image: \""; for (i = 0; i < n; i++) printf "$V"; print "\"}}" }'; }
long 17 >long.yaml
config 2 "too long after interpolation (limit value-size=1M)" long.yaml
long 15 >long-less.yaml
config 0 "" long-less.yaml

awk 'BEGIN { print "services: {a: {image: i, env_file: [1.env" ; for (i = 2; i <= 1000; i++) printf ", %d.env", i; print "]}}" }' >files.yaml
for i in $(seq 1000); do echo "A=$i" >"$i.env"; done
config 2 "reads too many files (limit project-files=1000)" files.yaml
rm .env

# Port ranges multiply: 65 services of 15001 ports each.
awk 'BEGIN { print "services:"; for (i = 0; i < 65; i++) printf "  s%d: {image: i, ports: [\"1-15001:1-15001\"]}\n", i }' >values.yaml
config 2 "too many values (limit project-values=1000000)" values.yaml

[ "$failures" -eq 0 ]
