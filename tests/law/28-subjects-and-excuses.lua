-- Rule 28 and the excuses of section 6: equal keys of one file are one finding; what is absent is its own subject.
local page = doc "docs/a.md"

contract "law/28-key" {
  says = "Two of an equal name are one finding with two places.",
  every(page :sections "Run") :has(command),
}
example "law/28-key" {
  keeps = {
    ["docs/a.md"] = [==[
      ## Run

      `tools/x.sh`

      ## Run

      `tools/y.sh`
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## Run <!-- expect: section "Run" has no command -->

      ## Run
    ]==],
  },
}

contract "law/28-excuse" {
  says = "An excuse is for the subject of that name.",
  every(compose :services()) :has(healthcheck),
  excuse("db", "it is the vendor's"),
}
example "law/28-excuse" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        db: { image: a }
        web: { image: a, healthcheck: { test: x } }
    ]==],
  },
  breaks = {
    ["compose.yaml"] = [==[
      services:
        db: { image: a }
        web: { image: a } # expect: service "web" has no healthcheck
    ]==],
  },
}
example "law/28-excuse" {
  breaks = {
    ["compose.yaml"] = [==[
      services:
        db: { image: a, healthcheck: { test: x } }
    ]==],
    saying = "excuses nothing",
  },
}

contract "law/28-parts" {
  says = "A part is named with its owner.",
  every(page :commands "tools/x.sh" :flags()) :appears_in { "--a" },
}
example "law/28-parts" {
  keeps = {
    ["docs/a.md"] = [==[
      ```sh
      tools/x.sh start --a
      ```
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ```sh
      tools/x.sh start --b # expect: flag --b
      ```
    ]==],
  },
}
