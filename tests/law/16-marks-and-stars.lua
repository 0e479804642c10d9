-- Rule 16: markup drops out; only * is special in a name, and a name is the whole name; exactly has nothing special.
local page = doc "docs/a.md"

contract "law/16-markup" {
  says = "The parser drops markup from the document's side.",
  there_is(page :sections "Start the web service"),
}
example "law/16-markup" {
  keeps = {
    ["docs/a.md"] = [==[
      ## Start *the* `web` [service](x.md)
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## Start the web service now
    ]==],
    saying = "there is no section \"Start the web service\"",
  },
}

contract "law/16-star" {
  says = "Only * is special in a name.",
  the(page :sections "a.b|[c]*") :equals { "a.b|[c] (d)" },
}
example "law/16-star" {
  keeps = {
    ["docs/a.md"] = [==[
      ## a.b|[c] (d)

      ## axb

      ## c
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## axb

      ## c
    ]==],
    saying = "there is no section",
  },
}

contract "law/16-paths" {
  says = "In paths * stops at /, and ** does not.",
  count(docs "docs/*.md" :sections()) :is(1),
  count(docs "docs/**.md" :sections()) :is(2),
}
example "law/16-paths" {
  keeps = {
    ["docs/a.md"] = [==[
      # A
    ]==],
    ["docs/sub/b.md"] = [==[
      # B
    ]==],
  },
  breaks = {
    ["docs/sub/b.md"] = [==[
      # B

      ## C
    ]==],
    saying = "is 3, not 2",
  },
}
example "law/16-paths" {
  keeps = {
    ["docs/a.md"] = [==[
      # A
    ]==],
    ["docs/sub/b.md"] = [==[
      # B
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      # A

      ## C
    ]==],
    ["docs/sub/b.md"] = [==[
      B
    ]==],
    saying = "is 2, not 1",
  },
}

contract "law/16-exactly" {
  says = "exactly has nothing special.",
  there_is(page :sections(exactly "a*b")),
}
example "law/16-exactly" {
  keeps = {
    ["docs/a.md"] = [==[
      ## a\*b
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## axb
    ]==],
    saying = "a*b",
  },
}
