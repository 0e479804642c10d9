-- The items of a list are called by what they hold: an excuse holds when another item comes before them.
contract "excuses/items" {
  says = "Every alert has a team, no window is empty, the test is in use.",
  every(yaml "alerts.yml" :fields "alerts.*") :has(field "team"),
  every(yaml "alerts.yml" :fields "windows.*.2") :is "6",
  every(yaml "alerts.yml" :fields "8080") :is "used",
  every(compose :service "web" :fields "healthcheck.test.*") :is { "CMD", "true" },
  excuse("node \"alerts.Test\"", "nobody is woken by it"),
  excuse("\"9\" in node \"windows.9.9\"", "on purpose"),
  excuse("\"unused\" in node \"8080\"", "a key is no number of an item"),
  excuse("\"curl\" in field \"healthcheck.test.curl\" of service \"web\"", "it needs more than true"),
}
