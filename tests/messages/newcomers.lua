-- What people write who have just begun.
contract "new/backquotes" {
  says = "Markdown's quotes.",
  every(docs) :has(section `Rollback`),
  every(docs) :has(section "Open" :mentioning "a"),
}

contract "new/below" {
  says = "A local that is made too late.",
  every(guide :links()) :exists(),
}
local guide = doc "docs/guide.md"

contract "new/quantifier" {
  says = "A quantifier without parentheses.",
  every docs :has(section),
}

contract "new/words" {
  says = "Words that are called otherwise, and a name without quotes.",
  every(docs) :have(section),
  the(compose :services()) :is_equal_to(doc "docs/guide.md" :terms()),
  the(workflow ".github/workflows/ci.yml") :is_triggered_by(pull_request),
}
