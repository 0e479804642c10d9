-- What is one fact, and what is a whole (LANGUAGE 27, 13).
local guide  = doc "docs/guide.md"
local matrix = guide :table "Matrix"

contract "singular" {
  says = "One or several.",
  the(matrix :column "Name") :equals(compose :services()),
  the(matrix :row "baseline" :column "Name") :is("web"),
  the(guide :section "A" :mentioning "b") :has(table),
  the(guide :section "A" :capturing [[(b)]]) :equals { "b" },
  the(either(guide :terms(), docs :terms())) :is_unique(),
  the { "a", "b" } :same_sequence_as(guide :terms()),
  the(file "LICENSE") :mentions "MIT",
}
