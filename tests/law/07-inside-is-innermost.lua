-- Rule 7: nouns see what is strictly inside, at any depth, once; steps, items and rows belong to the innermost section.
local page = doc "docs/a.md"

contract "law/07-depth" {
  says = "A noun sees what is inside at any depth.",
  the(page :section "Top" :links()) :equals { "a.md", "b.md" },
}
example "law/07-depth" {
  keeps = {
    ["docs/a.md"] = [==[
      # Top

      [a](a.md)

      ## Sub

      > - [b](b.md)
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      # Top

      [a](a.md)

      ## Sub

      > - none

      # Next

      [b](b.md)
    ]==],
    saying = "\"b.md\" is missing",
  },
}

contract "law/07-strictly" {
  says = "A fact is not inside of itself.",
  there_is_no(page :section "Top" :sections "Top"),
}
example "law/07-strictly" {
  keeps = {
    ["docs/a.md"] = [==[
      # Top

      ## Sub
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      # Top

      ## Top <!-- expect: -->
    ]==],
    saying = "is there",
  },
}

contract "law/07-steps" {
  says = "A rollback's steps don't stand in for the runbook's.",
  every(page :section "Runbook") :has(step :running "tools/x.sh undo"),
}
example "law/07-steps" {
  keeps = {
    ["docs/a.md"] = [==[
      # Runbook

      1. `tools/x.sh undo`

      ## Rollback

      1. Rest.
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      # Runbook

      1. Rest.

      ## Rollback

      1. `tools/x.sh undo`
    ]==],
    saying = "has no step running",
  },
}

contract "law/07-items" {
  says = "Items belong to their innermost list, rows to their table.",
  the(page :section "Lists" :list(1) :items()) :equals { "a", "b" },
  the(page :section "Lists" :items()) :equals { "a", "b" },
}
example "law/07-items" {
  keeps = {
    ["docs/a.md"] = [==[
      ## Lists

      - a
      - b
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## Lists

      - a
      - b
      - c
    ]==],
    saying = "item \"c\" is none of",
  },
}
example "law/07-items" {
  keeps = {
    ["docs/a.md"] = [==[
      ## Lists

      - a
      - b

      ### Sub

      - c
    ]==],
  },
}

contract "law/07-once" {
  says = "Each fact counts once.",
  count(page :sections() :commands()) :is(1),
}
example "law/07-once" {
  keeps = {
    ["docs/a.md"] = [==[
      # A

      ## B

      ### C

      ```sh
      ls
      ```
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      # A

      ## B

      ```sh
      ls
      ls
      ```
    ]==],
    saying = "is 2, not 1",
  },
}
