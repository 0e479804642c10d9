contract "docs/tables" {
  says = "Every document has a table.",
  every(docs) :has(table),
}

example "docs/tables" {
  keeps = {
    ["docs/b.md"] = [==[
      # B

        | a |
        |---|

      end]==],
    ["docs/a.md"] = [[# A]],
    ["run.sh"]    = "#!/bin/sh",
  },
  breaks = { ["docs/a.md"] = [[
	# Tab
	text
	]], saying = "has no table" },
}

example "docs/tables" { breaks = { Makefile = [[all:]] } }
