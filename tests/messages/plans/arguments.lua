-- How each argument stands in a plan.
local ctl = script "./tools/ctl.sh"

contract "arguments" {
  says     = "  Each argument.  ",
  why      = "To see it.",
  fix      = [[write it.]],
  severity = "warning",
  tags     = { "one", "two" },

  every(docs { "docs/*.md", exactly "docs/**" } :sections { "A", exactly "B*" }) :has(table(-1)),
  every(docs :paragraphs() :capturing [[port (\d+)]]) :is { "80", "443" },
  every(docs :sections "*" :mentioning { "queue drain", "backlog" } :mentioning "now") :lacks(command(ctl, "clean")),
  every(docs :terms() :among { "a", "b" } :except "c" :matching "^[a-z]+$") :appears_in(either(compose :services(), { "d" })),
  count(docs) :is(3),
  count(docs :tables()) :is_at_most(9),
  the(workflow ".github/workflows/ci.yml") :is_triggered_by { "push", "pull_request", changing = files { "compose*.yaml", "tools/**" } },
  some(docs :sections() :level(2) :without(link :to(doc "docs/guide.md"))) :mentions { "ready", "healthy" },
  every(docs) :satisfies("has a name", function(document) return document.name ~= "" end),
  every(docs) :satisfies("has no other", function(document)
    return true, "never"
  end),
  every { "web", "db" } :is_mentioned_in(doc "docs/guide.md"),
  excuse("document \"docs/a.md\"", "it is short"),
}
