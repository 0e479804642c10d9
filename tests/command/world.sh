# tests/command/world.sh LOCKSTEP CASE HEADER: what the scripts of this folder share. Sourced; the case runs in an empty folder.
set -eu
lockstep="$1"
header="$3"
world="$(mktemp -d)"
trap 'rm -rf "$world"' EXIT
cd "$world"

# Ends the case as skipped (ctest says so) where the machine has no pseudo-terminals.
needs_terminal() {
  script -qec true /dev/null > /dev/null 2>&1 < /dev/null || { echo "skipped: no pseudo-terminal here"; exit 77; }
}

fail() {
  echo "$*" >&2
  [ ! -e out ] || sed 's/^/  out: /' out >&2
  [ ! -e err ] || sed 's/^/  err: /' err >&2
  exit 1
}
# run STATUS ARGUMENT...: the status must be that; standard output is in out, standard error in err.
run() {
  wanted="$1"
  shift
  status=0
  "$lockstep" "$@" > out 2> err || status=$?
  [ "$status" = "$wanted" ] || fail "lockstep $*: expected status $wanted, got $status"
}
has() { grep -qF -- "$2" "$1" || fail "$1 does not hold: $2"; }
lacks() { ! grep -qF -- "$2" "$1" || fail "$1 holds: $2"; }
last() { [ "$(tail -n 1 out | sed 's/.* -> //')" = "$1" ] || fail "the last line does not end in: $1"; }

# A small repository whose one contract is kept.
kept_world() {
  mkdir -p docs lockstep
  printf '# Guide\n\n## Services\n\n- `web`\n- `queue`\n' > docs/guide.md
  printf 'services:\n  web:\n    image: a\n  queue:\n    image: b\n' > compose.yaml
  cat > lockstep/docs.lua << 'RULES'
contract "docs/services" {
  says = "The guide names every service.",
  every(compose :services()) :appears_in(doc "docs/guide.md" :section "Services" :terms()),
}
RULES
}

# One more rule file, with one contract that holds the sentence.
rule() {
  printf 'contract "more/%s" {\n  says = "It is so.",\n  %s,\n}\n' "$1" "$2" > "lockstep/$1.lua"
}
