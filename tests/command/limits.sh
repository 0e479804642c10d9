#!/bin/sh
# tests/command/limits.sh LOCKSTEP CASE: every limit of engine/base/limit.def is reached once: it is named with its value and the
# flag, what needed the file is unjudged and explain says the same of it, the other contract is judged, and a higher limit lets it pass.
. "$(dirname "$0")/world.sh"

# Two contracts: docs/services (kept_world's) needs no file of the second one, which reads big/.
two_contracts() {
  kept_world
  mkdir big
  printf 'contract "big/pages" {\n  says = "Pages have a heading.",\n  every(docs "big/*.md") :has(section),\n}\n' > lockstep/big.lua
}
# reached FILE LIMIT HIGHER [CHECK OPTION...]: FILE's finding names LIMIT; with HIGHER nothing is unjudged.
reached() {
  file="$1" limit="$2" higher="$3"
  shift 3
  run 2 check --limit "$limit" "$@"
  grep -q "^$file:.*error: .*(limit $limit)" out || fail "no finding of $file names limit $limit"
  has out ", or raise the limit: --limit ${limit%%=*}="
  has out "1 kept, 1 unjudged"
  "$lockstep" contracts --limit "$limit" > out || :
  run 0 explain "$(sed -nE 's/^unjudged +([^ ]+) .*/\1/p' out)" --limit "$limit"
  grep -qE "^    unjudged +$file.*\(limit $limit\)$" out || fail "explain does not say that limit $limit was reached"
  has out ", or raise the limit: --limit ${limit%%=*}="
  run 0 check --limit "$higher" "$@"
  has out "2 kept"
}
# repeat N TEXT
repeat() { awk -v n="$1" -v t="$2" 'BEGIN { while (n-- > 0) printf "%s", t }'; }

case_file_size() {
  two_contracts
  printf '# Big\n\n%s\n' "$(repeat 300 'word word ')" > big/a.md
  reached big/a.md file-size=2K file-size=1M
}
case_files() {
  two_contracts
  for i in 1 2 3 4; do printf '# Page\n' > "big/$i.md"; done
  run 2 check --limit files=3
  has out "big/4.md:1: error: 3 files are not read, from this one on: there are too many (limit files=3)"
  has out "--limit files=6"
  has out "2 unjudged"
  run 2 check --limit files=5
  has out "1 kept, 1 unjudged"
  run 0 check --limit files=6
}
case_nesting() {
  two_contracts
  printf '# Big\n\n%s\n' "$(repeat 20 '> ')deep" > big/a.md
  printf -- '- a\n  - b\n    - c\n      - d\n        - e\n          - f\n' >> big/a.md
  reached big/a.md nesting=5 nesting=30
}
case_nesting_of_yaml() {
  kept_world
  printf 'x-deep: [[[[[[[[[[[[1]]]]]]]]]]]]\n' >> compose.yaml
  rule other 'every(docs) :has(section)'
  reached compose.yaml nesting=10 nesting=20
  sed -i '$d' compose.yaml
  printf 'x-a: &a {b: {c: 1}}\nx-b: {b: {b: *a}}\n' >> compose.yaml # each is within the limit
  reached compose.yaml nesting=4 nesting=20
}
case_line_markers() {
  two_contracts
  printf '# Big\n\n%sdeep\n' "$(repeat 20 '> ')" > big/a.md
  reached big/a.md line-markers=10 line-markers=20
}
case_table_columns() {
  two_contracts
  printf '# Big\n\n%s|\n%s|\n' "$(repeat 20 '| a ')" "$(repeat 20 '|---')" > big/a.md
  reached big/a.md table-columns=10 table-columns=20
}
case_table_work() {
  two_contracts
  { printf '# Big\n\n'; repeat 300 '| a
|-|-|
'; } > big/a.md
  reached big/a.md table-work=1000 table-work=1000000
}
case_text_work() {
  two_contracts
  { printf '# Big\n\n'; repeat 2000 '![[]()'; } > big/a.md
  reached big/a.md text-work=1000 text-work=1000000000
}
case_list_work() {
  two_contracts
  { printf '# Big\n\n'; repeat 50 '- '; printf 'a\n'; repeat 500 'x
'; } > big/a.md
  reached big/a.md list-work=1000 list-work=1000000
}
case_parser_memory() {
  two_contracts
  { printf '# Big\n\n'; repeat 3000 '*a* '; } > big/a.md
  reached big/a.md parser-memory=64K parser-memory=64M
}
case_parser_steps() {
  two_contracts
  { printf '# Big\n\n'; repeat 3000 '*a* '; } > big/a.md
  reached big/a.md parser-steps=1000 parser-steps=1000000
}
case_yaml_nodes() {
  kept_world
  { printf 'x-many: ['; repeat 50 'a, '; printf 'b]\n'; } >> compose.yaml
  rule other 'every(docs) :has(section)'
  reached compose.yaml yaml-nodes=40 yaml-nodes=100
}
# A kept contract that reads no compose file, beside kept_world's, which does.
projects() {
  kept_world
  rule other 'every(docs) :has(section)'
}
case_project_values() {
  projects
  printf '    ports: ["1-500:1-500"]\n' >> compose.yaml
  reached compose.yaml project-values=300 project-values=100000
}
case_project_files() {
  projects
  printf '    env_file: [a.env, b.env, c.env]\n' >> compose.yaml
  touch a.env b.env c.env
  reached compose.yaml project-files=2 project-files=20
}
case_extends_depth() {
  projects
  printf '    extends: {file: base.yaml, service: s9}\n' >> compose.yaml
  awk 'BEGIN { print "services:\n  s1: {image: i}"; for (i = 2; i < 10; i++) printf "  s%d: {extends: s%d}\n", i, i - 1 }' > base.yaml
  reached base.yaml extends-depth=3 extends-depth=20
}
case_include_depth() {
  projects
  for i in 1 2 3 4 5; do printf 'include: [i%s.yaml]\n' $((i + 1)) > "i$i.yaml"; done
  printf 'include: [i1.yaml]\n' >> compose.yaml
  printf 'volumes: {a: }\n' > i6.yaml
  reached i3.yaml include-depth=3 include-depth=20
  run 2 compose --limit include-depth=3 config
  has err "(limit include-depth=3)"
  run 0 compose config
}
case_variable_depth() {
  projects
  printf '    hostname: "${A:-${B:-${C:-${D:-x}}}}"\n' >> compose.yaml
  reached compose.yaml variable-depth=2 variable-depth=20
}
case_value_size() {
  projects
  printf '    hostname: "$A$A$A"\n' >> compose.yaml
  printf 'A=%s\n' "$(repeat 100 x)" > .env
  reached compose.yaml value-size=200 value-size=400
}
# The commands of big/ are asked for.
shell() {
  kept_world
  mkdir big
  rule scripts 'every(scripts "big/*.sh") :has(command)'
}
case_shell_nesting() {
  shell
  printf '%sa%s\n' "$(repeat 30 '$(')" "$(repeat 30 ')')" > big/a.sh
  reached big/a.sh shell-nesting=20 shell-nesting=100
}
case_shell_nodes() {
  shell
  repeat 60 'a;' > big/a.sh
  reached big/a.sh shell-nodes=40 shell-nodes=100
  rm lockstep/scripts.lua
  printf '# A\n\n```sh\n%s\n```\n' "$(repeat 60 'a;')" > big/a.md
  rule pages 'every(docs "big/*.md") :has(command)'
  reached big/a.md shell-nodes=40 shell-nodes=100
}
case_shell_words() {
  shell
  repeat 60 'a b;' > big/a.sh
  reached big/a.sh shell-words=80 shell-words=200
}
case_script_words() {
  shell
  { echo 'case $1 in'; for i in 1 2 3 4 5 6 7 8 9; do echo "w$i) ;;"; done; echo '*) exit 1 ;; esac; a'; } > big/a.sh
  reached big/a.sh script-words=5 script-words=20
}
case_script_steps() {
  shell
  repeat 60 'a "$1";' > big/a.sh
  reached big/a.sh script-steps=40 script-steps=1000
}
case_script_passes() {
  shell
  { echo '. ./b.sh'; repeat 6 'f "$@";'; } > big/a.sh
  reached big/a.sh script-passes=4 script-passes=20
}
case_regex_steps() {
  kept_world
  mkdir big
  printf '# Big\n\n%s!\n' "$(repeat 20 a)" > big/a.md
  rule pattern 'every(docs "big/*.md" :matching "^(a+)+$|Big") :has(section)'
  reached big/a.md regex-steps=1000 regex-steps=100000000000
}
case_rule_size() {
  kept_world
  { repeat 300 '-- a comment
'; cat lockstep/docs.lua; } > lockstep/more.lua
  sed -i 's|docs/services|docs/again|' lockstep/more.lua
  run 2 check --limit rule-size=2K
  has out "lockstep/more.lua:1: error: this rule file is too large (limit rule-size=2K)"
  has out "--limit rule-size=4K"
  has out "1 kept"
  run 0 check --limit rule-size=8K
}
case_rule_steps() {
  kept_world
  rule steps 'every(docs) :satisfies("is so", function() for i = 1, 100000 do i = i + 1 end return true end)'
  run 2 check --limit rule-steps=10000
  has out "line 3: the function ran too many steps and was stopped (limit rule-steps=10000)"
  has out "1 kept, 1 unjudged"
  run 0 check
}
case_rule_memory() {
  kept_world
  rule memory 'every(docs) :satisfies("is so", function() local t = ("x"):rep(900000) .. ("y"):rep(900000) return true end)'
  run 2 check --limit rule-memory=1M
  has out "(limit rule-memory=1M)"
  has out "1 kept, 1 unjudged"
  run 0 check
}
case_rule_seconds() {
  kept_world
  rule seconds 'every(docs) :satisfies("is so", function() while true do end return true end)'
  run 2 check --limit rule-seconds=1 --limit rule-steps=1000000000000
  has out "(limit rule-seconds=1)"
  has out "1 kept, 1 unjudged"
}
case_findings() {
  kept_world
  repeat 30 '[x](gone.md)
' | awk '{ sub("gone", "gone" NR) } 1' > docs/links.md
  rule links 'every(doc "docs/links.md" :links()) :exists()'
  run 1 check --limit findings=10
  has out "20 more findings of this contract are not told (limit findings=10)"
  [ "$(grep -c '^docs/links.md:.*error' out)" = 10 ] || fail "10 findings are told"
  run 1 check --limit findings=30
  lacks out "not told"
}
case_help() {
  run 0 help limits
  for name in $(sed -nE 's/^LIMIT\([^"]*"([^"]*)".*/\1/p' "${header%/include/lockstep.h}/engine/base/limit.def"); do
    grep -qE "^  $name  " out || fail "help limits does not list $name"
    grep -q "^case_$(echo "$name" | tr - _)()" "${header%/include/lockstep.h}/tests/command/limits.sh" ||
      [ "$name" = parser-seconds ] || fail "no case reaches $name"
  done
  awk 'length > 80 { exit 1 }' out || fail "help is wider than 80 columns"
}
case_wrong() {
  kept_world
  run 2 check --limit nestin=5
  has err 'there is no limit "nestin"'
  has err "did you mean nesting?"
  run 2 check --limit zzzzzzzz=5
  has err "there are file-size, files, nesting"
  run 2 check --limit nesting
  has err "nesting takes a number from 1 to 512"
  run 2 check --limit nesting=513
  run 2 check --limit nesting=0
  run 2 check --limit nesting=-1
  run 2 check --limit rule-seconds=1K
  has err "takes seconds from 1 to 3600"
  run 2 check --limit file-size=99999999999G
  has err "takes bytes, as in 512K or 16M, from 1 to 2G"
  run 2 facts --limit nesting=x
  [ ! -s out ] || fail "wrong usage writes to standard output"
  run 0 facts --limit file-size=1M --limit nesting=100
}

"case_$2"
