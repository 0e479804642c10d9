-- A script learns new words and forgets old ones; the commands in the documents don't know.

local tool = parameter "tool" {
  says    = "The script.",
  kind    = "path",
  example = "tools/ctl.sh",
}

local where = parameter "where" {
  says    = "Where its commands are written down.",
  kind    = "selection",
  default = docs,
}

contract "script/commands-accepted" {
  says = "Documented commands are ones that the script accepts.",
  why  = "A command that the script refuses costs its reader the trust in all others.",
  fix  = "correct the command, or teach it to the script.",

  every(where :commands(script(tool))) :is_accepted_by(script(tool)),
}

example "script/commands-accepted" {
  keeps = {
    ["tools/ctl.sh"] = [==[
      #!/bin/sh
      case "$1" in
        start | stop) action=$1 ;;
        *) exit 2 ;;
      esac
      shift
      while [ $# -gt 0 ]; do
        case "$1" in
          --monitoring) profile=monitoring ;;
          *) exit 2 ;;
        esac
        shift
      done
    ]==],
    ["README.md"] = [==[
      # Start

      ```sh
      tools/ctl.sh start --monitoring
      ```

      Later: `./tools/ctl.sh stop`.
    ]==],
  },
  breaks = {
    ["README.md"] = [==[
      # Start

      ```sh
      tools/ctl.sh begin   # expect: "begin"
      tools/ctl.sh start --monitor   # expect: "--monitor"
      ```

      Later: `./tools/ctl.sh stop`.
    ]==],
  },
}
