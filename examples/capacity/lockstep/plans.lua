-- What was promised when the work was planned: the plans' front matter is the rule.

local plans = docs "docs/plans/*.md"

use "plan/must-haves" {
  plans = plans,
}

use "plan/truths" {
  plans    = plans,
  severity = "error",
  covered  = {
    "The runbook goes from the capacity contract*", -- runbooks/scale-out-order
    "Every runbook has a way back*",                -- runbooks/rollback, runbooks/keep-data
    "An incident is handled with the steps*",       -- runbooks/same-sequence
  },
  excuse("Somebody who is new to Harvest scales it out within half an hour.", "nobody can check it but a newcomer"),
}
