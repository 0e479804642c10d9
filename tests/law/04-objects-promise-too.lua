-- Rule 4: the object of a verb promises what a subject does; when it is empty that is one finding.
local page = doc "docs/a.md"

contract "law/04-empty-object" {
  says = "An empty object is one finding, not one for each subject.",
  every(page :section "Used" :items()) :appears_in(page :section "Known" :items()),
}
example "law/04-empty-object" {
  keeps = {
    ["docs/a.md"] = [==[
      ## Used

      - a
      - b

      ## Known

      - a
      - b
      - c
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## Used

      - a
      - b

      ## Known <!-- expect: nothing to check: there is no item -->

      None.
    ]==],
  },
}
example "law/04-empty-object" {
  breaks = {
    ["docs/a.md"] = [==[
      ## Used

      - a
      - z <!-- expect: does not appear in -->

      ## Known

      - a
    ]==],
  },
}

contract "law/04-singular-object" {
  says = "A singular object promises one, too.",
  the(page :section "Used" :items()) :equals(page :section "Known" :items()),
}
example "law/04-singular-object" {
  keeps = {
    ["docs/a.md"] = [==[
      ## Used

      - a

      ## Known

      - a
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## Used

      - a

      ## Known

      - a

      ## Known

      - a
    ]==],
    saying = "is there 2 times",
  },
}
