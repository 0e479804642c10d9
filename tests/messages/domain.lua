local guide = doc "docs/guide.md"

contract "a/b" {
  says = "Something that a reader understands.",

  the(compose :steps()) :is_unique(),
  every(guide :jobs()) :has(command),
  every(file "docs/a.md" :sections()) :has(command),
  every(compose :services() :level(2)) :has(image),
  every(compose :services()) :is_accepted_by(script "a.sh"),
  the(guide) :is_triggered_by { "push" },
}
