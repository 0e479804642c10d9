-- A table that people choose from: a row for each thing that can be chosen, once, and no row for what is gone.

local matrix = parameter "matrix" {
  says    = "The table.",
  kind    = "selection",
  example = doc "docs/operations.md" :table "Profiles",
}

local heading = parameter "column" {
  says    = "The heading of the column with the names.",
  kind    = "text",
  default = "Profile",
}

local names = parameter "names" {
  says    = "What there must be a row for: either(..., { \"name\" }) adds rows that nothing else knows.",
  kind    = "selection",
  default = compose :profiles(),
}

contract "matrix/complete" {
  says = "The table has a row for each name, once, and no other row.",
  why  = "Whoever chooses from a table takes it for the whole truth.",
  fix  = "add, rename or remove the row.",

  the(matrix :column(heading)) :equals(names),
  the(matrix :column(heading)) :is_unique(),
}

example "matrix/complete" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        grafana:
          image: grafana/grafana:11.1.0
          profiles: ["monitoring"]
        notebooks:
          image: jupyter/base-notebook:x86_64-2024-05-27
          profiles: ["jupyter"]
    ]==],
    ["docs/operations.md"] = [==[
      # Operations

      ## Profiles

      | Profile | Start |
      |---|---|
      | `monitoring` | `tools/ctl.sh start --monitoring` |
      | `jupyter` | `tools/ctl.sh start --jupyter` |
    ]==],
  },
  breaks = {
    ["docs/operations.md"] = [==[
      # Operations

      ## Profiles

      | Profile | Start |
      |---|---|
      | `monitoring` | `tools/ctl.sh start --monitoring` |
      | `jupiter` | `tools/ctl.sh start --jupyter` | <!-- expect: "jupiter" -->
    ]==],
    ["compose.yaml"] = [==[
      services:
        grafana:
          image: grafana/grafana:11.1.0
          profiles: ["monitoring"]
        notebooks:
          image: jupyter/base-notebook:x86_64-2024-05-27
          profiles: ["jupyter"]   # expect: profile "jupyter"
    ]==],
  },
}

-- The same row twice: which of the two is followed?
example "matrix/complete" {
  breaks = {
    ["compose.yaml"] = [==[
      services:
        grafana:
          image: grafana/grafana:11.1.0
          profiles: ["monitoring"]
    ]==],
    ["docs/operations.md"] = [==[
      # Operations

      ## Profiles

      | Profile | Start |
      |---|---|
      | `monitoring` | `tools/ctl.sh start --monitoring` |
      | `monitoring` | `tools/ctl.sh start` | <!-- expect: more than once -->
    ]==],
  },
}
