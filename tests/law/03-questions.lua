-- Rule 3: what asks whether something is there may find nothing; what stands before it may not.
local page = doc "docs/a.md"

contract "law/03-there-is-no" {
  says = "The last noun of there_is_no may find nothing; what stands before it keeps its promise.",
  there_is_no(page :section "Rollback" :commands "rm"),
}
example "law/03-there-is-no" {
  keeps = {
    ["docs/a.md"] = [==[
      ## Rollback

      ```sh
      ls
      ```
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## Rollback

      ```sh
      rm -r x
      ```
    ]==],
    saying = "rm -r x",
  },
}
example "law/03-there-is-no" {
  breaks = {
    ["docs/a.md"] = [==[
      ## Revert
    ]==],
    saying = "nothing to check: there is no section \"Rollback\"",
  },
}

contract "law/03-count" {
  says = "Nothing can be counted, too.",
  count(page :section "Links" :links()) :is(0),
}
example "law/03-count" {
  keeps = {
    ["docs/a.md"] = [==[
      ## Links

      None.
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## Links

      [a](b.md)
    ]==],
    saying = "is 1, not 0",
  },
}
example "law/03-count" {
  breaks = {
    ["docs/a.md"] = [==[
      ## Other
    ]==],
    saying = "nothing to check",
  },
}

contract "law/03-some" {
  says = "Some asks whether there is one that does.",
  some(page :sections "Way*") :has(command),
}
example "law/03-some" {
  keeps = {
    ["docs/a.md"] = [==[
      ## Way one

      Text.

      ## Way two

      `tools/x.sh`
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## Other
    ]==],
    saying = "there is no section \"Way*\" that has",
  },
}
example "law/03-some" {
  breaks = {
    ["docs/a.md"] = [==[
      ## Way one

      ## Way two
    ]==],
    saying = "none of 2 does",
  },
}

contract "law/03-whenever" {
  says = "Whenever lifts the promise of plurals on both sides, and of no singular.",
  whenever(page :links()) :appears_in(page :section "Sources" :links()),
}
example "law/03-whenever" {
  keeps = {
    ["docs/a.md"] = [==[
      # A

      ## Sources

      None.
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      # A

      [x](x.md)
    ]==],
    saying = "there is no section \"Sources\"",
  },
}
example "law/03-whenever" {
  breaks = {
    ["docs/a.md"] = [==[
      # A

      [x](x.md)

      ## Sources

      None.
    ]==],
    saying = "does not appear in",
  },
}
