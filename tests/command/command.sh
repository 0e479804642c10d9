#!/bin/sh
# tests/command/command.sh LOCKSTEP CASE: the command line as a user meets it: statuses, messages, files.
. "$(dirname "$0")/world.sh"

case_kept() {
  kept_world
  run 0 check
  last "exit 0"
  has out "1 contract: 1 kept"
  [ ! -s err ] || fail "a clean run says something on standard error"
}

case_broken() {
  kept_world
  printf '  cron:\n    image: c\n' >> compose.yaml
  run 1 check
  last "exit 1"
  has out 'compose.yaml:6:3: error: '
  has out '    6 |   cron:'
  has out 'docs/services (lockstep/docs.lua:3): The guide names every service.'
  run 0 check --fail-on never
  run 1 check --fail-on info
}

# Examples of the one contract: inline ones, and a folder.
case_test() {
  kept_world
  run 2 test
  has out "there is no example"
  cat >> lockstep/docs.lua << 'RULES'
example "docs/services" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        web: {}
    ]==],
    ["docs/guide.md"] = [==[
      # Guide

      ## Services

      - `web`
    ]==],
  },
  breaks = {
    ["compose.yaml"] = [==[
      services:
        web: {}
        # expect: does not appear
        cron: {}
    ]==],
  },
}
RULES
  run 0 test
  has out "2 examples of 1 contract: 2 ok -> exit 0"
  has out "tested examples, not this repository: lockstep check does that"
  run 0 test --require
  run 0 check # the marks are no part of anything
  run 2 test --filter 'other/*'
  has out "--filter other/*"
  sed -i 's/does not appear/something else/' lockstep/docs.lua
  run 1 test
  has out 'lockstep/docs.lua:24: missed: breaks of docs/services: nothing was found here that says "something else"'
  has out 'lockstep/docs.lua:24:9: error: service "cron" does not appear'
  sed -i 's/ *# expect: something else/        # nothing/; s/web: {}$/web: {} # expect:/' lockstep/docs.lua
  run 1 test
  has out "missed: keeps of docs/services"
  has out "wrong place: breaks of docs/services"
}

case_test_folder() {
  kept_world
  for case in keeps breaks-cron; do
    mkdir -p "lockstep/examples/docs/services/$case/docs"
    cp compose.yaml "lockstep/examples/docs/services/$case/"
    cp docs/guide.md "lockstep/examples/docs/services/$case/docs/"
  done
  printf '  # expect:\n  cron: {}\n' >> lockstep/examples/docs/services/breaks-cron/compose.yaml
  echo 'contract' > lockstep/examples/docs/services/keeps/script.lua
  run 0 check
  run 0 test
  has out "2 ok -> exit 0"
  run 0 test --format tap
  has out "ok 1 - breaks-cron of docs/services"
  run 0 test --format json
  has out '"result": "ok"'
  sed -i '/expect/d' lockstep/examples/docs/services/breaks-cron/compose.yaml
  echo 'no such words' > lockstep/examples/docs/services/breaks-cron/saying
  run 1 test
  has out 'lockstep/examples/docs/services/breaks-cron: missed: breaks-cron of docs/services: no finding says "no such words"'
  has out 'lockstep/examples/docs/services/breaks-cron/compose.yaml:6:3: error: service "cron"'
  mkdir -p lockstep/examples/docs/servces/keeps lockstep/examples/breaks
  run 2 test
  has out 'there is no contract "docs/servces" that this could be an example of'
  has out 'did you mean "docs/services"?'
  has out 'lockstep/examples/breaks: this case stands right in examples/'
}

# What was found becomes marks, inline and in folders; lines that were right stay as they are.
case_test_accept() {
  kept_world
  rule other 'every(docs :sections()) :has(table)'
  cat >> lockstep/other.lua << 'RULES'
example "more/other" {
  breaks = {
    ["a.md"] = [==[
      # One
      text   <!-- expect: nothing of the kind -->
      ## Two
    ]==],
    ["b.md"] = [[# Three]],
  },
}
RULES
  mkdir -p lockstep/examples/docs/services/breaks/docs
  cp docs/guide.md lockstep/examples/docs/services/breaks/docs/
  printf 'services:\n  # expect: something else\n  web: {}\n  cron: {}' > lockstep/examples/docs/services/breaks/compose.yaml
  run 1 test --accept
  has err "+ # One   <!-- expect: section \"One\" has no table -->"
  has err "accepted: read the change"
  run 0 test
  has out "2 ok -> exit 0"
  has lockstep/other.lua '["b.md"] = [[# Three   <!-- expect: section "Three" has no table -->]],'
  has lockstep/other.lua '      ## Two   <!-- expect: section "Two" has no table -->'
  has lockstep/other.lua '      text'
  lacks lockstep/other.lua "nothing of the kind"
  has lockstep/examples/docs/services/breaks/compose.yaml '  cron: {}   # expect: service "cron" does not appear'
  lacks lockstep/examples/docs/services/breaks/compose.yaml 'something else'
  cp lockstep/other.lua before
  run 0 test --accept
  cmp -s before lockstep/other.lua || fail "what was right is changed"
}

# A change of a rule file is tested, within a moment.
case_test_watch() {
  kept_world
  "$lockstep" test --watch > out 2> err &
  watching=$!
  sleep 0.2
  printf 'example "docs/services" { keeps = { ["a.md"] = [[x]] } }\n' >> lockstep/docs.lua
  tries=0
  until grep -q "1 vacuous" out || [ "$tries" = 20 ]; do
    sleep 0.1
    tries=$((tries + 1))
  done
  kill "$watching"
  has out "there is no example"
  has out "1 vacuous"
}

case_test_results() {
  kept_world
  rule other 'every(docs :sections "Runbook*") :satisfies("ends", function(s) return missing.name end)'
  cat >> lockstep/other.lua << 'RULES'
example "more/other" {
  keeps  = { ["a.md"] = [==[# Runbook]==] },
  breaks = { ["a.md"] = [==[# Guide]==] },
}
example "docs/services" {
  keeps = { ["docs/guide.md"] = [==[# Guide]==] },
}
RULES
  run 2 test
  has out "lockstep/other.lua:6: crashed: keeps of more/other: the contract could not be judged"
  has out "lockstep/other.lua:7: vacuous: breaks of more/other"
  has out "lockstep/other.lua:10: vacuous: keeps of docs/services"
  sed -i 's/missing.name/true/' lockstep/other.lua
  run 1 test --filter 'more/*'
  has out "1 ok, 1 vacuous"
  run 1 test --require --filter 'docs/*'
  has out "lockstep/docs.lua:1: lacking: docs/services: no example breaks it"
  has out "; 1 without an example that breaks it -> exit 1"
}

# A shipped pack, with parameters; findings stand at the author's line.
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
  has out 'lockstep.lua:1:1: error: `rule` is no setting'
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
}

# Without any rules the pack `recommended` is judged.
case_recommended() {
  printf '# Start\n\n[guide](guide.md)\n' > README.md
  run 1 check
  has out 'docs/links (lockstep:packs/recommended.lua:'
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

case_vacuous() {
  kept_world
  rule glob 'every(docs "handbook/*.md") :has(section)'
  run 1 check
  last "exit 1"
  has out "1 vacuous"
  rm lockstep/glob.lua
  rule missing 'every(doc "docs/guide.md" :sections "*Runbook*") :has(command)'
  run 1 check
  has out "1 vacuous"
  rm lockstep/missing.lua
  rule file 'the(doc "docs/gide.md") :has(section)'
  run 1 check
  has out "docs/guide.md"
}

case_unjudged() {
  kept_world
  head -c 3000 /dev/zero | tr '\0' 'x' >> docs/guide.md
  run 2 check --limit file-size=2K
  has out "1 unjudged"
  has out "docs/guide.md: error: "
  kept_world
  rm docs/guide.md
  ln -s /etc/hostname docs/guide.md
  run 2 check
  has out "1 unjudged"
  rm docs/guide.md
  kept_world
  printf 'services:\n  web: [\n' > compose.yaml
  run 2 check
  has out "compose.yaml:"
  has out "1 unjudged"
}

case_rule_mistake() {
  kept_world
  printf 'contract "a/b" {\n  says = "x",\n  every(docs :setcions "x") :has(command),\n}\n' > lockstep/bad.lua
  run 2 check
  has out "lockstep/bad.lua:3:"
  has out "sections"
  has out "1 kept"
}

case_usage() {
  kept_world
  run 2
  has err "usage: lockstep COMMAND"
  run 2 chekc
  has err 'there is no command "chekc"'
  has err "did you mean check?"
  run 2 check --fromat json
  has err "did you mean --format?"
  run 2 check --format yaml
  has err "it takes text, json"
  run 2 check --jobs 0
  run 2 check --jobs
  has err "--jobs needs a value: --jobs N"
  run 2 check --all=yes
  has err "--all takes no value"
  run 2 facts --fail-on info
  has err "--fail-on is no option of lockstep facts"
  run 2 facts docs tables
  has err "single quotes"
  run 2 explain
  has err "lockstep explain CONTRACT"
  run 2 -C nowhere check
  run 2 check --limit file-size=3X
  run 2 -x check
  [ ! -s out ] || fail "wrong usage writes to standard output"
}

# Contracts without a finding of their own say what they wait for.
case_why_unjudged() {
  kept_world
  printf 'services:\n  web: [\n' > compose.yaml
  run 2 check
  has out "docs/services is unjudged: it reads compose.yaml, which could not be read whole"
  [ "$(grep -c 'is unjudged' out)" = 1 ] || fail "one contract is unjudged"
}

case_no_file() {
  mkdir lockstep
  rule nothing 'every(docs) :has(section)'
  run 2 check
  last "exit 2 (no file was read, 1 vacuous)"
}

# A document or a data file among the rules: one answer, and the other files are loaded.
case_not_rules() {
  kept_world
  for text in '# Rules\n\nSee `docs/`:\n\n```sh\nls\n```\n' 'rules:\n  - a: [x]\n' '{"a": [1]}\n' '<html>\n</html>\n' '#!/bin/sh\necho "a"\n' '---\na: b\n'; do
    printf '%b' "$text" > lockstep/other.lua
    run 2 check
    has out "lockstep/other.lua:1: error: this is no rule file: it looks like "
    has out "1 kept"
    [ "$(grep -c 'error:' out)" = 1 ] || fail "more than one answer"
  done
  printf '# a comment\ncontract "a/b" {\n}\n' > lockstep/other.lua
  run 2 check
  has out "write -- before a comment"
}

case_hints() {
  kept_world
  rule expression 'every(compose :services "web|queue.*") :has(image)'
  run 1 check
  has out 'only * stands for anything; { "a", "b" } names several'
  rm lockstep/expression.lua
  rule path 'every(compose :services()) :appears_in "docs/guide.md"'
  run 1 check
  has out '"docs/guide.md" is a name here, not the file: write :is_mentioned_in(doc "docs/guide.md")'
  rm lockstep/path.lua
  rule whole 'the(doc "docs/guide.md" :commands("ctl.sh") :argument(1)) :equals "x"'
  run 2 check
  has out 'write :is(...), which compares one argument'
  rm lockstep/whole.lua
  rule terms 'every(doc "docs/guide.md" :terms()) :appears_in(compose :services())'
  run 2 explain s
  has out "did you mean one of these: docs/services, more/terms?"
  run 2 explain term
  has out 'did you mean "more/terms"?'
}

case_help() {
  run 0 --help
  for word in check explain facts help --rules --output; do has out "$word"; done
  run 0 help check
  has out "usage: lockstep check [PATH...]"
  has out "--fail-on"
  run 0 facts -h
  lacks out "--fail-on"
  run 2 -v
  has err "did you mean --version?"
  run 2 version
  has err "did you mean lockstep --version?"
  run 0 -V
  has out "lockstep "
  run 0 --version
  [ "$(cat out)" = "lockstep $(sed -nE 's/^#define LOCKSTEP_VERSION "(.*)"/\1/p' "$header")" ] || fail "another version"
  for about in check test explain contracts facts compose new init help; do
    run 0 help "$about"
    awk 'length > 80 { exit 1 }' out || fail "help is wider than 80 columns"
  done
}

case_compose() {
  mkdir proj && cd proj
  printf 'services:\n  web:\n    image: "nginx:${TAG:-1}"\n  db:\n    image: d\n    profiles: [data]\n' > compose.yaml
  run 0 compose config
  has out "image: nginx:1"
  lacks out "image: d"
  run 0 compose config --format json
  has out '"image": "nginx:1"'
  run 0 compose --no-interpolate config
  has out 'image: nginx:${TAG:-1}'
  run 0 compose --profile data config --services
  [ "$(cat out)" = "$(printf 'db\nweb')" ] || fail "both services are enabled"
  run 0 compose --profiles config
  [ "$(cat out)" = data ] || fail "there is one profile"
  run 0 compose --origins config
  has out "services.web.image = nginx:1"
  has out "interpolated compose.yaml:3:12"
  run 2 compose up
  has err "lockstep runs nothing"
  printf '    ports: [80:80:80:80]\n' >> compose.yaml
  run 2 compose --profile '*' config
  has err "compose.yaml:7:13: error:"
  [ ! -s out ] || fail "a project that can't be loaded is printed"
}

case_output() {
  kept_world
  printf '  cron:\n    image: c\n' >> compose.yaml
  run 1 check --format json --output text=gate.txt --output=json=gate.json
  cmp out gate.json || fail "standard output and the file differ"
  tail -n 1 gate.txt | grep -q 'exit 1' || fail "gate.txt is not whole"
  run 1 check --output text=gate.txt
  run 2 check --output json=docs/guide.md
  has err "looks like a source"
  grep -q Services docs/guide.md || fail "a document was replaced"
  run 2 check --output json=nowhere/gate.json
  run 2 check --output json=docs
  has err "folder"
  run 2 check --output xml=gate.xml
  has err "FORMAT is one of text, json"
  [ ! -s out ] || fail "work was done although an output can't be written"
  run 1 check --output json=/dev/null
  [ -z "$(find . -name '.lockstep-*')" ] || fail "a temporary file was left"
}

case_streams() {
  kept_world
  {
    sleep 0.2
    status=0
    "$lockstep" facts services 2> err || status=$?
    echo "$status" > status
  } | :
  [ "$(cat status)" = 141 ] || fail "a reader that went away: status $(cat status)"
  [ ! -s err ] || fail "and it is no error"
  status=0
  "$lockstep" check > /dev/full 2> err || status=$?
  [ "$status" = 2 ] || fail "a full device: status $status"
  has err "standard output: "
}

case_colour() {
  kept_world
  escape="$(printf '\033')"
  unset NO_COLOR FORCE_COLOR
  run 0 check
  lacks out "$escape"
  run 0 check --color always
  has out "$escape"
  export FORCE_COLOR=1
  run 0 check
  has out "$escape"
  export NO_COLOR=1
  run 0 check
  lacks out "$escape"
  run 0 check --color=always
  has out "$escape"
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

case_paths() {
  kept_world
  printf '  cron:\n    image: c\n' >> compose.yaml
  run 1 check ./docs/
  has out "cron"
  run 1 check lockstep/docs.lua
  has out "cron"
  mkdir other
  run 1 check "$world/other"
  lacks out "cron"
  has out "0 of 1 findings"
  run 1 check gone.md
  has err "there is no gone.md"
  run 1 check ../elsewhere
  has err "not inside"
}

case_explain() {
  kept_world
  run 0 explain docs/services
  has out "docs/services is kept"
  has out "The guide names every service."
  has out 'service "web"'
  has out "compose.yaml"
  run 0 explain docs/services queue
  lacks out 'service "web"'
  run 2 explain docs/service
  has out 'did you mean "docs/services"?'
  run 2 explain docs/services nothing-like-it
  run 0 explain docs/services --format json
  has out '"report": "explain"'
}

case_facts() {
  kept_world
  run 0 facts
  has out "2  services"
  has out "1  document "
  run 0 facts services
  has out "compose.yaml:2:3  web"
  run 0 facts 'compose :services() :except { "web" }'
  has out "queue"
  lacks out "web"
  run 1 facts workflows
  run 1 facts 'docs :sections "Nothing*"'
  run 2 facts 'docs :setcions()'
  has out "sections"
  run 2 facts nothing-like-it
  has out "lists the kinds"
  run 2 facts 'every(docs)'
  has out "a selection is asked for"
  run 0 facts terms --format json
  has out '"count": 2'
  rm -r lockstep
  run 0 facts 'docs :terms()'
}

# What depends on the day names it, and nothing else does.
case_today() {
  kept_world
  run 0 check --today 2026-11-22
  lacks out "today"
  printf '\nLast reviewed: 24 August 2026\n' >> docs/guide.md
  cat > lockstep/dates.lua << 'RULES'
contract "docs/reviewed" {
  says = "The guide was reviewed in the last 90 days.",
  every(doc "docs/guide.md" :paragraphs() :mentioning "Last reviewed") :is_within "90 days",
}
RULES
  run 0 check --today 2026-11-22
  has out "; today is 2026-11-22 -> exit 0"
  run 1 check --today=2026-11-23
  has out '"24 August 2026" in paragraph is 91 days ago, and not within 90 days: today is 2026-11-23'
  run 1 check --today 2026-11-23 --format json
  has out '"today": "2026-11-23"'
  run 0 explain docs/reviewed --today 2026-08-25
  has out "is of 2026-08-24, and today is 2026-08-25"
  run 1 check --today 2026-08-22
  has out "lies in the future"
  sed -i 's/24 August 2026/24 August 1999/' docs/guide.md
  run 1 check # by the clock
  has out "$(date -u +%Y-%m-%d)"
  for wrong in 22.11.2026 2026-11-31 tomorrow ''; do
    run 2 check --today "$wrong"
    has err "\"$wrong\" is no day: say it like 2026-11-22"
  done
}

# README's first screen shows a finding of the example world: it must be the one that a reader gets.
case_readme() {
  sources="${header%/include/lockstep.h}"
  cp -R "$sources/examples/capacity/." .
  sed -i 's/HARVEST_ENRICHMENT_WORKERS:-4/HARVEST_ENRICHMENT_WORKERS:-8/' compose.yaml
  run 1 check
  while read -r line; do
    grep -qF -- "$line" "$sources/README.md" || fail "README.md does not show: $line"
  done < out
  grep -F 'every(optional :rows()) :agrees_with' lockstep/compose.lua > sentence
  grep -qxFf sentence "$sources/README.md" || fail "README.md shows another sentence"
}

case_same_bytes() {
  kept_world
  i=0
  while [ "$i" -lt 40 ]; do
    printf '# Page %s\n\n[away](gone-%s.md) and [guide](guide.md)\n' "$i" "$i" > "docs/page-$i.md"
    i=$((i + 1))
  done
  rule links 'every(docs :links()) :exists()'
  run 1 check --jobs 1 --format json
  mv out one
  for jobs in 2 3 8; do
    run 1 check --jobs "$jobs" --format json
    cmp one out || fail "another result with $jobs jobs"
  done
}

"case_$2"
