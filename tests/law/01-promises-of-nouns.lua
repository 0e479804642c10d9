-- Rule 1: a singular promises one in each fact before it, a plural one in all of them; each path must match a file.
local page = doc "docs/a.md"

contract "law/01-singular" {
  says = "A singular promises exactly one in each fact before it.",
  every(docs :section "Owner") :has(paragraph),
}
example "law/01-singular" {
  keeps = {
    ["docs/a.md"] = [==[
      ## Owner

      Ann.
    ]==],
    ["docs/b.md"] = [==[
      ## Owner

      Bob.
    ]==],
  },
  breaks = {
    ["docs/b.md"] = [==[
      ## Other

      Bob.
    ]==],
    saying = "there is no section \"Owner\"",
  },
}
example "law/01-singular" {
  breaks = {
    ["docs/b.md"] = [==[
      ## Owner

      Bob.

      ## Owner

      Carl.
    ]==],
    saying = "is there 2 times",
  },
}

contract "law/01-plural" {
  says = "A plural promises at least one in all of them together.",
  every(docs :sections "Owner") :has(paragraph),
}
example "law/01-plural" {
  keeps = {
    ["docs/a.md"] = [==[
      ## Owner

      Ann.
    ]==],
    ["docs/b.md"] = [==[
      ## Other

      Bob.
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## Else

      Ann.
    ]==],
    saying = "there is no section \"Owner\"",
  },
}

contract "law/01-globs" {
  says = "Each path or glob that is given to a source matches a file.",
  every(docs { "docs/*.md", "notes/*.md" }) :has(section),
}
example "law/01-globs" {
  keeps = {
    ["docs/a.md"] = [==[
      # A
    ]==],
    ["notes/b.md"] = [==[
      # B
    ]==],
  },
}
example "law/01-globs" {
  keeps = {
    ["notes/sub/c.md"] = [==[
      # C
    ]==],
    ["docs/a.md"] = [==[
      # A
    ]==],
    ["notes/d.md"] = [==[
      # D
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      none
    ]==],
  },
}

contract "law/01-filters" {
  says = "Promises are checked after the filters that follow the noun.",
  the(page :section "Step*" :mentioning "backup") :has(command),
}
example "law/01-filters" {
  keeps = {
    ["docs/a.md"] = [==[
      ## Step one

      Text.

      ## Step two

      A backup: `tools/x.sh`
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## Step one

      Text.

      ## Step two

      No: `tools/x.sh`
    ]==],
    saying = "nothing to check",
  },
}
