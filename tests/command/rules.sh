#!/bin/sh
# tests/command/rules.sh LOCKSTEP CASE: where rules come from: folders, packs, settings.
. "$(dirname "$0")/world.sh"

case_packs() {
  kept_world
  printf '# Ops\n\n## Drain Runbook\n\nStop.\n\n## Old Runbook\n\nStop.\n' > docs/ops.md
  cat > lockstep/ops.lua << 'RULES'
use "runbook/rollback" {
  severity = "warning",
  excuse("section Old Runbook", "kept for its history"),
}
use "runbook/rollback" { id = "ops/undo", headings = "Undo*", says = "Each can be undone.", runbooks = doc "docs/ops.md" :sections "Drain*" }
RULES
  run 1 check
  has out 'docs/ops.md:3:1: warning: section "Drain Runbook" has no section "Rollback*"'
  has out 'runbook/rollback (lockstep/ops.lua:1): Every runbook tells'
  has out 'ops/undo (lockstep/ops.lua:5): Each can be undone.'
  has out "3 contracts: 1 kept, 2 broken"
  lacks out "Old Runbook"
  run 0 explain ops/undo
  has out "from the pack runbook/rollback (lockstep:packs/runbook/rollback.lua:"
  echo 'use "runbook/rolback" { }' > lockstep/ops.lua
  run 2 check
  has out 'did you mean "runbook/rollback"?'
}

# Packs of a folder, functions in them too.
case_packs_folder() {
  kept_world
  mkdir acme
  cat > acme/owner.lua << 'RULES'
local word = parameter "word" { says = "What names the owner.", kind = "text", example = "Owner" }
contract "acme/owner" {
  says = "Every document names its owner.",
  every(docs) :satisfies("names an owner", function(d) return d:sections(word)[1] ~= nil, "no section " .. word end),
}
example "acme/owner" {
  keeps  = { ["a.md"] = [==[# Owner]==] },
  breaks = { ["a.md"] = [==[# Guide]==], saying = "no section Owner" },
}
RULES
  printf 'use "acme/owner" { word = "Guide" }\nuse "acme/owner" { id = "b", word = "Holder" }\n' > lockstep/own.lua
  run 2 check
  has out 'there is no pack "acme/owner"'
  run 1 check --pack acme=acme
  has out 'no section Holder'
  has out 'b (lockstep/own.lua:2)'
  has out '3 contracts: 2 kept, 1 broken'
  run 0 test --rules acme --require
  printf 'use "runbook/rollback" {}\nuse "runbook/rollback" { id = "again" }\n' > lockstep/shipped.lua
  run 1 test --require --pack acme=acme # the examples of both packs count, and the world's own contract has none
  has out 'lacking: docs/services: no example breaks it, so'
  has out ' examples of 0 contracts and 2 packs: '
  has out '; 1 without an example that breaks it -> exit 1'
  run 0 test --require --pack acme=acme --filter 'acme/*' --format tap
  has out 'ok 2 - breaks of acme/owner'
  sed -i 's/saying = .*/saying = "no section Keeper" },/' acme/owner.lua
  run 1 test --require --pack acme=acme
  has out 'acme/owner.lua:8: missed: breaks of acme/owner: '
  run 2 test --pack acme=acme # without --require a pack is its author's to test
  sed -i '/breaks/d' acme/owner.lua
  run 1 test --require --pack acme=acme
  has out 'lockstep/own.lua:2: lacking: b: no example breaks it, and none of the pack acme/owner does'
  run 2 check --pack acme
  has err "names no folder of packs"
  run 2 check --pack acme=nowhere
  has out "pack nowhere: "
}

# lockstep.lua says where rules and packs are.
case_settings() {
  mkdir contracts ../acme.$$ || fail "no folder beside the world"
  printf 'contract "acme/heads" { says = "S.", every(docs) :has(section) }\n' > ../acme.$$/heads.lua
  printf '# A\n' > a.md
  printf 'use "acme/heads" { id = "own/heads" }\n' > contracts/x.lua
  printf 'settings {\n  rules = "contracts",\n  packs = { acme = "../acme.%s" },\n}\n' $$ > lockstep.lua
  run 0 check
  run 0 -C contracts/.. check
  mkdir -p contracts/examples/own/heads/breaks
  printf 'none   <!-- expect: -->\n' > contracts/examples/own/heads/breaks/a.md
  run 0 test
  rm -r ../acme.$$
  run 2 check
  has out "pack ../acme.$$: "
  printf 'settings { rules = "nowhere" }\n' > lockstep.lua
  run 2 check
  has out "rules directory nowhere: "
  printf 'settings { rule = "contracts" }\n' > lockstep.lua
  run 2 check
  has out 'lockstep.lua:1:12: error: `rule` is no setting'
  has out 'did you mean `rules`?'
  printf 'settings { rules = "../x", packs = "y" }\ncontract "a" { says = "S.", every(docs) :has(section) }\n' > lockstep.lua
  run 2 check
  has out '`rules` names a folder of the repository'
  has out '`packs` names folders of packs'
  has out 'lockstep.lua:2:10: error: lockstep.lua holds settings'
  printf 'settings { rules = "contracts" }\n' | tee lockstep.lua > contracts/x.lua
  run 2 check
  has out "settings stand in lockstep.lua at the repository's root"
}

# The verdict changes with a file that is included, extended, named by an env_file or stands in for a .env: the
# contract reads them all.
case_project_reads() {
  mkdir parts lockstep
  printf 'include: [parts/queue.yaml]\nservices:\n  web:\n    extends: { file: parts/base.yaml, service: base }\n    env_file: web.env\n' > compose.yaml
  printf 'services:\n  queue: { image: "redis:${TAG}" }\n' > parts/queue.yaml
  printf 'services:\n  base: { image: "web:1" }\n' > parts/base.yaml
  printf 'COLOUR=red\n' > web.env
  printf 'TAG=7\n' > parts/.env.example
  printf 'settings { env = ".env.example" }\n' > lockstep.lua
  cat > lockstep/docs.lua << 'RULES'
contract "project/values" {
  says = "Values stand in many files.",
  the(compose :service "queue" :image()) :is "redis:7",
  the(compose :service "web" :image()) :is "web:1",
  the(compose :service "web" :field "environment.COLOUR") :is "red",
}
RULES
  run 0 check
  run 0 explain project/values
  has out "files       compose.yaml, parts/.env.example, parts/base.yaml, parts/queue.yaml, web.env"
  has out "parts/.env"
  lacks out gitignore
  run 0 explain project/values --format json
  has out "parts/.gitignore"
  for edit in 's/redis/valkey/ parts/queue.yaml' 's/web:1/web:2/ parts/base.yaml' 's/red/blue/ web.env' 's/7/8/ parts/.env.example'; do
    cp "${edit#* }" before
    sed "${edit%% *}" before > "${edit#* }"
    run 1 check
    has out "is not"
    cp before "${edit#* }"
  done
  run 0 check
  printf 'settings { env = "../.env" }\n' > lockstep.lua
  run 2 check
  has out '`env` names the file that stands in for a .env'
  printf 'TAG=7\n' > .env.example
  printf 'settings {\n  env = ".env.exmaple",\n}\n' > lockstep.lua
  run 2 check
  has out 'lockstep.lua:2:9: error: no file is called ".env.exmaple"'
  has out 'did you mean ".env.example"?'
}

# Without any rules the pack `recommended` is judged.
case_recommended() {
  printf '# Start\n\n[guide](guide.md)\n' > README.md
  run 1 check
  has out 'docs/links (lockstep:packs/recommended.lua:'
  has err 'judged by the shipped pack "recommended"'
  run 0 test
  has err 'judged by the shipped pack "recommended"'
  : > guide.md
  run 0 check
  last "exit 0"
  rm README.md guide.md
  echo 'int main(void) { return 0; }' > main.c
  run 2 check
  has out 'there is nothing to check for `docs`: there is no *.md file in the repository'
  has out "fix: start where the documents are: lockstep -C DIR check"
  last "exit 2 (no file was read, 1 vacuous)"
}

case_no_rules() {
  printf '# Nothing\n' > README.md
  mkdir Lockstep
  run 2 check
  has out "no directory lockstep/ at the root"
  has out "fix: "
  last "exit 2 (no contract)"
  rmdir Lockstep
  mkdir lockstep
  run 2 check
  has out "there is no rule file in lockstep/"
  mv lockstep Lockstep
  run 2 check
  has out "Lockstep/ is written differently"
  mv Lockstep lockstep
  echo 'contract' > lockstep/a.lua.txt
  run 2 check
  has out "lockstep/a.lua.txt does not end in .lua"
  rm lockstep/a.lua.txt
  echo 'local d = doc "README.md"' > lockstep/a.lua
  run 2 check
  last "exit 2 (no contract)"
  run 2 check --rules nowhere
  has out "rules directory nowhere: "
  mkdir inner
  run 2 -C inner check # by the pack `recommended`, which finds nothing
  has err "../ has rules: lockstep -C .. check"
}

# A rule file where nobody looks for one is told: nothing is green without it. A pack may lie there.
case_strayed_rules() {
  printf '# Title\n\n[here](README.md)\n' > README.md
  printf 'contract "a/b" {\n  says = "It is so.",\n  every(docs) :has(link),\n}\n' > links.lua
  run 2 check
  has out "there are no rules: links.lua has a contract, and does not stand in lockstep/"
  mkdir rules
  mv links.lua rules
  run 2 check
  has out "rules/links.lua has a contract"
  has out 'settings { rules = "rules" }'
  printf 'settings { rules = "rules" }\n' > lockstep.lua
  run 0 check
  rm lockstep.lua
  printf 'local a = parameter "a" { says = "A.", kind = "text", default = "x" }\n' >> rules/links.lua
  run 0 check
  has err "judged by the shipped pack"
}

case_rules_elsewhere() {
  kept_world
  mkdir outside
  mv lockstep outside/rules
  mkdir inner
  mv docs compose.yaml inner
  run 0 -C inner check --rules ../outside/rules
  run 0 -C inner check --rules="$world/outside/rules/" --jobs 2
  printf '  cron:\n    image: c\n' >> inner/compose.yaml
  run 1 -Cinner check --rules ../outside/rules
  has out "(../outside/rules/docs.lua:3)"
}

"case_$2"
