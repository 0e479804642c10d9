#!/bin/sh
# tests/command/packs.sh LOCKSTEP CASE HEADER: the shipped packs and their pages, and packs of other folders.
# `accept` in place of a case writes the tables of the pages anew.
rules="$(cd "$(dirname "$3")/.." && pwd)/rules"
program="$(cd "$(dirname "$1")" && pwd)/$(basename "$1")"
set -- "$program" "$2" "$3"
. "$(dirname "$0")/world.sh"

names() { (cd "$rules/packs" && find . -name '*.lua' ! -name 'recommended.lua' | sed 's|^\./||; s|\.lua$||' | LC_ALL=C sort); }

# The rows of a page's table, made from the pack's parameters.
rows() {
  awk '
    function value(line) { sub(/^[^=]*= */, "", line); sub(/,$/, "", line); return line }
    /^local [a-z_]+ *= parameter "/ { split($0, part, "\""); name = part[2]; says = kind = given = "" }
    name && /^  says / { says = value($0); gsub(/^"|"$/, "", says); gsub(/\\"/, "\"", says) }
    name && /^  kind / { kind = value($0); gsub(/"/, "", kind) }
    name && /^  default / { given = "`" value($0) "`" }
    name && /^}/ { printf "| `%s` | %s | %s | %s |\n", name, kind, given ? given : "must be given", says; name = "" }
  ' "$1"
}

table() { sed -n '/^|---|---|---|---|$/,/^$/p' "$1" | sed '1d;/^$/d'; }

# What the examples expect, a line each.
expected() {
  sed -nE 's/.*expect: (.*[^ ]) *-->.*/\1/p; s/.*(#|\/\/) expect: (.*)$/\2/p; s/^ *saying = "(.*)",$/\1/p' "$1" | sed 's/\\"/"/g'
}

# A use as the page shows it is understood as it stands.
is_understood() {
  mkdir -p lockstep
  awk '/^```lua$/ { inside = 1; next } /^```$/ { inside = 0 } inside' "$1" > lockstep/rules.lua
  id="$(sed -nE 's/^ *id *= "(.*)",$/\1/p' lockstep/rules.lua)"
  "$lockstep" explain "${id:-$2}" > out 2> err || true
  has out "understood"
}

page_check() {
  page="$rules/packs/$1.md" pack="$rules/packs/$1.lua"
  [ -f "$page" ] || fail "the pack $1 has no page"
  says="$(sed -nE 's/^  says = "(.*)",$/\1/p' "$pack")"
  grep -qxF "# $1" "$page" || fail "$page: its title is not $1"
  grep -qxF -- "$says" "$page" || fail "$page: does not say as the pack: $says"
  rows "$pack" > wanted
  table "$page" > written
  diff -u written wanted >&2 || fail "$page: its table is stale; accept writes it anew"
  expected "$pack" > phrases
  [ -s phrases ] || fail "$pack: expects nothing"
  while read -r phrase; do
    grep -qF -- "$phrase" "$page" || fail "$page: shows no finding with: $phrase"
  done < phrases
  grep -qF "[\`$1\`]($1.md)" "$rules/packs/README.md" || fail "rules/packs/README.md: no row for $1"
  is_understood "$page" "$1"
}

# Pages can't go stale: title, sentence, table, findings and use are compared with the pack.
case_pages() {
  names > names
  [ "$(wc -l < names)" -ge 10 ] || fail "packs are missing"
  while read -r name; do page_check "$name"; done < names
}

# Two packs of one name are a mistake; what --pack says goes before lockstep.lua.
case_clash() {
  mkdir -p lockstep acme other gate
  printf '# Guide\n' > a.md
  printf 'contract "acme/heads" { says = "S.", every(docs) :has(section) }\n' | tee acme/heads.lua other/heads.lua > gate/rollback.lua
  printf 'use "acme/heads" { }\n' > lockstep/a.lua
  run 2 check --pack acme=acme --pack acme=other
  has out 'there are two packs "acme/heads": acme/heads.lua and other/heads.lua'
  run 2 check --pack acme=acme --pack runbook=gate
  has out 'there are two packs "runbook/rollback": lockstep:packs/runbook/rollback.lua and gate/rollback.lua'
  has out "fix: give the folder of one of them another name"
  printf 'settings { packs = { acme = "gone" } }\n' > lockstep.lua
  run 2 check
  has out "pack gone: "
  run 0 check --pack acme=other
}

# All that is wrong in a pack is one finding at its use; its parameters are not known then, and nobody is blamed.
case_broken() {
  mkdir -p lockstep acme
  printf '# Guide\n' > a.md
  cat > acme/heads.lua << 'RULES'
contract "acme/heads" {
  says = "S.",
  every(docs) :hass(section),
}
RULES
  printf '%s\n' 'local w = parameter "w" { says = "W.", kind = "text", example = "x" }' \
    'contract "acme/comma" {' '  says = "S."' '  every(docs) :has(section(w)),' '}' > acme/comma.lua
  printf 'use "acme/heads" { }\nuse "acme/comma" { w = "Guide" }\n' > lockstep/a.lua
  run 2 check --pack acme=acme
  has out 'lockstep/a.lua:1:1: error: the pack "acme/heads" can'"'"'t be used like this: there is no word `:hass`'
  has out 'acme/heads.lua:3:16: note: here in the pack'
  has out "fix: did you mean \`:has\`?"
  has out 'acme/comma.lua:3:10: note: here in the pack'
  lacks out "is no parameter"
  [ "$(grep -c ': error: ' out)" = 2 ] || fail "more than one finding for a pack"
}

# explain quotes a pack with its user's values: never the names of its parameters.
case_values() {
  mkdir -p lockstep acme
  printf '# Drain Runbook\n\n## Undo\n\n`make undo`\n' > a.md
  printf 'local found = docs :sections "Drain*"\nuse "runbook/rollback" {\n  runbooks = found,\n  headings = {\n    "Undo*",\n  },\n}\n' > lockstep/a.lua
  run 0 explain runbook/rollback
  has out '1. every(found) :has(section({ "Undo*", }) :with(command))'
  lacks out "headings"
  printf 'use "runbook/rollback" { id = "b", headings = "Undo*" }\nuse "acme/inner" { way = "Undo*" }\n' > lockstep/a.lua
  printf '%s\n' 'local way = parameter "way" { says = "W.", kind = "text", example = "x" }' \
    'use "runbook/rollback" { id = "acme/inner", headings = way }' > acme/inner.lua
  run 0 explain b --pack acme=acme
  has out '1. every(docs :sections { "*Runbook", "*Runbook *" }) :has(section("Undo*") :with(command))'
  run 0 explain acme/inner --pack acme=acme
  has out ':has(section("Undo*") :with(command))'
}

accept_tables() {
  names > names
  while read -r name; do
    rows "$rules/packs/$name.lua" > wanted
    awk -v rows=wanted '
      skipping && /^$/ { skipping = 0 }
      !skipping { print }
      /^\|---\|---\|---\|---\|$/ { while ((getline line < rows) > 0) print line; skipping = 1 }
    ' "$rules/packs/$name.md" > page
    cat page > "$rules/packs/$name.md"
  done < names
}

case "$2" in
  accept) accept_tables ;;
  *) "case_$2" ;;
esac
