-- The numbered steps of a section go in this order; others may stand between.
--@ id = runbooks/order | what the contract is called
--@ doc = docs/operations.md | the document
--@ section = Scale Out | the heading above the steps
--@ first = announce | words that the first of these steps has in it
--@ second = start | words of the second
--@ third = verify | words of the third

contract "{{id}}" {
  says = "{{section}}: {{first}}, then {{second}}, then {{third}}.",
  fix  = "bring the steps into this order, or correct the contract.",

  the(doc "{{doc}}" :section "{{section}}" :steps()) :go_in_order {
    step :mentioning "{{first}}",
    step :mentioning "{{second}}",
    step :mentioning "{{third}}",
  },
}

example "{{id}}" {
  keeps = {
    ["{{doc}}"] = [==[
      # {{section}}

      1. First {{first}}.
      2. Now {{second}}.
      3. At last {{third}}.
    ]==],
  },
  breaks = {
    ["{{doc}}"] = [==[
      # {{section}}

      1. First {{first}}.
      2. At last {{third}}.
      3. Now {{second}}.
    ]==],
  },
}
