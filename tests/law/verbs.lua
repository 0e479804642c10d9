-- Each verb judges false what it should: a verb that always said yes breaks its example.
local page = doc "docs/a.md"
local other = doc "docs/b.md"

contract "law/verb-lacks" {
  says = ":lacks looks for what must not be inside.",
  every(page :sections()) :lacks(command "rm"),
}
example "law/verb-lacks" {
  keeps = {
    ["docs/a.md"] = [==[
      ## A

      `rmdir x`
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## A

      ```sh
      rm x # expect: section "A" has command "rm x", and should not
      ```
    ]==],
  },
}

contract "law/verb-has-one" {
  says = ":has_one is once, neither never nor twice.",
  every(page) :has_one(section :level(1)),
}
example "law/verb-has-one" {
  keeps = {
    ["docs/a.md"] = [==[
      # A

      ## B
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      # A

      # B
    ]==],
    saying = "has 2",
  },
}
example "law/verb-has-one" {
  breaks = {
    ["docs/a.md"] = [==[
      ## B
    ]==],
    saying = "has no",
  },
}

contract "law/verb-is-mentioned" {
  says = ":is_mentioned_in looks for the name as a word of the text.",
  every(compose :services()) :is_mentioned_in(page),
}
example "law/verb-is-mentioned" {
  keeps = {
    ["docs/a.md"] = [==[
      The web and its `db`.
    ]==],
    ["compose.yaml"] = [==[
      services: { web: { image: a }, db: { image: a } }
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      The web and its db-main.
    ]==],
    saying = "service \"db\" is not mentioned in",
  },
}

contract "law/verb-has-lines" {
  says = ":has_lines counts the lines of the file that a fact names.",
  every(page :fields "needs.*") :has_lines(field "path", field "min_lines"),
}
example "law/verb-has-lines" {
  keeps = {
    ["docs/a.md"] = [==[
      ---
      needs:
        - { path: docs/b.md, min_lines: 3 }
      ---
    ]==],
    ["docs/b.md"] = [==[
      # B

      b
    ]==],
  },
  breaks = {
    ["docs/b.md"] = [==[
      # B

    ]==],
    saying = "has 2 lines",
  },
}

contract "law/verb-connects" {
  says = ":connects looks for a path, or a regular expression, in the file that a fact names.",
  every(page :fields "links.*") :connects(field "from", field "to", field "pattern"),
}
example "law/verb-connects" {
  keeps = {
    ["docs/a.md"] = [==[
      ---
      links:
        - { from: docs/b.md, to: tools/x.sh, pattern: 'x\.sh' }
      ---
    ]==],
    ["docs/b.md"] = [==[
      Run tools/x.sh.
    ]==],
    ["tools/x.sh"] = [==[
      #!/bin/sh
    ]==],
  },
  breaks = {
    ["docs/b.md"] = [==[
      Run tools/y.sh.
    ]==],
    saying = "docs/b.md holds nothing that matches",
  },
}
example "law/verb-connects" {
  keeps = {
    ["docs/a.md"] = [==[
      ---
      links:
        - { from: docs/b.md, to: tools/x.sh }
      ---
    ]==],
    ["docs/b.md"] = [==[
      Run tools/x.sh.
    ]==],
    ["tools/x.sh"] = [==[
      #!/bin/sh
    ]==],
  },
  breaks = {
    ["docs/b.md"] = [==[
      Run tools/x.shell.
    ]==],
    saying = "tools/x.sh",
  },
}

contract "law/verb-runs" {
  says = ":runs finds the script behind a wrapper, and :is_run_by the same from the other end.",
  the(workflow ".github/workflows/ci.yml") :runs(script "tools/x.sh"),
  every(scripts "tools/x.sh") :is_run_by(workflows),
}
example "law/verb-runs" {
  keeps = {
    [".github/workflows/ci.yml"] = [==[
      on: push
      jobs: { a: { steps: [{ run: make check }] } }
    ]==],
    ["Makefile"] = [==[
      check:
      	tools/x.sh
    ]==],
    ["tools/x.sh"] = [==[
      #!/bin/sh
    ]==],
  },
  breaks = {
    ["Makefile"] = [==[
      check:
      	tools/y.sh
    ]==],
    saying = "does not run",
  },
}

contract "law/verb-within" {
  says = ":is_within is asked of a date.",
  the(page :field "reviewed") :is_within "1000 years",
}
example "law/verb-within" {
  keeps = {
    ["docs/a.md"] = [==[
      ---
      reviewed: 2026-01-01
      ---
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ---
      reviewed: 0926-01-01 # expect: field "reviewed"
      ---
    ]==],
  },
}
example "law/verb-within" {
  breaks = {
    ["docs/a.md"] = [==[
      ---
      reviewed: last year # expect: field "reviewed"
      ---
    ]==],
  },
}

contract "law/verb-order" {
  says = ":keeps_the_order_of compares what both name, and nothing else.",
  the(page :terms()) :keeps_the_order_of(other :terms()),
}
example "law/verb-order" {
  keeps = {
    ["docs/a.md"] = [==[
      `one`, `extra`, `two`, `three`
    ]==],
    ["docs/b.md"] = [==[
      `one`, `two`, `more`, `three`
    ]==],
  },
  breaks = {
    ["docs/b.md"] = [==[
      `two`, `one`, `more`, `three`
    ]==],
    saying = "term \"two\"",
  },
}

contract "law/verb-alike" {
  says = ":are_alike compares whole texts.",
  the(docs :sections "Support") :are_alike(),
}
example "law/verb-alike" {
  keeps = {
    ["docs/a.md"] = [==[
      ## Support

      Ask   in #help.
    ]==],
    ["docs/b.md"] = [==[
      ## Support

      Ask in #help.
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## Support

      Ask in #help.
    ]==],
    ["docs/b.md"] = [==[
      ## Support

      Ask in #helpdesk.
    ]==],
    saying = "Support",
  },
}

contract "law/verb-numbers" {
  says = ":is_at_least and :is_at_most hold at the number itself.",
  count(page :lines()) :is_at_least(2),
  count(page :lines()) :is_at_most(3),
}
example "law/verb-numbers" {
  keeps = {
    ["docs/a.md"] = [==[
      one
      two
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      one
    ]==],
    saying = "is 1, fewer than 2",
  },
}
example "law/verb-numbers" {
  keeps = {
    ["docs/a.md"] = [==[
      one
      two
      three
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      one
      two
      three
      four
    ]==],
    saying = "is 4, more than 3",
  },
}
