-- A release goes out in small steps, and only what was drilled.
local w = use "nouns"

contract "release/canary-first" {
  says = "A release is backed up, then published to the canary, then to all.",

  the(w.release :section "Release Runbook" :steps()) :go_in_order {
    step :running(w.backup, "run"),
    step :running "tools/release.sh publish --channel canary",
    step :running "tools/release.sh publish --channel all",
  },
}

example "release/canary-first" {
  keeps = {
    ["docs/release.md"] = [==[
      ## Release Runbook

      1. `tools/backup.sh run`
      2. `tools/release.sh publish v1 --channel canary`
      3. `tools/release.sh publish v1 --channel all`
    ]==],
    ["tools/backup.sh"] = [==[
      #!/bin/sh
      case "$1" in run) echo saved ;; *) exit 2 ;; esac
    ]==],
  },
  breaks = {
    ["docs/release.md"] = [==[
      ## Release Runbook

      1. `tools/backup.sh run`
      2. `tools/release.sh publish v1 --channel all`
    ]==],
    saying = "canary",
  },
}

contract "release/drill" {
  says = "CI publishes only what could be restored in a drill, and no job runs for ever.",

  the(w.ci :job "publish") :has(dependency "drill"),
  the(w.ci :job "drill") :runs(w.backup),
  every(w.ci :jobs()) :has(field "timeout-minutes"),
}

example "release/drill" {
  keeps = {
    [".github/workflows/release.yml"] = [==[
      on: push
      jobs:
        drill:
          runs-on: ubuntu-24.04
          timeout-minutes: 30
          steps:
            - run: tools/backup.sh restore
        publish:
          runs-on: ubuntu-24.04
          timeout-minutes: 30
          needs: drill
          steps:
            - run: make publish
    ]==],
    ["tools/backup.sh"] = [==[
      #!/bin/sh
      echo saved
    ]==],
  },
  breaks = {
    [".github/workflows/release.yml"] = [==[
      on: push
      jobs:
        drill:
          runs-on: ubuntu-24.04
          timeout-minutes: 30
          steps:
            - run: tools/backup.sh restore
        publish: # expect: dependency
          runs-on: ubuntu-24.04
          timeout-minutes: 30
          steps:
            - run: make publish
    ]==],
  },
}

contract "release/env-template" {
  says = "What compose demands stands in the template that a new installation copies.",

  every(compose :variables() :with(demand)) :appears_in(env ".env.example" :variables()),
}

example "release/env-template" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        api:
          image: ferry:${FERRY_VERSION:?which}
    ]==],
    [".env.example"] = [==[FERRY_VERSION=]==],
  },
  breaks = {
    ["compose.yaml"] = [==[
      services:
        api:
          image: ferry:${FERRY_VERSION:?which}
          hostname: ${FERRY_HOST:?where} # expect: FERRY_HOST
    ]==],
  },
}

contract "release/pinned-images" {
  says = "Images have a version, and it is not latest.",

  there_is_no(compose :images() :matching [[:latest$|^[^:]*$]]),
}

example "release/pinned-images" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        db:
          image: postgres:16.4
    ]==],
  },
  breaks = {
    ["compose.yaml"] = [==[
      services:
        db:
          image: postgres:latest # expect: postgres:latest
    ]==],
  },
}

contract "release/support" {
  says = "Every guide ends with the same words about help.",

  every(docs) :has_one(section "Support"),
  the(docs :sections "Support") :are_alike(),
}

example "release/support" {
  keeps = {
    ["docs/a.md"] = [==[
      # A

      ## Support

      Ask in the channel.
    ]==],
    ["docs/b.md"] = [==[
      # B

      ## Support

      Ask in the channel.
    ]==],
  },
  breaks = {
    ["docs/b.md"] = [==[
      # B

      ## Support

      Call us.
    ]==],
    saying = "Support",
  },
}
