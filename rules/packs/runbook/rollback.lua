-- A runbook that tells only the way in is followed when things go wrong, and then there is no way out.

local runbooks = parameter "runbooks" {
  says    = "The sections that are runbooks.",
  kind    = "selection",
  default = docs :sections { "*Runbook", "*Runbook *" },
}

local headings = parameter "headings" {
  says    = "How the section that tells the way back may be called.",
  kind    = "list",
  default = { "Rollback*", "Roll back*", "Revert*", "Back out*", "Undo*" },
}

contract "runbook/rollback" {
  says = "Every runbook tells how to roll back, with at least one command.",
  why  = "A runbook is followed under stress: the way back must be written down before it is needed.",
  fix  = "add a section that tells the way back, with the commands to run.",

  every(runbooks) :has(section(headings) :with(command)),
}

example "runbook/rollback" {
  keeps = {
    ["docs/operations.md"] = [==[
      # Operations

      ## Scale-out Runbook

      1. Start three workers:

         ```sh
         tools/ctl.sh start --replicas 3
         ```

      ### Rollback

      ```sh
      tools/ctl.sh start --replicas 1
      ```
    ]==],
  },
  breaks = {
    ["docs/operations.md"] = [==[
      # Operations

      ## Scale-out Runbook   <!-- expect: has no section -->

      1. Start three workers:

         ```sh
         tools/ctl.sh start --replicas 3
         ```
    ]==],
  },
}

-- A way back without a command is a hope.
example "runbook/rollback" {
  breaks = {
    ["docs/operations.md"] = [==[
      # Drain Runbook   <!-- expect: no command in it -->

      ## Rollback

      Put everything back as it was.
    ]==],
  },
}
