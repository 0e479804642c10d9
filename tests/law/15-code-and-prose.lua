-- Rule 15: code names are compared byte by byte; where one side is prose, case and runs of spaces fold.
local page = doc "docs/a.md"

contract "law/15-code" {
  says = "Between code names bytes are compared.",
  every(page :terms()) :appears_in(compose :services()),
}
example "law/15-code" {
  keeps = {
    ["docs/a.md"] = [==[
      `web`
    ]==],
    ["compose.yaml"] = [==[
      services:
        web: { image: a }
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      `Web`
    ]==],
    saying = "term \"Web\" does not appear in",
  },
}

contract "law/15-prose" {
  says = "When one side is prose, case and runs of spaces fold.",
  the(page :table() :column "Name") :equals(compose :services()),
}
example "law/15-prose" {
  keeps = {
    ["docs/a.md"] = [==[
      | NAME |
      |---|
      | Web |
    ]==],
    ["compose.yaml"] = [==[
      services:
        web: { image: a }
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      | Name |
      |---|
      | We b |
    ]==],
    saying = "web",
  },
}

contract "law/15-dashes" {
  says = "-, _ and a space never fold: the near one is offered.",
  every(page :table() :column "Name") :appears_in(compose :services()),
}
example "law/15-dashes" {
  keeps = {
    ["docs/a.md"] = [==[
      | Name |
      |---|
      | web-api |
    ]==],
    ["compose.yaml"] = [==[
      services:
        web-api: { image: a }
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      | Name |
      |---|
      | web_api |
    ]==],
    saying = "cell \"web_api\" does not appear in",
  },
}
example "law/15-dashes" {
  breaks = {
    ["compose.yaml"] = [==[
      services:
        web-api: { image: a }
    ]==],
    ["docs/a.md"] = [==[
      | Name |
      |---|
      | web api |
    ]==],
    saying = "cell \"web api\" does not appear in",
  },
}
