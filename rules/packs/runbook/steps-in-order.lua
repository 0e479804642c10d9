-- Steps that trade places read as well as before, and are found out in the night when somebody follows them.

local runbook = parameter "runbook" {
  says    = "The section whose steps are judged.",
  kind    = "selection",
  example = doc "docs/operations.md" :section "Scale-out Runbook",
}

local order = parameter "steps" {
  says    = "What the steps must do, in this order. Others may stand between.",
  kind    = "patterns",
  example = { step :mentioning "backup", step :running "tools/ctl.sh start", step :running "tools/ctl.sh status" },
}

contract "runbook/steps-in-order" {
  says = "The steps of the runbook do what they must, in the order in which it must be done.",
  why  = "A step that is missing or stands too late is noticed when the runbook is followed, which is too late.",
  fix  = "add the step, or move it to where it belongs.",

  the(runbook :steps()) :go_in_order(order),
}

example "runbook/steps-in-order" {
  keeps = {
    ["docs/operations.md"] = [==[
      # Scale-out Runbook

      1. Make a backup.
      2. Tell the others.
      3. Start the workers:

         ```sh
         tools/ctl.sh start --replicas 3
         ```

      4. Look whether they are ready: `tools/ctl.sh status`.
    ]==],
  },
  breaks = {
    ["docs/operations.md"] = [==[
      # Scale-out Runbook   <!-- expect: no step running "tools/ctl.sh status" behind -->

      1. Make a backup.
      2. Start the workers: `tools/ctl.sh start`.
    ]==],
  },
}

-- Done, and too early.
example "runbook/steps-in-order" {
  breaks = {
    ["docs/operations.md"] = [==[
      # Scale-out Runbook

      1. Look whether they are ready: `tools/ctl.sh status`.   <!-- expect: before -->
      2. Make a backup.
      3. Start the workers: `tools/ctl.sh start`.
    ]==],
  },
}

-- Steps of a section inside are not the runbook's own.
example "runbook/steps-in-order" {
  breaks = {
    ["docs/operations.md"] = [==[
      # Scale-out Runbook   <!-- expect: no step running "tools/ctl.sh start" behind -->

      1. Make a backup.

      ## Rollback

      1. Start the old workers: `tools/ctl.sh start`.
      2. Look: `tools/ctl.sh status`.
    ]==],
  },
}
