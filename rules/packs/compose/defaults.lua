-- A table of variables with their defaults: the first thing that is out of date when somebody changes one.

local variables_table = parameter "table" {
  says    = "The table of the variables.",
  kind    = "selection",
  example = doc "docs/operations.md" :table "Variables",
}

local heading = parameter "column" {
  says    = "The heading of the column with the variables.",
  kind    = "text",
  default = "Variable",
}

local given = parameter "defaults" {
  says    = "The heading of the column with their defaults.",
  kind    = "text",
  default = "Default",
}

local loaded = parameter "project" {
  says    = "The compose files.",
  kind    = "selection",
  default = compose,
}

contract "compose/defaults" {
  says = "The table lists every variable that has a default, with the default that compose uses.",
  why  = "Nobody sets a variable whose documented default suits them.",
  fix  = "correct the row, or the default in the compose file.",

  every(loaded :variables() :with(default)) :appears_in(variables_table :column(heading) :terms()),
  every(variables_table :rows()) :agrees_with(loaded :variables(), column(given), default),
}

example "compose/defaults" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        web:
          image: web:${WEB_VERSION:-1.4}
          ports: ["${WEB_PORT:-8080}:80"]
    ]==],
    ["docs/operations.md"] = [==[
      # Operations

      ## Variables

      | Variable | Default | Meaning |
      |---|---|---|
      | `WEB_VERSION` | `1.4` | what runs |
      | `WEB_PORT` | `8080` | where it listens |
    ]==],
  },
  breaks = {
    ["docs/operations.md"] = [==[
      # Operations

      ## Variables

      | Variable | Default | Meaning |
      |---|---|---|
      | `WEB_VERSION` | `1.3` | what runs | <!-- expect: "1.3" -->
    ]==],
    ["compose.yaml"] = [==[
      services:
        web:
          image: web:${WEB_VERSION:-1.4}
          ports: ["${WEB_PORT:-8080}:80"]   # expect: variable "WEB_PORT"
    ]==],
  },
}

-- A variable that nobody reads any more.
example "compose/defaults" {
  breaks = {
    ["compose.yaml"] = [==[
      services:
        web:
          image: web:${WEB_VERSION:-1.4}
    ]==],
    ["docs/operations.md"] = [==[
      # Operations

      ## Variables

      | Variable | Default | Meaning |
      |---|---|---|
      | `WEB_VERSION` | `1.4` | what runs |
      | `WEB_WORKERS` | `4` | how many | <!-- expect: WEB_WORKERS -->
    ]==],
  },
}
