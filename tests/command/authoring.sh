#!/bin/sh
# tests/command/authoring.sh LOCKSTEP CASE: contracts that lockstep writes: from forms (new), from a repository (init).
. "$(dirname "$0")/world.sh"

forms() { "$lockstep" new | grep -E '^[a-z-]+$'; }

# What every form gives loads, is kept where it should be and broken where it should be.
case_new_forms() {
  [ "$(forms | wc -l)" -ge 12 ] || fail "there are fewer forms than there were"
  for form in $(forms); do
    run 0 new "$form" "made/$form" --write "lockstep/$form.lua"
    has err "written: lockstep/$form.lua"
    has out "contract \"made/$form\""
  done
  run 0 test --require
  has out " ok -> exit 0"
  ! grep -e '{{' -e '--@' lockstep/*.lua || fail "a placeholder is left"
}

# All of them in one file, each behind the one before.
case_new_appends() {
  for form in $(forms); do
    run 0 new "$form" "made/$form" --write lockstep/made.lua
  done
  has out "-- lockstep/made.lua, at its end"
  run 0 test --require
  [ "$(grep -c '^contract' lockstep/made.lua)" = "$(forms | wc -l)" ] || fail "a contract is missing"
}

case_new_values() {
  run 0 new section-has ops/verify word=Playbook 'part=How to verify'
  has out '-- lockstep/ops.lua'
  has out 'every(docs :sections "*Playbook*") :has(section "How to verify*" :with(command))'
  [ ! -e lockstep ] || fail "it wrote without --write"
  run 0 new --format json
  has out '"key": "part"'
  run 0 new section-has --format json
  has out '"path": "lockstep/runbooks.lua"'
  has out '"is_new": true'
}

# What can't be written is answered, and nothing is written.
case_new_refused() {
  kept_world
  cp lockstep/docs.lua before
  run 2 new section-hs
  has out "did you mean section-has?"
  run 2 new section-has part=a wrod=b
  has out 'the form section-has has no key "wrod"'
  has out "it takes id, word, part"
  run 2 new section-has 'part=a"b' --write lockstep/new.lua
  has out "without quotes"
  run 2 new section-has part= --write lockstep/new.lua
  run 2 new links-exist docs/services --write lockstep/docs.lua
  has out 'there is already a contract "docs/services"'
  run 2 new links-exist more/links --write docs/guide.md
  has out "docs/guide.md is no place for a contract"
  run 2 new links-exist more/links --write more.lua
  has out "name a file that ends in .lua, in lockstep/"
  run 2 new links-exist more/links --write ../more.lua
  mkdir lockstep/folder.lua
  run 2 new links-exist more/links --write lockstep/folder.lua
  # Values that the form's own examples can't hold: the test says so.
  run 1 new steps-in-order more/steps first=start second=start third=start --write lockstep/new.lua
  has out "missed"
  printf 'contract "open" {\n' > lockstep/broken.lua
  run 2 new links-exist more/links --write lockstep/new.lua
  rm lockstep/broken.lua
  cmp before lockstep/docs.lua || fail "a file was changed"
  [ ! -e lockstep/new.lua ] || fail "a file was written"
}

# Where the settings or --rules say.
case_new_settings() {
  echo 'settings { rules = "contracts" }' > lockstep.lua
  mkdir contracts
  echo '-- none' > contracts/a.lua
  run 0 new links-exist --write contracts/docs.lua
  run 0 test
  run 2 new links-exist docs/other --write lockstep/docs.lua
  has out "in contracts/"
  mkdir more
  echo '-- none' > more/a.lua
  run 0 new section-has --rules more
  has out "-- more/runbooks.lua"
  run 0 new section-has --rules more --write more/runbooks.lua
}

case_init_nothing() {
  run 1 init
  has out "nothing to propose"
  run 1 init --write lockstep/proposed.lua
  [ ! -e lockstep ] || fail "a file without contracts was written"
}

# A row is missing: what would be kept with it is shown apart, with what breaks it, and not written.
case_init_near() {
  mkdir docs
  printf 'services:\n  web: {image: a}\n  queue: {image: b}\n  cron: {image: c}\n  mail: {image: d}\n' > compose.yaml
  printf '# Services\n\n| Service |\n|---|\n| `web` |\n| `queue` |\n| `cron` |\n| `male` |\n\n[there](guide.md)\n' > docs/services.md
  printf '# Guide\n' > docs/guide.md
  run 0 init --write lockstep/proposed.lua
  has out "1 contract that this repository keeps today"
  has out "1 near miss"
  has out "would break: 1 finding"
  has out 'compose.yaml:5:3'
  lacks lockstep/proposed.lua "Services"
  run 0 check
  sed -i 's/male/mail/' docs/services.md
  run 0 init
  has out 'use "matrix/complete" {'
  has out '  matrix = doc "docs/services.md" :table "Services",'
  has out '  names  = compose :services(),'
  has out 'docs/services.md:5:3: 4 found by doc "docs/services.md" :table "Services" :column("Service")'
  has out 'compose.yaml:2:3: 4 found by compose :services()'
  lacks out "docs :links()" # the rules say it already
  run 2 init --write lockstep/proposed.lua
  has out "there is a file lockstep/proposed.lua"
  run 2 init --write docs/guide.md
  has out "there is a file docs/guide.md"
  grep -q Guide docs/guide.md || fail "a document was overwritten"
}

# A list names the services; its section's name is not that of a table.
case_init_lists() {
  mkdir docs
  printf 'services:\n  web: {image: a}\n  queue: {image: b}\n' > compose.yaml
  printf '# Guide\n\n## Services\n\n- `web`: answers\n- `queue`: waits\n\n### Other\n\n- `one`\n- `two`\n' > docs/guide.md
  run 0 init --write lockstep/proposed.lua
  has lockstep/proposed.lua 'contract "lists/services"'
  has lockstep/proposed.lua 'the(doc "docs/guide.md" :section "Services" :items() :terms()) :equals(compose :services())'
  run 0 check
  printf '  cron: {image: c}\n' >> compose.yaml
  run 1 check
  has out 'compose.yaml:4:3: error: service "cron"'
}

# Names that are hard to write in a rule file.
case_init_names() {
  mkdir docs
  printf 'services:\n  web: {image: a}\n  queue: {image: b}\n  cron: {image: c}\n' > compose.yaml
  for heading in 'All * of "them"' 'back\\slash ]] x' 'tab	in it' '-- [=[' 'ünïcode „Dienste“'; do
    printf '\n# %s\n\n| a "b" * |\n|---|\n| `web` |\n| `queue` |\n| `cron` |\n' "$heading" >> docs/services.md
  done
  run 0 init --write lockstep/proposed.lua
  has lockstep/proposed.lua ':table (exactly "All * of \"them\"") :column (exactly "a \"b\" *")'
  [ "$(grep -c '^contract' lockstep/proposed.lua)" -ge 4 ] || fail "a table was passed over"
  run 0 check
}

# Names that are the same by chance are no contract: two of them under a heading that says nothing of them, or three that
# two scripts have.
case_init_chance() {
  mkdir docs tools
  printf 'services:\n  web: {image: a}\n  queue: {image: b}\n' > compose.yaml
  for name in bench ctl; do
    printf '#!/bin/sh\nmode=$1\ncase "$mode" in\n  start) echo 1 ;;\n  stop) echo 2 ;;\n  look) echo 3 ;;\n  *) exit 2 ;;\nesac\n' > "tools/$name.sh"
  done
  printf '# Guide\n\n## Colours\n\n| Shade |\n|---|\n| `web` |\n| `queue` |\n\n## Moods\n\n| Mood |\n|---|\n| `start` |\n| `stop` |\n| `look` |\n' > docs/guide.md
  run 1 init
  sed -i 's/Moods/What ctl does/; s/Shade/Service/' docs/guide.md # now they say what they are about
  run 0 init
  has out "2 contracts that this repository keeps today"
  has out '  names  = script "tools/ctl.sh" :values(),'
  has out '  names  = compose :services(),'
}

# Scripts and a workflow, and no document.
case_init_scripts() {
  mkdir -p tools .github/workflows
  printf '#!/bin/sh\nif [ "$1" = --help ]; then\n  echo "usage: tools/check.sh run | list"\n  exit 0\nfi\ncase "$1" in\n  run) echo 1 ;;\n  list) echo 2 ;;\n  *) exit 2 ;;\nesac\n' > tools/check.sh
  printf '#!/bin/sh\nexit 0\n' > tools/lint.sh
  printf 'on: pull_request\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: tools/lint.sh\n' > .github/workflows/ci.yml
  run 0 init --write lockstep/proposed.lua
  has out 'CI runs tools/lint.sh.'
  printf '# Guide\n\nSee [me](#guide): `tools/check.sh run`\n' > README.md
  run 0 init
  has out 'use "ci/runs-gate" {'
  has out '  gate     = "tools/lint.sh",'
  has out 'README.md:1:1: 1 found by docs'
  has out 'README.md:3:5: link "#guide": README.md is there'
  has out 'use "script/commands-accepted" {'
  has out 'tools/check.sh:1:1: 1 found by script("tools/check.sh")'
  run 0 check
}

# More than one rule file should hold: the rest comes when the first are written.
case_init_many() {
  mkdir $(seq -f 'app-%.0f' 130)
  for app in $(seq 130); do
    printf 'services:\n  web-%s: {image: a}\n  queue-%s: {image: b}\n' "$app" "$app" > "app-$app/compose.yaml"
    printf '# Services of number %s\n\n| Service |\n|---|\n| `web-%s` |\n| `queue-%s` |\n' "$app" "$app" "$app" > "app-$app/README.md"
  done
  run 0 init --write lockstep/one.lua
  has out "more are left for the next time"
  run 0 init --write lockstep/two.lua
  lacks out "left for the next time"
  run 1 init
  run 0 check
  last "exit 0"
  has out "130 contracts: 130 kept"
}

# Files that are no help: broken, binary, empty.
case_init_hostile() {
  mkdir docs
  head -c 3000 /dev/zero | tr '\0' '|' > docs/bars.md
  printf 'services: [\n' > compose.yaml
  : > docs/empty.md
  printf '\377\376\n' > .env.example
  status=0
  "$lockstep" init > out 2> err || status=$?
  [ "$status" = 1 ] || fail "status $status"
  printf 'contract "open" {\n' > rules.lua
  mkdir lockstep && mv rules.lua lockstep/
  run 2 init
}

"case_$2"
