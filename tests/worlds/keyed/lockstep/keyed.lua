-- Tables that name one thing a row, against what they name: missing, stale, twice, wrong value and wrong order are one finding each.
local page     = doc "docs/services.md"
local kept     = page :table "Kept"
local drifted  = page :table "Drifted"
local listed   = page :table "Settings of web"
local given    = compose :service "web" :environment()
local public   = [[(\d+):\d+$]]

contract "keyed/kept" {
  says = "The table has a row for each service, in the order of the compose file, with its port and its image.",

  every(compose :services()) :appears_in(kept :column "Service"),
  every(kept :column "Service") :agrees_with(compose :services(), column "Port", port :capturing(public)),
  every(kept :column "Service") :agrees_with(compose :services(), column "Image", image),
  the(kept :column "Service") :is_unique(),
  the(kept :column "Service") :keeps_the_order_of(compose :services()),
}

contract "keyed/drifted" {
  says = "The same of a table that has drifted.",

  every(compose :services()) :appears_in(drifted :column "Service"),
  every(drifted :rows()) :agrees_with(compose :services(), column "Port", port :capturing(public)),
  every(drifted :rows()) :agrees_with(compose :services(), column "Image", image),
  the(drifted :column "Service") :is_unique(),
  the(drifted :column "Service") :keeps_the_order_of(compose :services()),
}

contract "keyed/tables" {
  says = "Two tables of one page tell the same ports.",

  every(page :table "Copy" :rows()) :agrees_with(drifted :rows(), column "Port", column "Port"),
  the(page :table "Copy" :rows()) :keeps_the_order_of(drifted :rows()),
  the(page :table "Copy" :column "Service") :keeps_the_order_of { "api", "web", "db" },
}

contract "keyed/nothing" {
  says = "Without a name in common there is no order.",

  the(page :table "Elsewhere" :column "Place") :keeps_the_order_of(compose :services()),
}

contract "keyed/settings" {
  says = "The table lists the settings that web is given, with their values.",

  every(given) :appears_in(listed :column "Setting"),
  every(listed :rows()) :agrees_with(given, column "Value", value),
}

contract "keyed/fields" {
  says = "A service that has workers says how much it logs.",

  every(compose :services() :with(environment "WORKERS")) :has(environment "LOG_LEVEL", environment "ZONE"),
  the(compose :service "web" :field "environment.LOG_LEVEL") :is "info",
  the(compose "compose.yaml" :service "web" :field "environment.WORKERS") :is "${WORKERS:-4}",
}
