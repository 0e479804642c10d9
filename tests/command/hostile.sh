#!/bin/sh
# tests/command/hostile.sh LOCKSTEP CASE: files made to hang, crash or mislead. Each is answered within seconds (ctest's TIMEOUT),
# and the contract that does not need it is judged.
. "$(dirname "$0")/world.sh"

# docs/services (kept_world's) needs nothing of big/, which the second contract reads.
two_contracts() {
  kept_world
  mkdir big
  printf 'contract "big/pages" {\n  says = "Pages have a heading.",\n  every(docs "big/**/*.md") :has(section),\n}\n' > lockstep/big.lua
}
repeat() { awk -v n="$1" -v t="$2" 'BEGIN { while (n-- > 0) printf "%s", t }'; }
# judged SHAPE...: the rest is judged, and so is big/a.md, or a limit says why not.
judged() {
  status=0
  "$lockstep" check > out 2> err || status=$?
  case "$status" in
    0) has out "2 kept" ;;
    2) has out "1 kept, 1 unjudged" && has out "(limit " ;;
    *) fail "$*: status $status" ;;
  esac
}

case_markdown() {
  two_contracts
  { repeat 25000 '- '; printf 'a\n'; repeat 50000 '
'; } > big/a.md
  judged "a deep list and blank lines"
  { repeat 25000 '- '; printf 'a\n'; repeat 25000 'x
'; } > big/a.md
  judged "a deep list and lazy lines"
  { printf '# A\n\n'; repeat 100 '> '; repeat 25000 'x
'; } > big/a.md
  judged "a deep quote and lazy lines"
  { printf '# A\n\n'; repeat 200 '- a
'; repeat 2000 '    - b
'; } > big/a.md
  judged "a long nested list"
  { printf '# A\n\n'; repeat 4000 '|a'; printf '\n'; repeat 4000 '|-'; printf '\n'; repeat 12000 '|x
'; } > big/a.md
  judged "one-cell rows under a wide table"
  { printf '# A\n\n'; repeat 500 '|a'; printf '\n'; repeat 500 '|-'; printf '\n'; repeat 12000 '|x
'; } > big/a.md
  judged "one-cell rows under a table within the limit"
  { printf '# A\n\n'; repeat 12500 '| a
|-|-|
'; } > big/a.md
  judged "rows that do not match"
}
case_inlines() {
  two_contracts
  for shape in '![[]()' '[' '*a_ ' 'a**b' '<a ' '`' '[a](' '&#' 'www.a)' 'a@b.c' 'a <?' 'a <![CDATA[' '~~a' '[^a]' '<!--' '\\' '!['; do
    { printf '# A\n\n'; repeat 20000 "$shape"; printf '\n'; } > big/a.md
    judged "$shape repeated"
  done
  { printf '# A\n\n[a]: '; repeat 50000 x; printf '\n\n'; repeat 20000 '[a]'; printf '\n'; } > big/a.md
  judged "a long definition, used often"
  { printf '# A\n\n'; repeat 1000000 'x'; printf '\n'; } > big/a.md
  judged "a single line of a megabyte"
  { printf '# A\n\n'; repeat 300000 'x '; printf '\n'; } > big/a.md
  judged "a single line of words"
}
case_yaml() {
  two_contracts
  rule compose 'every(compose :services()) :has(image)'
  rm lockstep/big.lua lockstep/docs.lua
  rule other 'every(docs) :has(section)'
  printf 'services:\n  web:\n    image: a\nx: %s\n' "$(repeat 100000 '[')" > compose.yaml
  judged "open brackets"
  printf 'services:\n  web:\n    image: a\nx: %s\n' "$(repeat 100000 '{a: ')" > compose.yaml
  judged "open braces"
  printf 'services:\n  web:\n    image: a\nx:\n  %s\n' "$(repeat 50000 '- ')" > compose.yaml
  judged "dashes"
  { printf 'services:\n  web:\n    image: a\n    environment: {A: *i}\nx-a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1]\n'
    for pair in ab bc cd de ef fg gh hi; do
      from="${pair%?}" to="${pair#?}"
      printf 'x-%s: &%s [*%s, *%s, *%s, *%s, *%s, *%s, *%s, *%s, *%s]\n' "$to" "$to" "$from" "$from" "$from" "$from" "$from" "$from" "$from" "$from" "$from"
    done; } > compose.yaml
  sed -i '4d' compose.yaml && printf 'volumes: *i\n' >> compose.yaml
  run 2 check
  has out "compose.yaml:4:31: error: the project has too many values (limit project-values=1000000)"
  has out "1 kept, 1 unjudged"
  { printf 'services:\n  web: &a\n    image: a\n'; i=0; while [ $i -lt 300 ]; do printf '  s%s: &b%s\n    <<: *%s\n' $i $i "$([ $i = 0 ] && echo a || echo b$((i - 1)))"; i=$((i + 1)); done; } > compose.yaml
  judged "a chain of merges"
  printf 'services: &a\n  web: *a\n' > compose.yaml
  run 2 check
  has out "compose.yaml:2:8: error: the alias *a stands inside its own anchor"
  has out "1 kept, 1 unjudged"
}
case_scripts() {
  kept_world
  mkdir bin
  rule scripts 'every(scripts "bin/*.sh") :has(command)'
  # scripted STATUS WORDS SHAPE...: each of them 20000 times.
  scripted() {
    status="$1" words="$2"
    shift 2
    for shape in "$@"; do
      { printf '#!/bin/sh\nls a\n'; repeat 20000 "$shape"; printf '\n'; } > bin/a.sh
      run "$status" check
      has out "$words"
      [ "$status" = 0 ] || has out "bin/a.sh:"
    done
  }
  scripted 2 "(limit shell-nesting=48)" '$(' '((' '{ ' 'if a; then ' 'case a in a) ' '"$(' '((('
  has out "1 kept, 1 unjudged"
  scripted 0 "2 kept" '`' '<<A
' '${a:-' 'a | '
}
case_bytes() {
  two_contracts
  printf '# A\n\n\000\000b\000\n\377\376 c\n' > big/a.md
  run 0 check
  head -c 100000 /dev/zero > big/a.md
  run 1 check
  has out "big/a.md"
  : > big/a.md
  run 1 check
  printf '\377\376#\000 \000A\000' > big/a.md
  run 2 check
  has out "this file is UTF-16"
  LC_ALL=C grep -q "$(printf '\377')" out && fail "bytes that are not UTF-8 are written as they are"
  printf '\033]0;x\007[a](\033[31mgone.md)\n# \033[31mA\n' > big/a.md
  rule links 'every(docs "big/*.md" :links()) :exists()'
  run 1 check
  LC_ALL=C grep -q "$(printf '\033')" out && fail "an escape sequence goes through"
  true
}
case_special_files() {
  two_contracts
  printf '# A\n' > big/a.md
  mkfifo big/pipe.md
  ln -s /dev/zero big/zero.md
  run 2 check
  has out "big/zero.md"
  rm big/zero.md
  run 0 check # a pipe is no document
  rule pipe 'the(doc "big/pipe.md") :has(section)'
  run 2 check
  has out "big/pipe.md can't be read: it is not a regular file"
  has out "2 kept, 1 unjudged"
  rm lockstep/pipe.lua big/pipe.md
  ln -s loop.md big/loop.md
  run 2 check
  has out "big/loop.md can't be read: Too many levels of symbolic links"
  rm big/loop.md
  ln -s ../big big/again
  ln -s . big/self
  run 0 check
  ln -s /etc/hostname big/out.md
  run 2 check
  has out "big/out.md can't be read: a symlink leads out of the repository"
  rm big/out.md
  ln -s a.md big/same.md
  run 0 check
  ln -s nowhere.md big/dangling.md
  run 2 check
  has out "big/dangling.md can't be read: there is no such file"
}
case_names() {
  two_contracts
  printf '# A\n' > big/a.md
  mkdir big/x.md
  printf 'no heading\n' > "big/x.md/two
lines.md"
  printf 'no heading\n' > "big/$(printf '\377\376').md"
  printf 'no heading\n' > 'big/##[error]x ::error::y.md'
  run 1 check
  has out 'big/x.md/two\nlines.md:1'
  has out 'big/\xFF\xFE.md:1'
  lacks out '##[error]'
  has out "1 kept, 1 broken"
  run 1 check --format json
  rm -rf big/*
  printf '# A\n' > big/a.md
  run 0 check
  name="$(repeat 200 n)"
  path=big
  for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19; do path="$path/$name"; done
  mkdir -p "$path"
  printf 'no heading\n' > "$path/a.md"
  run 1 check
  has out "1 kept, 1 broken"
  mkdir -p "x/$name/$name"
  printf 'no heading\n' > "x/$name/$name/b.md"
  mv x "$path/" # now its path is longer than the system takes
  status=0
  "$lockstep" check > out 2> err || status=$?
  [ "$status" = 2 ] || fail "a path that the system can't open: status $status"
  has out "File name too long"
  has out "1 kept, 1 unjudged"
}
case_folder_of_thousands() {
  two_contracts
  (cd big && seq 1 1500 | sed 's/$/.txt/' | xargs touch)
  printf '# A\n' > big/a.md
  run 0 check
  (cd big && seq 1 1200 | sed 's/$/.md/' | xargs touch)
  run 1 check
  has out "1 kept, 1 broken"
  status=0
  "$lockstep" check --format json > out 2> err || status=$?
  [ "$status" = 1 ] || fail "json: status $status"
}
# A file that changes while it is read: each state that may be seen has its one answer.
case_changing() {
  two_contracts
  printf '# A\n' > big/a.md
  (for i in 1 2 3 4 5 6 7 8; do
    repeat 200000 'word ' > big/b.md
    : > big/b.md
    rm -f big/b.md
    printf '# B\n' > big/b.md
  done) &
  for i in 1 2 3 4 5 6 7 8 9 10; do
    status=0
    "$lockstep" check > out 2> err || status=$?
    case "$status" in
      0) has out "2 kept" ;; # it has a heading, or is not there
      1) has out "1 kept, 1 broken" && has out ': error: document "big/b.md" has no section' ;;
      2) has out "1 kept, 1 unjudged" && has out "big/b.md can't be read: there is no such file" ;; # it was listed
      *) fail "status $status" ;;
    esac
  done
  wait
}
case_unreadable() {
  if [ "$(id -u)" = 0 ]; then # root reads everything: the case is run by nobody
    cp "$lockstep" program # where it was built nobody may look
    cp "$0" "$(dirname "$0")/world.sh" .
    chmod 755 program .
    setpriv --reuid 65534 --regid 65534 --clear-groups sh "./${0##*/}" "$PWD/program" unreadable "$header"
    exit
  fi
  two_contracts
  printf '# A\n' > big/a.md
  chmod 0 big/a.md
  run 2 check
  has out "big/a.md can't be read: Permission denied"
  has out "1 kept, 1 unjudged"
  chmod 644 big/a.md
  mkdir big/inner
  chmod 0 big/inner
  run 2 check
  has out "big/inner can't be read: Permission denied"
  chmod 755 big/inner
}

"case_$2"
