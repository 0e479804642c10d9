-- Every section of a kind has a part that tells something, with a command: every runbook has a rollback.
--@ id = runbooks/rollback | what the contract is called
--@ word = Runbook | the word that the headings of these sections have in them
--@ part = Rollback | how the heading of the part begins

contract "{{id}}" {
  says = "Every {{word}} has a part {{part}}, with at least one command.",
  why  = "It is needed under stress, and then it must be written down.",
  fix  = "add the section, with the commands to run.",

  every(docs :sections "*{{word}}*") :has(section "{{part}}*" :with(command)),
}

example "{{id}}" {
  keeps = {
    ["docs/operations.md"] = [==[
      # Drain {{word}}

      Stop the workers.

      ## {{part}}

      ```sh
      make start
      ```
    ]==],
  },
  breaks = {
    ["docs/operations.md"] = [==[
      # Drain {{word}}   <!-- expect: -->

      Stop the workers, and hope.
    ]==],
  },
}

example "{{id}}" {
  breaks = {
    ["docs/operations.md"] = [==[
      # Drain {{word}}   <!-- expect: no command in it -->

      ## {{part}}

      Put everything back as it was.
    ]==],
  },
}
