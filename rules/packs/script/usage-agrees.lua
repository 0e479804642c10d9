-- The usage text is the only document that everybody reads, and nothing ties it to the code below it.

local tool = parameter "tool" {
  says    = "The script.",
  kind    = "path",
  example = "tools/ctl.sh",
}

contract "script/usage-agrees" {
  says = "What the script says about itself is what it takes: every action, every flag, and no other.",
  why  = "What the usage leaves out is never used; what it promises and the script refuses is reported as a bug.",
  fix  = "correct the usage text, or the words that the script takes.",

  whenever(script(tool) :actions()) :is_mentioned_in(script(tool) :usage()),
  whenever(script(tool) :flags()) :is_mentioned_in(script(tool) :usage()),
  every(script(tool) :usage() :commands(script(tool))) :is_accepted_by(script(tool)),
  whenever(script(tool) :prints() :commands(script(tool))) :is_accepted_by(script(tool)),
}

example "script/usage-agrees" {
  keeps = {
    ["tools/ctl.sh"] = [==[
      #!/bin/sh
      usage() {
        cat << 'TEXT'
      usage:
        tools/ctl.sh start [--monitoring]
        tools/ctl.sh stop
      TEXT
      }
      case "$1" in
        start | stop) action=$1 ;;
        *) usage; exit 2 ;;
      esac
      shift
      while [ $# -gt 0 ]; do
        case "$1" in
          --monitoring) profile=monitoring ;;
          *) usage; exit 2 ;;
        esac
        shift
      done
      echo "To stop it: tools/ctl.sh stop"
    ]==],
  },
  breaks = {
    ["tools/ctl.sh"] = [==[
      #!/bin/sh
      usage() {
        cat << 'TEXT'
      usage:
        tools/ctl.sh start [--monitor]   # expect: "--monitor"
        tools/ctl.sh stop
      TEXT
      }
      case "$1" in
        # expect: action "restart"
        start | stop | restart) action=$1 ;;
        *) usage; exit 2 ;;
      esac
      shift
      while [ $# -gt 0 ]; do
        case "$1" in
          --monitoring) profile=monitoring ;;   # expect: --monitoring is not mentioned
          *) usage; exit 2 ;;
        esac
        shift
      done
      echo "To stop it: tools/ctl.sh halt"   # expect: "halt"
    ]==],
  },
}
