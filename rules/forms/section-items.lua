-- A section's list has at least two items.
--@ id = docs/items | what the contract is called
--@ doc = docs/operations.md | the document
--@ section = Owners | the heading above the list

contract "{{id}}" {
  says = "{{section}} has at least two items.",
  fix  = "add an item.",

  count(doc "{{doc}}" :section "{{section}}" :items()) :is_at_least(2),
}

example "{{id}}" {
  keeps = {
    ["{{doc}}"] = [==[
      # {{section}}

      - one
      - two
    ]==],
  },
  breaks = {
    ["{{doc}}"] = [==[
      # {{section}}

      - one
    ]==],
  },
}
