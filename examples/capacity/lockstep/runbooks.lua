-- Scaling out, coming back, and telling the same story everywhere.

local w       = use "nouns"
local ctl     = w.ctl
local runbook = w.runbook

-- What a command asks the operator script to do, and what the runbook asks, step by step.
local asked    = [[harvest-ctl\.sh ([a-z-]+)]]
local sequence = runbook :steps() :commands(ctl) :capturing(asked)

use "runbook/steps-in-order" {
  id      = "runbooks/scale-out-order",
  says    = "Scaling out goes in order: contract, replicas, start, readiness, queue-drain evidence.",
  runbook = runbook,
  steps   = {
    step :running(ctl, "capacity-profile"),
    step :mentioning "enable",
    step :running(ctl, "start"),
    step :running(ctl, "status") :mentioning "readiness",
    step :mentioning "queue-drain" :with(command "tools/bench.sh drain"),
  },
}

contract "runbooks/scale-out-flags" {
  says = "In the runbook, the capacity contract and the status check have the flags and the replicas of the start.",
  why  = "Readiness of a shape that was not started, or was not written down, proves nothing.",

  the(runbook) :agrees(step :running(ctl, "start") :flags(), step :running(ctl, "capacity-profile") :flags()),
  the(runbook) :agrees(step :running(ctl, "start") :flags(), step :running(ctl, "status") :flags()),
  the(runbook) :agrees(step :running(ctl, "start") :values "--replicas", step :running(ctl, "capacity-profile") :values "--replicas"),
  the(runbook) :agrees(step :running(ctl, "start") :values "--replicas", step :running(ctl, "status") :values "--replicas"),
}

use "runbook/rollback" {
  id       = "runbooks/rollback",
  runbooks = docs :sections "*Runbook*",
  headings = { "Rollback*", "Revert*" },
}

contract "runbooks/back-to-baseline" {
  says = "Rolling back stops, disables the replicas, runs the start command of the matrix's baseline row and checks.",

  the(w.rollback :steps()) :go_in_order {
    step :running(ctl, "stop"),
    step :mentioning "comment out the replicas",
    step :running(ctl, "start"),
    step :running(ctl, "status"),
  },
  every(w.matrix :row "baseline" :column "Start" :commands()) :appears_in(w.rollback :commands()),
  every(w.matrix :row "baseline" :column "Start" :commands()) :appears_in(w.revert :commands()),
}

contract "runbooks/keep-data" {
  says = "No runbook runs the clean action.",
  why  = "Clean removes the data of the installation; a runbook is followed under stress.",

  every(docs :sections "*Runbook*") :lacks(command "tools/harvest-ctl.sh clean"),
}

example "runbooks/keep-data" {
  breaks = {
    ["docs/operations.md"] = [==[
      # Drain Runbook

      When nothing else helps:

      ```sh
      tools/harvest-ctl.sh clean prod   # expect: clean
      ```
    ]==],
  },
}

use "docs/sibling-sequences" {
  id       = "runbooks/same-sequence",
  says     = "Performance uses the actions of the runbook, in the same sequence.",
  original = sequence,
  sibling  = w.sequence :steps() :commands(ctl) :capturing(asked),
}

use "docs/sibling-sequences" {
  id       = "runbooks/same-sequence-triage",
  says     = "An incident is handled with the actions of the runbook, in the same sequence.",
  original = sequence,
  sibling  = w.triage :steps() :commands(ctl) :capturing(asked),
}

use "docs/sibling-sequences" {
  id       = "runbooks/same-sequence-pathway",
  says     = "The quickstart uses the actions of the runbook, in the same sequence.",
  original = sequence,
  sibling  = w.pathway :steps() :commands(ctl) :capturing(asked),
}

contract "runbooks/same-flags" {
  says = "Where other documents tell the scale-out in short, status is checked with the flags of the start.",

  the(w.sequence) :agrees(step :running(ctl, "start") :flags(), step :running(ctl, "status") :flags()),
  the(w.triage) :agrees(step :running(ctl, "start") :flags(), step :running(ctl, "status") :flags()),
  the(w.pathway) :agrees(step :running(ctl, "start") :flags(), step :running(ctl, "status") :flags()),
}

contract "runbooks/linked" {
  says = "Performance, troubleshooting and quickstart link to the scale-out runbook.",

  every(w.companions) :has(link :to(runbook)),
}
