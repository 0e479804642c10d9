#!/bin/sh
# tests/command/surroundings.sh LOCKSTEP CASE: what a shell, a locale, a terminal or a disk may do to a run. Also run with sanitizers.
. "$(dirname "$0")/world.sh"

case_closed_streams() {
  kept_world
  for close in '<&-' '>&-' '2>&-' '<&- >&- 2>&-'; do
    status=0
    eval "\"\$lockstep\" check $close" > /dev/null || status=$?
    case "$close" in
      *'>&-'*) [ "$status" = 0 ] || [ "$status" = 2 ] || fail "$close: status $status" ;;
      *) [ "$status" = 0 ] || fail "$close: status $status" ;;
    esac
  done
  status=0
  "$lockstep" check >&- 2> err || status=$?
  [ "$status" = 2 ] || fail "standard output is closed: status $status"
  has err "standard output: "
  grep -q . docs/guide.md compose.yaml lockstep/docs.lua || fail "a source was written to"
}
# A result that can't be written is no result: status 2, whatever the verdict.
case_full_disk() {
  kept_world
  for asked in check facts 'facts services' 'explain docs/services' help 'help limits' --version 'compose config'; do
    status=0
    "$lockstep" $asked > /dev/full 2> err || status=$?
    [ "$status" = 2 ] || fail "$asked: status $status"
    grep -q "standard output" err || fail "$asked does not say why"
  done
  run 2 check --output json=/dev/full
  has err "/dev/full"
}
case_read_only() {
  kept_world
  mkdir results
  chmod -R a-w docs compose.yaml lockstep
  run 0 check --output json=results/out.json
  [ -s results/out.json ] || fail "no file was written"
  chmod -R u+w .
}
case_environment() {
  kept_world
  status=0
  env -i "$lockstep" check > out 2> err || status=$?
  [ "$status" = 0 ] || fail "an empty environment: status $status"
  cp out plain
  printf '  Ähre:\n    image: İ\n' >> compose.yaml
  run 1 check
  mv out plain
  for locale in C POSIX C.UTF-8 tr_TR.UTF-8 de_DE.ISO-8859-1 nonsense; do
    status=0
    LC_ALL="$locale" LANG="$locale" HOME=/nowhere TERM=dumb "$lockstep" check > out 2> err || status=$?
    [ "$status" = 1 ] || fail "$locale: status $status"
    cmp out plain || fail "$locale: another report"
  done
}
# A narrow terminal gets short lines, and all of them.
case_narrow() {
  needs_terminal
  kept_world
  printf '  cron:\n    image: c\n' >> compose.yaml
  script -qec "stty cols 40; TERM=xterm '$lockstep' check --color never" typescript > out 2> err < /dev/null || true
  tr -d '\r' < typescript > out
  grep -v '^Script ' out | awk 'length > 40 && /^    [^ |0-9]/ { exit 1 }' || fail "a line is wider than 40 columns"
  has out "exit 1"
}
case_wrong_flags() {
  kept_world
  for flag in - --= --=x -- --limit=--limit --jobs=99999999999999999999 --jobs=-1 --color=x --format= --output= --output== --output=json= \
    --rules= -C -Cnowhere -C= --fail-on= --limit== --limit=nesting= --limit=nesting=9999999999999999999999 -h=x '-é' --é; do
    status=0
    "$lockstep" check "$flag" > out 2> err < /dev/null || status=$?
    [ "$status" -le 2 ] || fail "$flag: status $status"
    [ "$status" != 2 ] || [ -s err ] || [ -s out ] || fail "$flag: not a word"
  done
  run 2 facts "$(printf '\377\001')"
  run 2 explain "$(printf '\033[31m')"
  LC_ALL=C grep -q "$(printf '\033')" out err && fail "an escape sequence goes through"
  true
}

# Where a clone came from says which addresses are its own: an old one, a fork's and pinned ones lead elsewhere.
case_own_address() {
  mkdir -p docs .git/refs/remotes/origin .github/workflows
  origin() { printf '[core]\n\tbare = false\n[remote "origin"]\n\turl = %s\n[branch "x"]\n\tremote = origin\n' "$1" > .git/config; }
  findings() { grep -o '^README.md:[0-9]*' out | sort -u | tr '\n' ' '; }
  printf '# X\n' > docs/x.md
  printf 'on: push\n' > .github/workflows/ci.yml
  for path in blob/main/docs/x.md tree/master/docs blob/v1.0/docs/gone.md blob/0123456789abcdef/docs/gone.md issues/1 \
    blob/main/docs/x.md#L3-L5 actions/workflows/ci.yml/badge.svg actions/workflows/pages/pages-build releases edit/main/docs/x.md; do
    printf '[a](https://github.com/example/shop/%s)\n' "$path"
  done > README.md
  printf '[a](https://github.com/%s/blob/main/docs/gone.md)\n' someone/shop example/old-shop example/shop >> README.md
  printf '[a](https://raw.githubusercontent.com/Example/shop/main/docs/gone.md)\n' >> README.md
  printf '[a](https://github.com/example/shop/%s)\n' actions/workflows/gone.yml 'blob/main/docs/x.md#nowhere' >> README.md
  for url in https://github.com/example/shop git@github.com:example/shop.git https://github.com/me/shop.git; do
    origin "$url" # the last is a fork's clone, whose links lead to where it came from
    run 1 check
    [ "$(findings)" = "README.md:13 README.md:14 README.md:15 README.md:16 " ] || fail "$url: $(findings)"
    has out "there is no docs/gone.md"
    has out "there is no .github/workflows/gone.yml"
    has out 'docs/x.md has no anchor "nowhere"'
  done
  origin https://github.com/example/old-shop
  run 1 check
  [ "$(findings)" = "README.md:12 " ] || fail "the old name: $(findings)"
  origin https://github.com/example/shop
  printf 'ref: refs/remotes/origin/develop\n' > .git/refs/remotes/origin/HEAD
  printf '[a](https://github.com/example/shop/blob/develop/docs/gone.md)\n' >> README.md
  run 1 check
  [ "$(findings)" = "README.md:15 README.md:17 " ] || fail "another default branch: $(findings)"
  rm -r .git
  run 0 check
}

"case_$2"
