#!/bin/sh
# tests/command/facts.sh LOCKSTEP CASE: what a repository holds, as lockstep facts tells it.
. "$(dirname "$0")/world.sh"

# A line of the page, blanks as they are.
line() { grep -qxF -- "$1" out || fail "the page does not hold the line: $1"; }

audited_world() {
  kept_world
  mkdir -p tools .github/workflows apart
  printf '\n## Scale-Out Runbook\n\n```sh\nmake up\nmake down\ndocker compose up\n```\n\nCall `make up`, or see [all](guide.md).\n\n| A | B |\n|---|---|\n| 1 | 2 |\n' >> docs/guide.md
  printf '    profiles: [night, day]\n' >> compose.yaml
  printf 'services:\n  web:\n    ports: ["80:80"]\n' > compose.override.yaml
  printf 'services:\n  own:\n    image: b\n    profiles: [day]\n' > apart/compose.yaml
  printf '#!/bin/sh\ncase "$1" in\n  up) echo up ;;\n  *) exit 2 ;;\nesac\n' > tools/ctl.sh
  printf '#!/bin/sh\nexec docker "$@"\n' > tools/open.sh
  printf 'on:\n  pull_request:\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: make test\n' > .github/workflows/ci.yml
  printf 'on:\n  push:\njobs:\n  b:\n    runs-on: x\n    steps:\n      - run: make test\n' > .github/workflows/push.yml
}

case_page() {
  audited_world
  run 0 facts
  line '     1  document                                      lockstep facts documents'
  line '     3  sections                                      lockstep facts sections'
  line "     1  runbook                      lockstep facts 'docs :sections \"*runbook*\"'"
  line '     1  table          2 rows                         lockstep facts tables'
  line '     1  link                                          lockstep facts links'
  line '     7  commands       4 in documents, 1 guessed      lockstep facts commands'
  line '                       2 programs: make 2, docker 1'
  line '     3  compose files                                 lockstep facts projects'
  line '     4  services       3 in 2 projects                lockstep facts services'
  line '     3  profiles                                      lockstep facts profiles'
  line '                       2 names: day, night'
  line '     2  scripts        1 open, because                lockstep facts scripts'
  line '                          1 it hands its words on to "docker"'
  line '     1  action                                        lockstep facts actions'
  line '     2  workflows      1 runs on pull requests        lockstep facts workflows'
  line '     2  jobs                                          lockstep facts jobs'
  has out '  also: '
  has out ' 1 port, '
  lacks out 'left out'
  [ "$(grep -c '^ *[0-9].* lockstep facts ' out)" = 13 ] || fail "13 lines have a command"
  sed -nE "s/^ *([0-9]+)  .* lockstep facts (.*)/\1 \2/p" out > commands
  while read -r count asked; do
    asked="${asked#\'}"
    run 0 facts "${asked%\'}"
    [ "$(wc -l < out)" = "$count" ] || fail "$asked gives $(wc -l < out) facts, and the page says $count"
  done < commands
}
case_page_is_one_screen() {
  run 0 -C "${header%/include/lockstep.h}" facts
  awk 'length > 80 || / $/ { exit 1 } END { exit NR > 40 }' out || fail "the page is larger than 80x40, or has blanks at ends"
  cp out first
  run 0 -C "${header%/include/lockstep.h}" facts --jobs 1
  cmp out first || fail "another number of threads, other bytes"
}
case_left_out() {
  audited_world
  printf '\377\376#\000' > docs/wide.md
  awk 'BEGIN { while (n++ < 300) print "words words" }' > docs/large.md
  printf 'services:\n  own:\n    extends: {service: nobody}\n' > apart/compose.yaml
  run 0 facts --limit file-size=2K
  line '     3  left out, or not whole'
  line "        docs/large.md can't be read: it is larger than the limit for files"
  line '          (limit file-size=2K)'
  line '        docs/wide.md:1:1: this file is UTF-16: it was not read'
  has out '        apart/compose.yaml:3:24: '
  ln -s nowhere.md docs/a.md
  run 0 facts --limit file-size=2K
  line '     4  left out, or not whole                      lockstep facts --format json'
  line '        and 1 more'
}
# Folders that nobody looks into are told with the reason; one that a name leads into (.github/workflows) is none of them.
case_left_out_folders() {
  audited_world
  mkdir -p node_modules/a vendor .venv build/deep docs/node_modules out1 out2 out3
  printf '/build/\n/out*\n' > .gitignore
  echo '# A' > build/deep/a.md
  run 0 facts
  line "     8  folders left out: 4 ignored, 3 other people's, 1 hidden"
  lacks out 'out1'
  run 0 facts --format json
  [ "$(tr -d ' \n' < out | grep -o '"path":"build","why":"ignored"')" ] || fail "build was ignored"
  rm -rf node_modules vendor docs/node_modules out?
  run 0 facts
  line '     2  folders left out: 1 ignored, 1 hidden'
  line '        .venv'
  line '        build'
  rm -rf .venv build
  run 0 facts
  lacks out 'left out'
}
case_page_json() {
  audited_world
  printf '\377\376#\000' > docs/wide.md
  run 0 facts --format json
  for words in '"services": 4' '"runbooks": 1' '"document_commands": 4' '"guessed_commands": 1' '"compose_files": 3' \
    '"files": "compose.yaml + compose.override.yaml"' '"open_scripts": 1' '"gating_workflows": 1' '"name": "day"' \
    '"reason": "it hands its words on to \"docker\""' '"message": "this file is UTF-16: it was not read"'; do
    has out "$words"
  done
}
# What can't be told apart by blanks is quoted; flags are words.
case_table() {
  kept_world
  printf '\n| A name | B |\n|---|---|\n| 1 | two words |\n' >> docs/guide.md
  printf 'A=\n' > .env.example
  run 0 facts cells
  line 'docs/guide.md:8:3   "A name"                   column "A name"  is_header'
  line 'docs/guide.md:10:7  "two words"  row "1"       column B'
  run 0 facts variables
  line '.env.example:1:1  A  value ""'
  printf '\n```sh\nmake up\n```\n' >> docs/guide.md
  run 0 facts commands
  line 'docs/guide.md:13:1  make up  block "sh"'
}
# What spreadsheets and scripts read; the status says whether something was found.
case_formats() {
  kept_world
  printf '\n| A | B |\n|---|---|\n| 1, "one" | two |\n' >> docs/guide.md
  run 0 facts rows --format csv
  has out 'kind,name,path,line,column,end_line,end_column,in_kind,in_name,number,is_header'
  line "row,\"1, \"\"one\"\"\",docs/guide.md,10,1,10,19,table,Services,1,$(printf '\r')"
  run 0 facts rows --format table
  cp out table
  run 0 facts rows --output csv=rows.csv
  cmp out table || fail "table is not what text is"
  [ "$(wc -l < rows.csv)" = 3 ] || fail "a head and two rows"
  run 1 facts 'docs :rows "none"' --format csv
  run 2 facts 'docs :rwos()' --format csv
  has err ':rwos'
  run 2 facts --format csv
  cp rows.csv before.csv
  run 2 facts "'x" --output csv=rows.csv
  cmp -s rows.csv before.csv || fail "nothing has taken the place of facts"
  run 2 facts --format csv
  has err "name what to show: lockstep facts services --format csv"
  run 2 facts --output csv=rows.csv
  run 2 check --output csv=rows.csv
  has err 'FORMAT is one of text, json'
}
# A wide character takes two columns, and a name of a head stands once.
case_wide() {
  mkdir -p docs
  printf '# Words\n\n| 名前 | B |\n|---|---|\n| 日本語 | x |\n| ab | y |\n' > docs/a.md
  run 0 facts cells
  line 'docs/a.md:5:3  日本語                column 名前'
  line 'docs/a.md:5:9  x       row "日本語"  column B'
  line 'docs/a.md:6:8  y       row "ab"      column B'
  run 0 facts cells --format csv
  line "kind,name,path,line,column,end_line,end_column,in_kind,in_name,detail_column,column_number,is_header$(printf '\r')"
  [ "$(head -n 1 out | tr ',' '\n' | sort | uniq -d)" = "" ] || fail "a column's name stands twice"
}
# On a terminal no line is longer than it; where lines begin, they begin alike.
case_narrow() {
  needs_terminal
  kept_world
  awk 'BEGIN { print "\n## A section with a long heading that goes on and on"; print "\n```sh"
    for (i = 0; i < 40; i++) print "docker compose --profile long-name-" i " up --detach service-" i; print "```" }' >> docs/guide.md
  for columns in 80 100 200; do
    script -qec "stty cols $columns; '$lockstep' facts commands --color never" /dev/null < /dev/null | tr -d '\r' > out
    [ "$(grep -c 'docker compose' out)" = 40 ] || fail "40 commands"
    awk -v most="$columns" 'length > most { exit 1 }' out || fail "a line is longer than $columns columns"
    awk '{ at = index($0, "docker"); if (first && at != first) exit 1; first = at }' out || fail "names begin at different columns"
  done
  has out 'block "sh"'
}
# What one cell doesn't need another has: a long name goes on where its line has nothing else, and is cut last.
case_shared_room() {
  needs_terminal
  mkdir -p docs
  printf '# Words\n\n| Mode | Start |\n|---|---|\n| base | `tools/harvest-ctl.sh start production --wait` |\n' > docs/guide.md
  script -qec "stty cols 80; '$lockstep' repl --color never" /dev/null << 'END' | tr -d '\r' > out
:at docs/guide.md:5
:quit
END
  line 'docs/guide.md:5:11  command   tools/harvest-ctl.sh star...  origin inline, guess'
  line 'docs/guide.md:5:11  term      "tools/harvest-ctl.sh start production --wait"'
  line 'docs/guide.md:5:10  cell      "tools/harvest-ctl.sh...  row "base"  column Start'
}
# Each of 20000 commands has the one long name above it: it is told shortened, and memory doesn't grow with the product.
case_long_owner() {
  mkdir -p .github/workflows
  awk 'BEGIN { printf "on: push\njobs:\n  a:\n    steps:\n      - name: "; for (i = 0; i < 40000; i++) printf "word "
    print "\n        run: |"; for (i = 0; i < 20000; i++) print "          echo " i }' > .github/workflows/a.yml
  (ulimit -v 2000000 && "$lockstep" --version > out 2>&1) && ulimit -v 2000000 # a sanitizer needs more
  run 0 facts commands
  [ "$(grep -c 'step "word word .* w\.\.\."*$' out)" = 20000 ] || fail "20000 commands in a step with a long name"
  run 0 facts commands --format json
  [ "$(wc -c < out)" -lt 20000000 ] || fail "every command carries its step's whole name"
  has out '"name": "word word '
}
case_nothing() {
  run 1 facts
  has out "nothing that lockstep reads"
}

"case_$2"
