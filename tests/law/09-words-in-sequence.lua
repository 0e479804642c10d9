-- Rule 9: what :mentioning finds.
local page = doc "docs/a.md"

contract "law/09-sequence" {
  says = "Words in sequence, case and spaces folded; letters, digits, _, and - or . between two make one word.",
  the(page) :mentions "queue drain v1.2",
}
example "law/09-sequence" {
  keeps = {
    ["docs/a.md"] = [==[
      Then *Queue*
      `DRAIN`  [v1.2](x.md).
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      drain queue v1.2, queue-drain v1.2, queue drain v1.2.3, queue drain v1, <!-- queue drain v1.2 -->
    ]==],
    saying = "does not mention",
  },
}

contract "law/09-lists" {
  says = "A list means any, chaining means all; * widens.",
  count(page :paragraphs() :mentioning { "red", "blue" } :mentioning "web*") :is(2),
}
example "law/09-lists" {
  keeps = {
    ["docs/a.md"] = [==[
      red web-api

      blue website

      red

      web
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      red web-api

      green website

      red

      web
    ]==],
    saying = "is 1, not 2",
  },
}
