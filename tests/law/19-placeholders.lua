-- Rule 19: <a|b> is each of them, [--x] is optional, a free placeholder matches a free one.
local page = doc "docs/a.md"
local ctl  = script "tools/ctl.sh"

contract "law/19-accepted" {
  says = "Each alternative is checked, and what is optional, too.",
  every(page :commands(ctl)) :is_accepted_by(ctl),
}
example "law/19-accepted" {
  keeps = {
    ["tools/ctl.sh"] = [==[
      #!/bin/sh
      case $1 in
        start|stop) ;;
        *) exit 2 ;;
      esac
      shift
      while [ $# -gt 0 ]; do
        case $1 in
          --fast) shift ;;
          *) exit 2 ;;
        esac
      done
    ]==],
    ["docs/a.md"] = [==[
      ```sh
      tools/ctl.sh <start|stop> [--fast]
      tools/ctl.sh <action>
      ```
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ```sh
      tools/ctl.sh <start|drop> [--fast]
      ```
    ]==],
    saying = "\"drop\"",
  },
}
example "law/19-accepted" {
  breaks = {
    ["tools/ctl.sh"] = [==[
      #!/bin/sh
      case $1 in
        start) ;;
        *) exit 2 ;;
      esac
      shift
      while [ $# -gt 0 ]; do
        case $1 in
          --fast) shift ;;
          *) exit 2 ;;
        esac
      done
    ]==],
    ["docs/a.md"] = [==[
      ```sh
      tools/ctl.sh start [--slow]
      ```
    ]==],
    saying = "--slow",
  },
}

contract "law/19-optional" {
  says = "What is optional is not had.",
  every(page :commands "tools/x.sh") :has(flag "--fast"),
}
example "law/19-optional" {
  keeps = {
    ["docs/a.md"] = [==[
      ```sh
      tools/x.sh --fast
      ```
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ```sh
      tools/x.sh [--fast]
      ```
    ]==],
    saying = "but it is optional",
  },
}

contract "law/19-free" {
  says = "A free placeholder matches only a free one.",
  every(page :section "A" :commands()) :appears_in(page :section "B" :commands()),
}
example "law/19-free" {
  keeps = {
    ["docs/a.md"] = [==[
      ## A

      ```sh
      tools/x.sh up <name>
      ```

      ## B

      ```sh
      tools/x.sh up YOUR_NAME
      ```
    ]==],
  },
  breaks = {
    ["docs/a.md"] = [==[
      ## A

      ```sh
      tools/x.sh up <name>
      ```

      ## B

      ```sh
      tools/x.sh up web
      ```
    ]==],
    saying = "does not appear in",
  },
}
