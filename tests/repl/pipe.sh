#!/bin/sh
# tests/repl/pipe.sh LOCKSTEP ROOT [--accept]: sessions/*.txt and the audit in examples/ entered through a pipe, and what must be answered: sessions/*.expected.
# The first line of a session is a comment that names the folder of ROOT where it is held.
set -eu
lockstep="$1" root="$2" accept="${3:-}" failed=0
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
sessions="$root/tests/repl/sessions"

fail() { echo "pipe: $*"; failed=1; }

# answer ROOT [OPTION...]: what is said to the session on standard input, and its status.
answer() {
  status=0
  "$lockstep" repl -C "$@" > "$scratch/out" 2>&1 || status=$?
  echo "status $status" >> "$scratch/out"
}
expect() { grep -qF -- "$1" "$scratch/out" || { fail "\"$1\" was not answered:"; cat "$scratch/out"; }; }

for session in "$sessions"/*.txt "$root"/examples/audit/*.txt; do
  expected="${session%.txt}.expected"
  cp -R "$root/$(sed -n '1s/^-- //p' "$session")/." "$scratch/world"
  answer "$scratch/world" --today 2026-11-22 < "$session"
  rm -rf "$scratch/world"
  if [ "$accept" ]; then
    cp "$scratch/out" "$expected"
  elif ! diff -u "$expected" "$scratch/out"; then
    fail "$session"
  fi
done
[ -z "$accept" ] || exit 0

# What can't stand in a text file.
world="$root/examples/release"
printf 'docs :tab\0les()\nservices\r\n:contr' | answer "$world"
expect 'compose.yaml:10:3'
expect 'there is no command :contr'
expect 'did you mean :contracts?'
expect 'status 2'
awk 'BEGIN { printf "local a = \""; while (n++ < 400000) printf "aaaaaaaa"; print "\"\nservices" }' | answer "$world"
expect 'compose.yaml:10:3'
expect 'status 2'
printf 'services\n' | answer "$world" --color always
expect "$(printf '\033[')"
printf 'services\n' | FORCE_COLOR=1 NO_COLOR=1 answer "$world"
if grep -q "$(printf '\033')" "$scratch/out"; then fail "NO_COLOR is not heeded"; fi
printf '%s\n' 'docs' 'env ".env.none"' | answer "$world" --jobs 1
expect 'status 2'
answer "$world" < /dev/null
expect 'status 0'
printf ':quit\nno such line\n' | answer "$world"
expect 'status 0'
printf ':help explain\n:help words\n' | answer "$world"
expect 'usage: lockstep explain CONTRACT [SUBJECT]'
expect 'is_accepted_by'
answer "$scratch/nowhere" < /dev/null
expect 'status 2'

# Nobody reads any more: it ends, as a shell expects.
{
  status=0
  printf '%s\n' services ':help words' ':help words' ':help words' services | "$lockstep" repl -C "$world" 2> "$scratch/err" || status=$?
  echo "$status" > "$scratch/status"
} | true
[ "$(cat "$scratch/status")" = 141 ] || fail "a closed pipe: status $(cat "$scratch/status")"
[ ! -s "$scratch/err" ] || fail "a closed pipe: $(cat "$scratch/err")"

# The rules and packs of another folder are those of every line.
mkdir "$scratch/own" "$scratch/packs"
printf 'contract "own/links" {\n  says = "Links lead somewhere.",\n  every(docs :links()) :exists(),\n}\n' > "$scratch/own/own.lua"
printf ':check\n:contracts\n' | answer "$world" --rules "$scratch/own"
expect '1 contract: 1 kept; 4 documents'
expect 'own/links'
[ "$failed" = 0 ]
