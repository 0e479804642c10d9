-- Rule 20: a flag keeps its dashes; an option is a flag with a value: by =, by the script's surface, else the next word.
local page = doc "docs/a.md"

contract "law/20-flags" {
  says = "A flag keeps its dashes; an option has a value.",
  the(page :commands "tools/x.sh" :flags()) :equals { "-v", "--level", "--env", "--fast" },
  the(page :commands "tools/x.sh" :options()) :equals { "--level", "--env" },
  the(page :commands "tools/x.sh" :values()) :equals { "2", "dev" },
}
example "law/20-flags" {
  keeps = {
    ["tools/x.sh"] = [==[
      #!/bin/sh
      while [ $# -gt 0 ]; do
        case $1 in
          -v|--fast) shift ;;
          --level|--env) x=$2; shift 2 ;;
          up) shift ;;
          *) exit 2 ;;
        esac
      done
    ]==],
    ["docs/a.md"] = [==[
      ```sh
      tools/x.sh up -v --level=2 --env dev --fast
      ```
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ```sh
      tools/x.sh up -v --level=2 --env prod --fast
      ```
    ]==],
    saying = "\"prod\"",
  },
}
