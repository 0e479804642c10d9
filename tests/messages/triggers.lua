local guide = doc "docs/guide.md"

contract "a/b" {
  says = "Something that a reader understands.",

  every(workflows) :is_triggered_by {},
  every(workflows) :is_triggered_by { "push", paths = docs },
  every(workflows) :is_triggered_by { "push", changing = guide :sections() },
  every(workflows) :is_triggered_by(docs),
  every(workflows :triggered_by { "push", changing = "docs/**" }) :has(job),
}
