-- More than one of what is taken once, or written as another word wants it.
contract "several/numbers" {
  says = "A number is one.",
  count(docs) :is(3, 4),
  the(docs :terms()) :is_unique(3),
}
contract "several/patterns" {
  says = "Patterns stand between parentheses, one behind the other.",
  every(docs) :has { section "A", section "B" },
  every(docs) :lacks(table, row),
  every(docs) :lacks "A",
  every(docs :sections() :with "A") :has(table),
  every(docs :sections() :without "A") :has(table),
  the(docs :steps()) :go_in_order { "back up", "restore" },
  the(docs :steps()) :go_in_order { { "back up", "restore" } },
}
contract "several/selections" {
  says = "Two selections are one with either.",
  every(docs, workflows) :has(command),
  the(docs :terms()) :equals(compose :services(), compose :profiles()),
}
