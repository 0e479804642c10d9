-- Rule 13: a column stands for its cells without the header; a number is a position, negative from the end.
local page = doc "docs/a.md"

contract "law/13-columns" {
  says = "A column stands for its cells; on one row it is that row's cell; a number is a position.",
  the(page :table() :column "B") :equals { "2", "4" },
  the(page :table() :column(-1)) :equals { "2", "4" },
  the(page :table() :row "c" :column "B") :is "4",
  the(page :table() :row(-1) :cell(1)) :is "c",
}
example "law/13-columns" {
  keeps = {
    ["docs/a.md"] = [==[
      | A | B |
      |---|---|
      | a | 2 |
      | c | 4 |
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      | A | B |
      |---|---|
      | a | 4 |
      | c | 2 |
    ]==],
    saying = "cell \"2\" is not \"4\"",
  },
}
