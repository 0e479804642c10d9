-- A table has a row for every service of compose, and no other row.
--@ id = services/table | what the contract is called
--@ doc = docs/services.md | the document that has the table
--@ table = Services | the heading above the table, or its caption
--@ column = Service | the column with the names

contract "{{id}}" {
  says = "The table \"{{table}}\" has a row for every compose service, and no other row.",
  why  = "Readers take the table for the whole list.",
  fix  = "add the row, or remove it with the service.",

  the(doc "{{doc}}" :table "{{table}}" :column "{{column}}") :equals(compose :services()),
}

example "{{id}}" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        web:
          image: web
        queue:
          image: queue
    ]==],
    ["{{doc}}"] = [==[
      # {{table}}

      | {{column}} |
      |---|
      | `web` |
      | `queue` |
    ]==],
  },
  breaks = {
    ["{{doc}}"] = [==[
      # {{table}}

      | {{column}} |
      |---|
      | `web` |
      | `mailer` |   <!-- expect: mailer -->
      | `queue` |
    ]==],
  },
}
