-- Two sections tell the same steps in the same order.
--@ id = docs/same-sequence | what the contract is called
--@ doc = docs/operations.md | one document
--@ section = Upgrade | the heading above its steps
--@ other = docs/quickstart.md | the other document
--@ other_section = Upgrading | the heading above its steps

contract "{{id}}" {
  says = "\"{{section}}\" and \"{{other_section}}\" tell the same steps in the same order.",
  why  = "Readers find one of the two, and must not get another story.",
  fix  = "change both, or link one to the other.",

  the(doc "{{doc}}" :section "{{section}}" :steps())
    :same_sequence_as(doc "{{other}}" :section "{{other_section}}" :steps()),
}

example "{{id}}" {
  keeps = {
    ["{{doc}}"] = [==[
      # {{section}}

      1. Stop
      2. Migrate
      3. Start
    ]==],
    ["{{other}}"] = [==[
      # {{other_section}}

      1. Stop
      2. Migrate
      3. Start
    ]==],
  },
  breaks = {
    ["{{other}}"] = [==[
      # {{other_section}}

      1. Stop
      2. Start
      3. Migrate
    ]==],
  },
}
