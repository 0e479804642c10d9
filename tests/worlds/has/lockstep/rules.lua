contract "has/rollback" {
  says = "Every runbook tells how to roll back, with a command.",
  every(docs :sections "*Runbook*") :has(section { "Rollback*", "Revert*" } :with(command)),
}
contract "has/no-clean" {
  says = "No runbook runs clean.",
  every(docs :sections "*Runbook*") :lacks(command "tools/ctl.sh clean"),
}
contract "has/one-title" {
  says = "Every document has one title.",
  every(docs) :has_one(section :level(1)),
}
contract "has/own-steps" {
  says = "The steps of a section are its own: the rollback's don't stand in for the runbook's.",
  the(doc "docs/a.md" :section "Alpha Runbook") :has(step :running "tools/ctl.sh start", step :running "tools/ctl.sh stop"),
}
contract "has/optional" {
  says = "An optional flag does not satisfy.",
  the(doc "docs/a.md" :section "Flags") :has(flag "--fast", flag "--slow"),
}
