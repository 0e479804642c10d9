-- Equal selections are one row, whatever names and blanks they are written with.
local guide = doc "docs/guide.md"
local unused = doc "docs/unused.md"

contract "one" {
  says = "One.",
  every(guide :sections "A") :mentions "word",
  every(doc("docs/guide.md"):sections("A")) :mentions("word"),
  every(docs) :has(section "A" :mentioning "word"),
  every(docs()) :has(section("A"):mentioning { "word" }),
}

contract "two" {
  says = "Two.",
  every(doc "./docs//guide.md"
    -- a comment between
    :sections "A") :mentions "other word",
}
