#!/bin/sh
# Records again what Docker Compose prints for the cases beside this script. For maintainers only: the tests
# read what is recorded and need no Docker Compose.
#   record.sh DIR_OF_BINARY [CASE...]      DIR_OF_BINARY holds the plugin program "docker-compose"
# A case with a line `recorded` came from elsewhere, with that version: it is left as it is.
# Each run is done three times; what differs between them is named at the end and must not be kept as it is.
set -eu

[ $# -ge 1 ] || { echo "usage: record.sh DIR_OF_BINARY [CASE...]" >&2; exit 2; }
program=$(cd "$1" && pwd)/docker-compose
shift
[ -x "$program" ] || { echo "record.sh: no program $program" >&2; exit 2; }
cases=$(cd "$(dirname "$0")/cases" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unstable=

# Warnings come in random order, and more than once: each once, sorted, before the rest.
warnings_sorted() {
    grep '^level=' "$1" | LC_ALL=C sort -u || true
    grep -v '^level=' "$1" || true
}

# Paths become @DIR@ and @PARENT@, times go, lists that come in random order are sorted.
cleaned() {
    sed -e "s|$work/parent/proj|@DIR@|g" -e "s|$work/parent|@PARENT@|g" -e 's/^time="[^"]*" //' "$1" | case "$2" in
    *--services* | *--profiles* | *--volumes* | *--images*) LC_ALL=C sort ;;
    *) cat ;;
    esac
}

# One run: its block of case.txt is in $work/block.
run_once() {
    rm -rf "$work/parent"
    mkdir "$work/parent"
    cp -R "$1/in" "$work/parent/proj"
    set -- env -i PATH="$PATH" HOME=/nonexistent DOCKER_CONFIG=/nonexistent
    while IFS= read -r line; do
        case $line in "env "*) set -- "$@" "${line#env }" ;; esac
    done <"$work/block"
    folder=$(sed -n 's/^cwd //p' "$work/block")
    args=$(sed -n 's/^args //p' "$work/block")
    set -f
    # shellcheck disable=SC2086 # the words of the line are the arguments
    set -- "$@" "$program" $args
    set +f
    status=0
    (cd "$work/parent/proj/${folder:-.}" && exec "$@") >"$work/out" 2>"$work/err" </dev/null || status=$?
    cleaned "$work/out" "$args" >"$work/out.clean"
    cleaned "$work/err" "" >"$work/err.mixed"
    warnings_sorted "$work/err.mixed" >"$work/err.clean"
}

record_case() {
    if grep -q '^recorded ' "$1/case.txt"; then return 0; fi
    for run in $(sed -n 's/^run //p' "$1/case.txt"); do
        awk -v run="$run" '/^run /{on = ($2 == run)} on' "$1/case.txt" >"$work/block"
        run_once "$1"
        first=$status
        cp "$work/out.clean" "$1/$run.stdout"
        cp "$work/err.clean" "$1/$run.stderr"
        for again in 2 3; do
            run_once "$1"
            cmp -s "$work/out.clean" "$1/$run.stdout" || unstable="$unstable $(basename "$1"):$run.stdout"
            cmp -s "$work/err.clean" "$1/$run.stderr" || unstable="$unstable $(basename "$1"):$run.stderr"
            [ "$status" = "$first" ] || unstable="$unstable $(basename "$1"):$run.exit"
        done
        awk -v run="$run" -v status="$first" '
            /^run /{on = ($2 == run)}
            on && /^exit /{next}
            {print}
            on && /^args /{print "exit " status}' "$1/case.txt" >"$work/case"
        cp "$work/case" "$1/case.txt"
    done
}

if [ $# -gt 0 ]; then
    for name in "$@"; do record_case "$cases/$name"; done
else
    for folder in "$cases"/*/; do record_case "${folder%/}"; done
fi
for name in $unstable; do echo "$name"; done | sort -u
