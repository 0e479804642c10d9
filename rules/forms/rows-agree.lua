-- In each row of a table the commands of two columns have the same flags.
--@ id = commands/rows-agree | what the contract is called
--@ doc = docs/operations.md | the document that has the table
--@ table = Modes | the heading above the table, or its caption
--@ one = Start | a column with commands
--@ other = Stop | the other column with commands

contract "{{id}}" {
  says = "In \"{{table}}\" each row has the flags of {{one}} also in {{other}}.",
  fix  = "write the same flags into both columns.",

  every(doc "{{doc}}" :table "{{table}}" :rows()) :agrees(column "{{one}}" :flags(), column "{{other}}" :flags()),
}

example "{{id}}" {
  keeps = {
    ["{{doc}}"] = [==[
      # {{table}}

      | Mode | {{one}} | {{other}} |
      |---|---|---|
      | full | `./ctl start --all` | `./ctl stop --all` |
    ]==],
  },
  breaks = {
    ["{{doc}}"] = [==[
      # {{table}}

      | Mode | {{one}} | {{other}} |
      |---|---|---|
      | full | `./ctl start --all` | `./ctl stop` |   <!-- expect: --all -->
    ]==],
  },
}
