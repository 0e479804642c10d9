#!/bin/sh
# tests/command/testing.sh LOCKSTEP CASE: the examples of contracts, as lockstep test runs them.
. "$(dirname "$0")/world.sh"

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

# Nothing is marked in the files of `keeps`, and no mark grows old: what was green stays green, also tomorrow.
case_test_accept_keeps() {
  kept_world
  rule table 'the(doc "docs/a.md" :table "T" :column "Service") :equals(compose :services())'
  rule fresh 'every(docs :field "reviewed") :is_within "1 year"'
  cat >> lockstep/table.lua << 'RULES'
example "more/table" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        web: {}
        api: {}
    ]==],
    ["docs/a.md"] = [==[
      # T
      | Service |
      |---------|
      | `web`   |
      | `api`   |
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      # T
      | Service |
      |---------|
      | `web`   |
      | `cron`  |
    ]==],
  },
}
RULES
  cat >> lockstep/fresh.lua << 'RULES'
example "more/fresh" {
  breaks = {
    ["a.md"] = [==[
      ---
      reviewed: 2024-11-01
      ---
    ]==],
  },
}
RULES
  run 0 test --accept --today 2026-11-22
  lacks lockstep/table.lua 'expect'
  has lockstep/fresh.lua 'reviewed: 2024-11-01   <!-- expect: "2024-11-01" in field "reviewed" is -->'
  run 0 test --today 2026-11-23
  has out "3 ok -> exit 0"
}

# A change of a rule file is tested, within a moment.
case_test_watch() {
  kept_world
  run 2 test --watch --limit nosuch=3 # nothing to wait for
  has err 'there is no limit "nosuch"'
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
  has out 'if that is the mistake that it shows, write its words: saying = [[there is no section "Runbook*" in the documents]].'
  cat > lockstep/one.lua << 'RULES'
contract "more/one" { says = "One.", the(doc "a.md" :section "A*") :has(command) }
example "more/one" {
  keeps  = { ["a.md"] = [==[
    # A
    `make a`
  ]==] },
  breaks = { ["a.md"] = [==[
    # A1
    # A2
  ]==] },
}
RULES
  run 1 test --filter more/one
  has out "the contract could not be judged here: it names one thing, and there are several"
  has out 'leave one of them in the example; if that is the mistake that it shows, write its words: saying = [[section "A*" is there 2 times'
  rm lockstep/one.lua
  run 1 test --require --filter 'docs/*'
  has out "lockstep/docs.lua:1: lacking: docs/services: no example breaks it"
  has out "; 1 without an example that breaks it -> exit 1"
}

# A shipped pack, with parameters; findings stand at the author's line.
"case_$2"
