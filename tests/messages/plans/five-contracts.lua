-- lockstep/operations.lua
local ctl      = script "tools/ctl.sh"
local guide    = doc "docs/operations.md"
local profiles = compose :profiles()
local matrix   = guide :table "Capacity Profile Matrix*"
local runbook  = guide :section "Multi-Node Scale-Out Runbook*"
local ci       = workflow ".github/workflows/ci.yml"

contract "capacity/profile-matrix" {
  says = "The capacity profile matrix has a row for every compose profile, and no other row.",
  why  = "Operators choose from this table; a profile that is missing from it can't be operated.",

  the(matrix :column "Profile") :equals(profiles),
  every(matrix :rows()) :agrees(column "Start" :flags(), column "Stop" :flags()),
}

contract "runbooks/rollback" {
  says = "Every runbook tells how to roll back, with at least one command.",

  every(docs :sections "*Runbook*") :has(section { "Rollback*", "Revert*" } :with(command)),
}

contract "queue-drain/evidence-steps" {
  says = "Scaling out generates, enables, starts, validates readiness and captures queue-drain evidence, in that order.",

  the(runbook :steps()) :go_in_order {
    step :running(ctl, "capacity-profile"),
    step :mentioning "enable",
    step :running(ctl, "start"),
    step :running(ctl, "status"),
    step :mentioning "queue-drain" :with(command),
  },
  the(runbook) :agrees(step :running(ctl, "start") :flags(), step :running(ctl, "status") :flags()),
}

contract "commands/ctl" {
  says = "Documented ctl.sh commands are ones that ctl.sh accepts.",

  every(docs :commands(ctl)) :is_accepted_by(ctl),
}

contract "ci/runs-the-gate" {
  says = "Every pull request runs the capacity gate, also when only documents change.",

  there_is(ci :commands "tools/test.sh --capacity-contract"),
  the(ci) :is_triggered_by { "pull_request", changing = docs },
}
