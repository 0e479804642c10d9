local guide = doc docs/guide.md

contract "a/b" {
  says = "Something that a reader understands.",

  every(docs) :has(section Escalation Runbook),
  every(guide :section Settings :steps()) :mentions now,
  every(docs) :has(section guide),
  every(doc README.md :links()) :exists(),
}
