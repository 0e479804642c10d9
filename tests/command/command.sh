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
  run 2 check -C nosuch
  has err "name the folder of the repository: lockstep -C DIR check"
  for command in "new section-has" compose contracts; do run 0 $command --jobs 2; done
  run 2 test --jobs 2
  has out "there is no example"
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
  printf 'contract "s" {' > lockstep/terms.lua
  printf 'contract "t" {' > lockstep/docs.lua
  run 2 explain s
  head -n 1 out | grep -q '^lockstep/docs.lua:1:' || fail "the mistake isn't told first"
  has out "mend the rules first: none of their contracts was read"
  lacks out "there are 0"
}

case_help() {
  run 0 --help
  for word in check explain facts help --rules --output; do has out "$word"; done
  run 0 help check
  has out "usage: lockstep check [PATH...]"
  has out "--fail-on"
  run 2 help heading
  has err "did you mean section?"
  run 0 facts -h
  lacks out "--fail-on"
  run 2 -v
  has err "did you mean --version?"
  run 2 test 'docs/*'
  has err 'test takes no operand: what is "docs/*"?'
  run 2 version
  has err "did you mean lockstep --version?"
  run 0 -V
  has out "lockstep "
  run 0 --version
  [ "$(cat out)" = "lockstep $(sed -nE 's/^#define LOCKSTEP_VERSION "(.*)"/\1/p' "$header")" ] || fail "another version"
  for about in check test explain contracts facts compose new init repl help; do
    run 0 help "$about"
    awk 'length > 80 { exit 1 }' out || fail "help is wider than 80 columns"
    lacks out "  [OPTION" # two blanks
  done
  run 0 help facts
  has out "--format FORMAT             text (default), table, json, csv"
}

# Every key of every result stands on the page about them.
case_results_documented() {
  home="${header%/include/lockstep.h}"
  cp -R "$home/examples/capacity/." .
  sed -i '0,/monitoring/s//monitorin/' docs/docker_compose.md
  page="$home/engine/report/README.md"
  while read -r line; do
    eval "run $line --format json"
    report=$(sed -nE 's/^  "report": "(.*)",/\1/p' out)
    grep -qE "^## .*\\<$report\\>|^## $report" "$page" || fail "no part about $report"
    [ "$report" != inventory ] || sed -i '/"counts": {/,/^ *},*$/d' out # a key a kind
    sed '/"details": {/,/^ *},*$/d' out | sed -nE 's/^ *"([^"]+)":.*/\1/p' | sort -u | while read -r key; do
      grep -qF "\`$key\`" "$page" || fail "$report has the key $key: $page does not"
    done || exit 1
  done << 'ASKED'
1 check
0 explain capacity/profile-matrix monitoring
0 contracts
0 contracts --reads compose.yaml
1 contracts --uncovered
1 test --require
0 facts
0 facts commands
0 new
0 new section-has made/here
0 init
2 facts nowhere
ASKED
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
  run 0 compose config --output json=project.json
  grep -q '"image": "nginx:1"' project.json || fail "no project in the file"
  run 2 compose --services config --format json
  has err "--services prints lines: json is for the whole project"
  run 2 compose --images config --output json=images.json
  printf '    ports: [80:80:80:80]\n' >> compose.yaml
  cp project.json before.json
  run 2 compose --profile '*' config --output json=project.json
  has err "--output project.json: not written"
  cmp -s project.json before.json || fail "nothing has taken the place of a project"
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
