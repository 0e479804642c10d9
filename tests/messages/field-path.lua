local alerts = yaml "config/alerts.yml"

contract "a/b" {
  says = "Something that a reader understands.",

  the(alerts :field "rules[0].name") :is "x",
  every(alerts :fields "rules[].name") :is "x",
  every(alerts :fields "rules[*]['on.call'][2]") :is "x",
  every(docs) :has(field { "needs[0].path" }),
  the(alerts :field(exactly "a[0]")) :is "x",
  the(alerts :field "a[0") :is "x",
}
