-- Rule 17: :appears_in compares whole names, :equals sets, :same_sequence_as lists, :is one fact.
local page = doc "docs/a.md"

contract "law/17-appears-in" {
  says = "A whole name appears.",
  every(page :section "A" :items()) :appears_in(page :section "B" :items()),
}
example "law/17-appears-in" {
  keeps = {
    ["docs/a.md"] = [==[
      ## A

      - web

      ## B

      - web
      - db
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## A

      - web <!-- expect: item "web" does not appear in -->

      ## B

      - web api
    ]==],
  },
}

contract "law/17-equals" {
  says = "Each missing and each extra is reported.",
  the(page :section "A" :items()) :equals(page :section "B" :items()),
}
example "law/17-equals" {
  keeps = {
    ["docs/a.md"] = [==[
      ## A

      - b
      - a
      - a

      ## B

      - a
      - b
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## A

      - x <!-- expect: -->
      - y <!-- expect: -->
      - a

      ## B

      - a
      - b <!-- expect: -->
      - c <!-- expect: -->
    ]==],
  },
}

contract "law/17-sequence" {
  says = "A sequence has its order, and the first difference is reported.",
  the(page :section "A" :items()) :same_sequence_as { "a", "b", "c", "d" },
}
example "law/17-sequence" {
  keeps = {
    ["docs/a.md"] = [==[
      ## A

      - a
      - b
      - c
      - d
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## A

      - a
      - c <!-- expect: at 2 there is "c" -->
      - b
      - d
    ]==],
  },
}
example "law/17-sequence" {
  breaks = {
    ["docs/a.md"] = [==[
      ## A

      - a
      - b
      - c
      - d
      - e
    ]==],
    saying = "\"e\"",
  },
}

contract "law/17-is" {
  says = "One fact is, or is one of.",
  every(page :section "A" :items()) :is { "a", "b" },
}
example "law/17-is" {
  keeps = {
    ["docs/a.md"] = [==[
      ## A

      - a
      - b
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## A

      - a
      - c <!-- expect: item "c" is not "a" or "b" -->
    ]==],
  },
}
