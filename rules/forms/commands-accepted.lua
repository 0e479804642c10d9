-- Every command of a script that documents show is one that the script accepts.
--@ id = commands/accepted | what the contract is called
--@ script = tools/ctl.sh | the script

contract "{{id}}" {
  says = "Documented commands of {{script}} are ones that it accepts.",
  why  = "A command that fails costs the reader's trust in the page.",
  fix  = "correct the command in the document, or teach the script.",

  every(docs :commands(script "{{script}}")) :is_accepted_by(script "{{script}}"),
}

example "{{id}}" {
  keeps = {
    ["{{script}}"] = [==[
      #!/bin/sh
      case "$1" in
        start) echo started ;;
        stop) echo stopped ;;
        *) exit 1 ;;
      esac
    ]==],
    ["docs/guide.md"] = [==[
      # Guide

      ```sh
      {{script}} start
      ```
    ]==],
  },
  breaks = {
    ["docs/guide.md"] = [==[
      # Guide

      ```sh
      {{script}} restart   # expect: restart
      ```
    ]==],
  },
}
