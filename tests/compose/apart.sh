#!/bin/sh
# Where lockstep differs from what is recorded, and why: the rows of the table in engine/README.md, from the cases.
#   apart.sh          prints them
#   apart.sh README   fails unless that file has exactly them
set -eu

rows() {
    awk 'FNR == 1 { n = split(FILENAME, part, "/"); case_name = part[n - 1]; sub(/-.*/, "", case_name) }
        /^run / { run = $2 }
        /^apart / { reason = substr($0, 7)
            if (!(reason in runs)) order[++count] = reason
            mark = reason SUBSEP case_name
            runs[reason] = runs[reason] (mark in seen ? " " : (reason in seen_any ? ", " : "") case_name ": ") run
            seen[mark] = 1; seen_any[reason] = 1 }
        END { for (i = 1; i <= count; i++) printf "| %s | %s |\n", order[i], runs[order[i]] }' \
        "$(dirname "$0")"/cases/*/case.txt
}

if [ $# -eq 0 ]; then
    rows
    exit 0
fi
made=$(rows)
there=$(awk '/^\| why \| case: runs \|$/ { on = 1; getline; next } on && !/^\|/ { exit } on' "$1")
[ "$made" = "$there" ] && exit 0
echo "the table in $1 is another one; sh tests/compose/apart.sh prints:"
echo "$made"
exit 1
