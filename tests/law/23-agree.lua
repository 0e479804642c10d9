-- Rule 23: the same set of names; by the same name, the same part; values that read as numbers are numbers.
local page = doc "docs/a.md"

contract "law/23-agrees" {
  says = "The names under both are the same set.",
  every(page :table() :rows()) :agrees(column "Start" :flags(), column "Stop" :flags()),
}
example "law/23-agrees" {
  keeps = {
    ["docs/a.md"] = [==[
      | Name | Start | Stop |
      |---|---|---|
      | a | `tools/x.sh start --a --b` | `tools/x.sh stop --b --a` |
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      | Name | Start | Stop |
      |---|---|---|
      | a | `tools/x.sh start --a --b` | `tools/x.sh stop --b` |
    ]==],
    saying = "--a",
  },
}

contract "law/23-agrees-with" {
  says = "The fact of the same name is looked up; this part equals that; numbers compare as numbers.",
  every(page :table() :rows()) :agrees_with(compose :variables(), column "Default", default),
}
example "law/23-agrees-with" {
  keeps = {
    ["docs/a.md"] = [==[
      | Name | Default |
      |---|---|
      | `LEVEL` | 3.0 |
      | `MODE` | fast |
    ]==],
    ["compose.yaml"] = [==[
      services:
        web:
          image: "a:${LEVEL:-3}"
          command: "${MODE:-fast}"
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      | Name | Default |
      |---|---|
      | `LEVEL` | 4 |
      | `MODE` | fast |
    ]==],
    saying = "LEVEL",
  },
}
example "law/23-agrees-with" {
  breaks = {
    ["docs/a.md"] = [==[
      | Name | Default |
      |---|---|
      | `LEVEL` | 3 |
      | `MODES` | fast |
    ]==],
    ["compose.yaml"] = [==[
      services:
        web:
          image: "a:${LEVEL:-3}"
          command: "${MODE:-fast}"
    ]==],
    saying = "MODES",
  },
}
