-- What a finding's notes say of the other end, and how a source reads in a sentence.
local page = doc "docs/a.md"
local ctl  = script "tools/ctl.sh"

contract "law/14-disabled" {
  says = "A service that is commented out is named where its name is missing.",
  every(page :terms()) :appears_in(compose :services()),
  the(compose :services()) :equals { "web", "worker" },
}
contract "law/24-root" {
  says = "A link begins at its document.",
  every(page :links()) :exists(),
}
contract "law/14-includes" {
  says = "What a pipeline includes by a pattern is not looked at.",
  the(ctl) :is_run_by(workflow "ci/.gitlab-ci.yml"),
}
contract "law/sources" {
  says = "One source of many reads as one.",
  there_is(docs :with(field "title")),
  some(docs :mentioning "nowhere") :has(section),
  count(docs :with(field "title")) :is(1),
}
contract "law/values" {
  says = "A value is found by its own name, also one of an option; all values are the positional ones.",
  there_is(ctl :value "blue"),
  there_is(ctl :value "canary"),
  the(ctl :values()) :equals { "dev", "prod", "start" },
}
