-- A script's usage text names every action that it takes.
--@ id = commands/usage | what the contract is called
--@ script = tools/ctl.sh | the script

contract "{{id}}" {
  says = "The usage text of {{script}} names every action that it takes.",
  fix  = "add the action to the usage text, or remove it.",

  every(script "{{script}}" :actions()) :is_mentioned_in(script "{{script}}" :usage()),
}

example "{{id}}" {
  keeps = {
    ["{{script}}"] = [==[
      #!/bin/sh
      usage() {
        echo "usage: ctl start|stop"
        exit 1
      }
      case "$1" in
        start) echo started ;;
        stop) echo stopped ;;
        *) usage ;;
      esac
    ]==],
  },
  breaks = {
    ["{{script}}"] = [==[
      #!/bin/sh
      usage() {
        echo "usage: ctl start|stop"
        exit 1
      }
      case "$1" in
        start) echo started ;;
        stop) echo stopped ;;
        drain) echo drained ;;   # expect: drain
        *) usage ;;
      esac
    ]==],
  },
}
