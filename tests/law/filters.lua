-- Each filter drops what it should: a filter that kept everything, or nothing, breaks its example.
local page = doc "docs/a.md"
local ci = workflow ".github/workflows/ci.yml"

contract "law/filter-matching" {
  says = ":matching keeps what its regular expression is found in, case counts.",
  the(compose :images() :matching [[:\d+$]]) :equals { "web:1", "db:2" },
}
example "law/filter-matching" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        web: { image: "web:1" }
        db: { image: "db:2" }
        api: { image: "api:latest" }
    ]==],
  },
  breaks = {
    ["compose.yaml"] = [==[
      services:
        web: { image: "web:1" }
        db: { image: "db:2" }
        api: { image: "api:3" } # expect: image "api:3" is none of "web:1", "db:2"
    ]==],
  },
}

contract "law/filter-with" {
  says = ":with keeps what has the pattern inside, :without the others.",
  the(compose :services() :with(healthcheck)) :equals { "web" },
  the(compose :services() :without(healthcheck)) :equals { "db" },
}
example "law/filter-with" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        web: { image: a, healthcheck: { test: x } }
        db: { image: a }
    ]==],
  },
  breaks = {
    ["compose.yaml"] = [==[
      services:
        web: { image: a }
        db: { image: a, healthcheck: { test: x } }
    ]==],
    saying = "\"web\" is missing from the services with a healthcheck",
  },
}

contract "law/filter-among" {
  says = ":among keeps what the selection or list names, :except what it doesn't.",
  the(page :terms() :among(compose :services())) :equals { "web" },
  the(page :terms() :except { "web" }) :equals { "make" },
}
example "law/filter-among" {
  keeps = {
    ["docs/a.md"] = [==[
      # A

      `web` is made by `make`.
    ]==],
    ["compose.yaml"] = [==[
      services:
        web: { image: a }
        db: { image: a }
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      # A

      `web` and `db` are made by `make`.
    ]==],
    saying = "term \"db\"",
  },
}

contract "law/filter-triggered" {
  says = ":triggered_by keeps the workflows that the event starts.",
  every(workflows :triggered_by { "pull_request" }) :has(command "make check"),
}
example "law/filter-triggered" {
  keeps = {
    [".github/workflows/ci.yml"] = [==[
      on: pull_request
      jobs: { a: { steps: [{ run: make check }] } }
    ]==],
    [".github/workflows/nightly.yml"] = [==[
      on: schedule
      jobs: { a: { steps: [{ run: make all }] } }
    ]==],
  },
  breaks = {
    [".github/workflows/nightly.yml"] = [==[
      on: [schedule, pull_request]
      jobs: { a: { steps: [{ run: make all }] } }
    ]==],
    saying = "has no command \"make check\"",
  },
}

contract "law/filter-level" {
  says = ":level keeps the headings of that level.",
  the(page :sections() :level(2)) :equals { "A", "B" },
}
example "law/filter-level" {
  keeps = {
    ["docs/a.md"] = [==[
      # Top

      ## A

      ### Below

      ## B
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      # Top

      ## A

      ## Below <!-- expect: section "Below" is none of "A", "B" -->

      ## B
    ]==],
  },
}

contract "law/filter-to" {
  says = ":to keeps the links that lead there.",
  count(docs :links() :to(doc "docs/b.md")) :is(1),
}
example "law/filter-to" {
  keeps = {
    ["docs/a.md"] = [==[
      [b](b.md) and [itself](a.md)
    ]==],
    ["docs/b.md"] = [==[
      # B
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      [a](a.md) and [itself](a.md)
    ]==],
    saying = "is 0, not 1",
  },
}
example "law/filter-to" {
  keeps = {
    ["docs/a.md"] = [==[
      [b](../docs/b.md)
    ]==],
    ["docs/b.md"] = [==[
      # B
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      [b](../docs/b.md) and [b](b.md)
    ]==],
    saying = "is 2, not 1",
  },
}

contract "law/either" {
  says = "either is two selections as one.",
  the(either(page :terms(), ci :jobs())) :equals { "web", "build" },
}
example "law/either" {
  keeps = {
    ["docs/a.md"] = [==[
      `web`
    ]==],
    [".github/workflows/ci.yml"] = [==[
      on: push
      jobs: { build: { steps: [{ run: make }] } }
    ]==],
  },
  breaks = {
    [".github/workflows/ci.yml"] = [==[
      on: push
      jobs: { check: { steps: [{ run: make }] } }
    ]==],
    saying = "job \"check\" is none of \"web\", \"build\"",
  },
}
