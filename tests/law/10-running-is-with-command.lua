-- Rule 10: :running "x" means :with(command "x"), and :running(script, "action") the same of that script.
local ctl  = script "tools/ctl.sh"
local page = doc "docs/a.md"

contract "law/10-running" {
  says = "Running a command is having it.",
  the(page :steps() :running "tools/ctl.sh start") :equals(page :steps() :with(command "tools/ctl.sh start")),
  the(page :steps() :running(ctl, "start")) :equals { "First", "Second" },
}
example "law/10-running" {
  keeps = {
    ["tools/ctl.sh"] = [==[
      #!/bin/sh
      case $1 in start) ;; stop) ;; esac
    ]==],
    ["docs/a.md"] = [==[
      1. First

         ```sh
         tools/ctl.sh start
         ```
      2. Second

         ```sh
         bash ./tools/ctl.sh --fast start x
         ```
      3. Third

         ```sh
         tools/ctl.sh stop start
         ```
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      1. First

         ```sh
         tools/ctl.sh start
         ```
      2. Second

         ```sh
         tools/ctl.sh stop start
         ```
    ]==],
    saying = "\"Second\" is missing",
  },
}
