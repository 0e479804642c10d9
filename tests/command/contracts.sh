#!/bin/sh
# tests/command/contracts.sh LOCKSTEP CASE HEADER: what contracts are there, what they read, what none looks at, and why one
# did not fire. Most of it is asked of the example world.
. "$(dirname "$0")/world.sh"

capacity() { cp -R "${header%/include/lockstep.h}/examples/capacity/." .; }

# Only the lines of standard output; their blanks stand for any.
shows() {
  sed 's/  */ /g' out > plain
  while read -r line; do
    grep -qxF -- "$line" plain || grep -qxF -- " $line" plain || fail "not shown: $line"
  done
}

case_list() {
  capacity
  run 0 contracts
  [ ! -s err ] || fail "a list says something on standard error"
  grep -cE '^(contract|use) "' lockstep/*.lua | awk -F: '{ n += $2 } END { print n " contracts: " n " kept" }' > wanted
  tail -n 1 out | cmp -s - wanted || fail "the last line is not $(cat wanted)"
  # columns: what a line says begins where it begins in the line before
  awk '/^kept/ { at = index($0, "lockstep/"); if (last && at != last) exit 1; last = at }' out || fail "not aligned"
  sed -E 's/[0-9]+ examples?|no example/N/; s/lua:[0-9]+/lua/' out > masked && mv masked out
  shows << 'LINES'
kept docs/headings-unique warning N lockstep/documents.lua docs/docker_compose.md
kept compose/overlay error N lockstep/compose.lua compose.prod.yaml, compose.yaml
kept docs/links-exist error N lockstep/documents.lua **/*.md, the files that they name
excused: schema-migrate: it runs once and exits; the others wait for its exit code
LINES
  run 0 contracts --format json
  has out '"report": "contracts"'
  has out '"**/*.md"'
}

# Every state, each with its reason.
case_states() {
  kept_world
  rule broken 'every(docs :sections()) :has(table)'
  rule vacuous 'every(doc "docs/guide.md" :tables()) :has(row)'
  rule shared 'every(doc "docs/guide.md" :tables()) :has(row)'
  sed -i 's/says =/severity = "warning", tags = { "nightly", "ops" }, says =/' lockstep/broken.lua
  run 0 contracts
  shows << 'LINES'
kept docs/services error no example lockstep/docs.lua:1 the compose project, docs/guide.md
broken more/broken warning no example lockstep/broken.lua:1 **/*.md
broken: section "Guide" has no table (and 1 more)
tags: nightly, ops
vacuous more/vacuous error no example lockstep/vacuous.lua:1 docs/guide.md
4 contracts: 1 kept, 1 broken, 2 vacuous
LINES
  has out "vacuous: doc \"docs/guide.md\" :tables() finds nothing to check, as in other contracts"
  printf 'services: [' > compose.yaml
  run 0 contracts
  has out "unjudged  docs/services"
  has out "unjudged: compose.yaml could not be read whole"
  echo 'contract' > lockstep/wrong.lua
  run 2 contracts
  has out "lockstep/wrong.lua:1"
  rm -r lockstep && mkdir lockstep && : > lockstep/empty.lua
  run 2 contracts
}

# Files that are read, looked for, listed or would be read; rule files; and none.
case_reads() {
  capacity
  run 0 contracts --reads tools/bench.sh
  sed -E -i 's/[0-9]+ examples?|no example/N/; s/lua:[0-9]+/lua/' out
  shows << 'LINES'
kept ci/watches error N lockstep/ci.lua lists it, and reads nothing in it
kept commands/bench error N lockstep/operations.lua reads it
LINES
  lacks out "docs/headings-unique"
  run 0 contracts --reads ./compose.override.yaml
  has out "looks for it: it is not there"
  run 0 contracts --reads docs/no-such.md
  has out "would read it, but there is no such file"
  run 0 contracts --reads tools/tests/
  has out "lists what is in it"
  run 0 contracts --reads lockstep/evidence.lua
  has out "is written in it"
  run 1 contracts --reads config/gateway.conf
  has out "no contract reads config/gateway.conf"
  run 2 contracts --reads ../elsewhere.md
  has out "--reads ../elsewhere.md is no file or folder inside the repository"
  run 2 contracts --reads docs/quickstart.md --uncovered
  has err "--reads and --uncovered can't be asked for at once"
  run 2 contracts --format markdown --check docs/contracts.md
  run 2 check --reads docs/quickstart.md
}

# What a verdict hangs on and no selection names: where the clone came from, what was tried for a page of a site, the page's own
# text, ignore files and env templates. And nothing that another contract asked for.
case_reads_asked() {
  kept_world
  mkdir -p .git/refs/remotes/origin site/docs deploy
  printf '[remote "origin"]\n\turl = https://github.com/acme/shop.git\n' > .git/config
  printf '[own](https://github.com/acme/shop/blob/main/docs/guide.md)\n' > docs/own.md
  printf '[next](next) [lost](lost.md)\n' > site/docs/a.md
  printf '# Next\n' > site/docs/next.md
  touch site/mkdocs.yml
  printf 'COMPOSE_FILE=a.yaml:b.yaml\n' > deploy/.env.example
  printf 'services:\n  web:\n    image: a\n' > deploy/compose.yaml
  printf '# Run\n\n```sh\ncd deploy && docker compose logs worker\n```\n' > docs/run.md
  rule own 'every(doc "docs/own.md" :links()) :exists()'
  rule site 'every(doc "site/docs/a.md" :links()) :exists()'
  rule run 'every(doc "docs/run.md" :commands()) :is_accepted_by(compose "deploy/compose.yaml")'
  while read -r contract path words; do
    run 0 contracts --reads "$path"
    sed -E 's/ +/ /g' out | grep -qE "^[a-z]+ $contract .* $words" || fail "$contract: $words: not said of $path"
    [ "$(grep -c '  more/' out)" = 1 ] || fail "$path: another contract is named, too"
  done << 'ASKED'
more/own .git/config reads it
more/own .git/refs/remotes/origin/HEAD looks for it
more/site site/mkdocs.yml reads it
more/site site/docs/mkdocs.yml looks for it
more/site site/docs/next.md reads it
more/site site/docs/next looks for it
more/run deploy/.env.example reads it
more/run deploy/compose.override.yml looks for it
ASKED
  run 0 explain more/site
  has out "site/mkdocs.yml"
}

case_uncovered() {
  capacity
  run 1 contracts --uncovered
  shows << 'LINES'
docs/docker_compose.md:13:1 table "Compose Files"
write the(doc "docs/docker_compose.md" :table "Compose Files" :column "File") :is_unique()
docs/quickstart.md:5:1 runbook "Install"
LINES
  last_line='^[0-9]+ of [0-9]+ tables, [0-9]+ of [0-9]+ runbooks, 0 of [0-9]+ profiles, 0 of [0-9]+ services, 0 of [0-9]+ scripts, 0 of [0-9]+ gates in no contract$'
  tail -n 1 out | grep -qE "$last_line" || fail "the last line counts otherwise"
  [ "$(grep -c '^    write ' out)" = "$(grep -cE '^[^ ]+:[0-9]+:[0-9]+ ' out)" ] || fail "not every place has its words"
  lacks out "Capacity Profile Matrix"
  run 1 contracts --uncovered --format json
  has out '"kind": "runbook"'
}

# What is offered loads, and looks at what it is offered for: then nothing is left.
case_forms() {
  capacity
  rm lockstep/*.lua
  rule links 'every(doc "docs/quickstart.md" :links()) :exists()'
  run 1 contracts --uncovered
  tail -n 1 out | tr ',' '\n' | awk '$1 != $3 || $1 == 0 { exit 1 }' || fail "something is covered already"
  has out 'write every(doc "docs/docker_compose.md" :table "Capacity Profile Matrix" :column "Profile") :appears_in(compose :profiles())'
  lacks out 'compose "compose.prod.yaml"'
  awk '/^    write / { sub(/^    write /, ""); printf "contract \"gap/%d\" {\n  says = \"So.\",\n  %s,\n}\n", ++n, $0 }' \
    out > lockstep/gaps.lua
  run 0 contracts --uncovered
  tail -n 1 out | tr ',' '\n' | awk '$1 != 0 { exit 1 }' || fail "something is left"
}

# A fact is covered when a selection goes through it, not when its file is read or a filter drops it.
case_covered() {
  capacity
  rm lockstep/*.lua
  # covered KIND NUMBER: so many of them are covered
  covered() {
    run 1 contracts --uncovered
    tail -n 1 out | tr ',' '\n' | sed 's/ in no contract//' |
      awk -v kind="$1" -v number="$2" '$4 == kind { found = 1; if ($3 - $1 != number) exit 1 } END { exit !found }' ||
      fail "not $2 $1 are covered"
  }
  rule one 'every(docs :links()) :exists()'
  covered tables 0
  rule one 'every(docs :tables() :with(row "baseline")) :has(column "Profile")'
  covered tables 1
  rule one 'every(doc "docs/performance.md" :rows()) :has(term)'
  covered tables 2
  rule one 'every(docs :sections "Budgets") :has(table)'
  covered tables 1
  rule one 'the(workflow ".github/workflows/ci.yml") :is_triggered_by { "pull_request" }'
  covered gates 0
  rule one 'the(script "tools/tests/lint.sh") :is_run_by(workflows)'
  covered scripts 1 # and not tools/test.sh, which is only read on the way
  covered gates 2
  printf 'verify:\n\ttools/tests/lint.sh\n' > Makefile # a gate is one by whatever it is started
  printf 'on: pull_request\njobs:\n  verify:\n    runs-on: a\n    steps:\n      - run: make verify\n' > .github/workflows/make.yml
  covered gates 3
  rule one 'the(workflow ".github/workflows/ci.yml") :runs(script "tools/tests/lint.sh")'
  run 1 contracts --uncovered
  has out 'write there_is(workflow ".github/workflows/make.yml" :commands "make verify")'
  rule one 'every(compose :services "postgres") :has(image)'
  covered services 1
}

# The page is what the rules alone say, and --check tells where it is not.
case_page() {
  capacity
  run 0 contracts --check docs/contracts.md
  [ ! -s out ] || fail "a page that is right has an answer"
  run 0 contracts --format markdown
  cmp -s out docs/contracts.md || fail "the page of the example world is stale: write it again"
  rm compose.yaml tools/test.sh
  run 0 contracts --check docs/contracts.md # no states, nothing of the tree
  sed -i 's/$/\r/' docs/contracts.md
  run 0 contracts --check docs/contracts.md
  capacity
  sed -i 's/No runbook runs/No runbook ever runs/' lockstep/runbooks.lua
  sed -i '/^\*\*evidence\*\*$/d' docs/contracts.md
  echo 'no contract' >> docs/contracts.md
  run 1 contracts --check docs/contracts.md
  shows << 'LINES'
note: + **evidence**
note: - No runbook runs the clean action.
note: + No runbook ever runs the clean action.
note: - no contract
fix: write it again: lockstep contracts --output markdown=docs/contracts.md
LINES
  grep -qE '^docs/contracts.md:[0-9]+: error: the page is stale: no contract says this any more$' out || fail "no place"
  run 1 contracts --check docs/pages/contracts.md
  has out "docs/pages/contracts.md: error: there is no such page yet"
  run 2 contracts --check ../contracts.md
  run 0 contracts --rules lockstep --format markdown
  mv out docs/contracts.md
  run 0 contracts --check docs/contracts.md
  run 1 contracts --rules lockstep --check none.md
  has out "lockstep contracts --rules lockstep --output markdown=none.md"
}

# The page that is kept is written over, and nothing else is.
case_page_kept() {
  capacity
  cp docs/contracts.md wanted
  echo 'old' >> docs/contracts.md
  run 0 contracts --output markdown=docs/contracts.md --output json=list.json --output text=list.txt
  cmp -s docs/contracts.md wanted || fail "the page is not the one that --format markdown writes"
  cmp -s list.txt out || fail "the list is not printed beside it"
  grep -q '"report": "contracts"' list.json || fail "no list for programs"
  run 0 contracts --format markdown --output markdown=other.md
  cmp -s other.md wanted && cmp -s out wanted || fail "two pages differ"
  rm other.md
  run 0 contracts --format markdown --output json=again.json # judged, as json has states
  cmp -s out wanted && cmp -s again.json list.json || fail "two formats at once are not those of two runs"
  cp docs/quickstart.md guide
  run 2 contracts --output markdown=docs/quickstart.md
  has err "--output docs/quickstart.md: there is such a file, and it is no page of contracts"
  cmp -s docs/quickstart.md guide || fail "a document was replaced"
  run 2 contracts --output json=docs/contracts.md
  run 2 contracts --output tap=docs/contracts.md
  has err "FORMAT is one of text, json, markdown"
  run 2 contracts --reads docs/quickstart.md --output markdown=docs/contracts.md
  has err "--reads and --output markdown=FILE can't be asked for at once"
  echo 'contract "x' >> lockstep/runbooks.lua
  run 2 contracts --output markdown=docs/contracts.md
  has err "--output docs/contracts.md: not written"
  cmp -s docs/contracts.md wanted || fail "a page of rules that can't be read"
  run 2 contracts --format markdown
  [ ! -s out ] || fail "problems are printed as a page"
  has err "lockstep/runbooks.lua:"
}

# Prose of rules stays prose, and the page breaks no contract about the documents.
case_page_prose() {
  kept_world
  rule links 'every(docs :links()) :exists()'
  sed -i 's/It is so\./No [link](gone.md) is *stale*, a <b> is none, `a[1]` is code./' lockstep/links.lua
  sed -i 's/ :exists/ :exists/; s/every(/whenever(/' lockstep/links.lua
  run 0 contracts --format markdown
  has out 'No \[link\](gone.md) is \*stale\*, a \<b> is none, `a[1]` is code.'
  mv out docs/contracts.md
  run 0 check
}

# What markdown would take for markup in a sentence, at its start, and in an id.
case_page_markup() {
  kept_world
  cat > lockstep/docs.lua << 'RULES'
contract "esc/one`two" {
  says = [[# A | b, <b>, & and &amp;, _y_ but a_b, \* and ~~s~~, `a|b <c>`, ``d ` e`` and ` alone]],
  why = [[- is no item
> nor a quote]],
  every(docs) :has(section),
  excuse("README.md", "it is short"),
}
contract "esc/numbers" { says = "12) is no item.", every(docs) :has(section) }
RULES
  run 0 contracts --format markdown
  shows << 'PAGE'
- **`` esc/one`two ``**:
\# A \| b, \<b>, & and \&amp;, \_y\_ but a_b, \\\* and \~\~s\~\~, `a|b <c>`, ``d ` e`` and \` alone
*Why*: \- is no item > nor a quote
*Excused*: README.md, it is short.
12\) is no item.
PAGE
}

# Why did it not fire: the word that drops the subject, with what was nearest.
case_why_not() {
  capacity
  run 0 explain runbooks/scale-out-order rollback
  has out '1. runbook :steps()'
  has out 'section "Rollback", in which it stands, is dropped by :section "Multi-Node Scale-Out Runbook"'
  has out "no selection of this contract has it"
  run 0 explain runbooks/back-to-baseline
  has out 'go in order: step running "'
  has out '", then step '
  run 0 explain docs/headings-unique Rollback
  has out 'it is dropped by :level(2); its level is 3'
  run 0 explain capacity/profile-matrix monitoring
  has out 'has   profile "monitoring" (compose.yaml'
  run 0 explain compose/replicas-one-state file-enrichment-1
  run 0 explain capacity/profile-matrix monitoring --format json
  has out '"has": true'
  run 2 explain capacity/profile-matrix nothing-of-the-kind
  has out 'no subject of capacity/profile-matrix holds "nothing-of-the-kind"'
}

case_why_not_words() {
  kept_world
  cat > docs/run.md << 'PAGE'
# Drain

1. Look at the queue drain.
2. Run it:

   ```sh
   tools/ctl.sh stop
   ```

PAGE
  rule mention 'whenever(docs :steps() :mentioning "queue-drain") :has(command)'
  run 0 explain more/mention "look at"
  has out 'it is dropped by :mentioning "queue-drain"; the nearest text is "queue drain"'
  rule running 'whenever(docs :steps() :running "tools/ctl.sh start") :has(command)'
  run 0 explain more/running "run it"
  has out 'is dropped by :running "tools/ctl.sh start"; it has "tools/ctl.sh stop"'
  run 0 explain more/running "look at"
  has out 'there is no command in it'
  rule with 'whenever(docs :sections() :with(table)) :has(row)'
  run 0 explain more/with drain
  has out 'it is dropped by :with(table); it has no table'
  rule without 'whenever(docs :sections() :without(step)) :has(item)'
  run 0 explain more/without drain
  has out 'it is dropped by :without(step); it has step "Look at the queue drain."'
  printf '  # cron:\n  #   image: c\n' >> compose.yaml
  rule dead 'every(compose "compose.yaml" :services()) :has(image)'
  run 0 explain more/dead cron
  has out 'it does not count for :services(): it is commented out or switched off'
}

# A line of a file: what has it, which word lets go of it, or who reads the file at all.
case_why_not_line() {
  capacity
  step="$(grep -n '^1\. Stop the system with the flags' docs/docker_compose.md | head -n 1 | cut -d: -f1)"
  run 0 explain runbooks/scale-out-order "docs/docker_compose.md:$step"
  has out 'in which it stands, is dropped by :section'
  has out 'no selection of this contract has it'
  lacks out 'nothing of this contract reads that line'
  run 0 explain runbooks/rollback "docs/docker_compose.md:$step:3"
  has out 'has   section "Rollback"'
  run 0 explain capacity/profile-matrix compose.yaml:1
  has out 'nothing of this contract reads that line'
  has out 'these selections read the file:'
  has out '1. compose :profiles()'
  run 0 explain evidence/bundle compose.yaml:1
  has out 'nothing of this contract reads that line'
  lacks out 'these selections'
  run 2 explain evidence/bundle compose.yaml:9999
  has out 'and no line 9999'
}

case_same_bytes() {
  capacity
  for what in "contracts" "contracts --uncovered" "contracts --format json" "explain runbooks/rollback Backlog"; do
    "$lockstep" $what --jobs 1 > one || true
    "$lockstep" $what --jobs 7 > seven || true
    cmp -s one seven || fail "$what differs between 1 and 7 jobs"
  done
}

"case_$2"
