-- Every variable that compose demands stands in a table.
--@ id = variables/documented | what the contract is called
--@ doc = docs/configuration.md | the document that has the table
--@ table = Required Variables | the heading above the table, or its caption
--@ column = Variable | the column with the names

contract "{{id}}" {
  says = "The table \"{{table}}\" has every variable that compose demands.",
  why  = "Nothing starts while one of them is unset.",
  fix  = "add a row for the variable.",

  every(compose :variables() :with(demand)) :appears_in(doc "{{doc}}" :table "{{table}}" :column "{{column}}"),
}

example "{{id}}" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        web:
          image: web
          environment:
            TOKEN: ${TOKEN:?set it}
    ]==],
    ["{{doc}}"] = [==[
      # {{table}}

      | {{column}} |
      |---|
      | `TOKEN` |
    ]==],
  },
  breaks = {
    ["compose.yaml"] = [==[
      services:
        web:
          image: web
          environment:
            TOKEN: ${TOKEN:?set it}
            SECRET: ${SECRET:?set it}   # expect: SECRET
    ]==],
  },
}
