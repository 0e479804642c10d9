-- A table has a row for every profile of compose, and no other row.
--@ id = profiles/table | what the contract is called
--@ doc = docs/profiles.md | the document that has the table
--@ table = Profiles | the heading above the table, or its caption
--@ column = Profile | the column with the names

contract "{{id}}" {
  says = "The table \"{{table}}\" has a row for every compose profile, and no other row.",
  why  = "Readers take the table for the whole list.",
  fix  = "add the row, or remove it with the profile.",

  the(doc "{{doc}}" :table "{{table}}" :column "{{column}}") :equals(compose :profiles()),
}

example "{{id}}" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        web:
          image: web
          profiles: ["web"]
        queue:
          image: queue
          profiles: ["queue"]
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
