local guide = doc "docs/guide.md"

contract "a/b" {
  says = "Something that a reader understands.",

  every(compose :services()) :appears_in(guide),
  every(compose :services()) :appears_in(guide :section "A"),
  every(compose :services()) :appears_in(guide :table "A"),
  every(compose :services()) :appears_in(script "a.sh"),
  every(compose :services()) :appears_in(column "A"),
  every(docs :commands()) :is_accepted_by(guide),
  every(workflows) :runs(guide),
  every(scripts "*.sh") :is_run_by(compose),
  every(guide :sections()) :exists(),
  every(section "A") :has(command),
}
