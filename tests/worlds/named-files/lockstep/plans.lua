-- Files that parts of a fact name: their lines, and whether one names the other.

local plans = docs "plans/*.md"

contract "plans/lengths" {
  says = "Artifacts are as long as the plan says.",
  every(plans :fields "artifacts.*" :with(field "min_lines")) :has_lines(field "path", field "min_lines"),
}

contract "plans/links" {
  says = "Key links are there.",
  every(plans :fields "key_links.*") :connects(field "from", field "to", field "pattern"),
  excuse("docs/guide.md to tools/old.sh", "it goes away with the next release"),
}

contract "plans/rows" {
  says = "The table's files name each other, and are long enough.",
  every(doc "docs/guide.md" :table() :rows()) :connects(column "From", column "To"),
  every(doc "docs/guide.md" :table() :rows()) :has_lines(column "From", column "Lines"),
}

contract "plans/stars" {
  says = "A star stops at the dots.",
  count(plans :fields "artifacts.*") :is(6),
  count(plans :fields "artifacts.*.path") :is(6),
  the(plans :fields "key_links.**.pattern") :is_unique(),
}
