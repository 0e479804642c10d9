-- Rule 6: flags and other parts may be empty, and two empty sets agree; what owns them must be there once.
local page = doc "docs/a.md"

contract "law/06-agrees" {
  says = "Two empty sets of flags agree; the noun that owns them is found once in each subject.",
  every(page :sections "Run*")
    :agrees(command "tools/x.sh start" :flags(), command "tools/x.sh status" :flags()),
}
example "law/06-agrees" {
  keeps = {
    ["docs/a.md"] = [==[
      ## Run

      ```sh
      tools/x.sh start
      tools/x.sh status
      ```
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## Run

      ```sh
      tools/x.sh start
      ```
    ]==],
    saying = "tools/x.sh status",
  },
}
example "law/06-agrees" {
  keeps = {
    ["docs/a.md"] = [==[
      ## Run

      ```sh
      tools/x.sh start --a --b
      tools/x.sh status --b --a
      ```
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## Run

      ```sh
      tools/x.sh start
      tools/x.sh status --a
      ```
    ]==],
    saying = "--a",
  },
}
example "law/06-agrees" {
  breaks = {
    ["docs/a.md"] = [==[
      ## Run

      ```sh
      tools/x.sh start
      tools/x.sh start
      tools/x.sh status
      ```
    ]==],
    saying = "not clear which is meant",
  },
}

contract "law/06-parts" {
  says = "No flag at all is a set, too.",
  the(page :commands "tools/x.sh" :flags()) :equals(page :section "None" :commands "tools/y.sh" :flags()),
}
example "law/06-parts" {
  keeps = {
    ["docs/a.md"] = [==[
      `tools/x.sh`

      ## None

      `tools/y.sh`
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      `tools/x.sh --a`

      ## None

      `tools/y.sh`
    ]==],
    saying = "--a",
  },
}

contract "law/06-profiles" {
  says = "So are the profiles of a service.",
  the(compose :service "web" :profiles()) :equals(compose :service "db" :profiles()),
}
example "law/06-profiles" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        web: { image: a }
        db: { image: b }
    ]==],
  },
  breaks = {
    ["compose.yaml"] = [==[
      services:
        web: { image: a, profiles: [x] }
        db: { image: b }
    ]==],
    saying = "\"x\"",
  },
}
