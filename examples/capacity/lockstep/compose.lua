-- The compose files, the replicas that wait in them, and the variables that they read.

local w        = use "nouns"
local required = w.guide :table "Required Variables"
local optional = w.guide :table "Optional Variables"
local waiting  = w.guide :table "Replica Services"
local open     = w.guide :table "Published Ports"
local main     = [[service:([a-z0-9-]+)]]
local public   = [[(\d+):\d+$]]

use "compose/replicas" {
  id  = "compose/replicas-one-state",
  fix = "enable the replica in both compose files, or in neither.",
}

contract "compose/replicas-documented" {
  says = "The guide lists every replica and every sidecar that operators can enable, and no others.",

  the(either(waiting :column "Replica", waiting :column "Sidecar")) :equals(w.base :disabled()),
}

contract "compose/sidecars" {
  says = "Every replica has a sidecar on its network, and no sidecar is on the network of a service that is not there.",

  every(w.replicas) :appears_in(w.replica_sides :field "network_mode" :capturing(main)),
  every(w.replica_sides :field "network_mode" :capturing(main)) :appears_in(w.replicas),
  every(w.base :services "*-dapr" :field "network_mode" :capturing(main)) :appears_in(w.base :services()),
}

contract "compose/overlay" {
  says = "The production overlay changes only services that compose.yaml has.",

  every(w.overlay :services()) :appears_in(w.base :services()),
}

contract "compose/production-ports" {
  says = "In production the database publishes no port.",

  there_is_no(w.production :service "postgres" :ports()),
}

contract "compose/published-ports" {
  says = "The guide has one row for each service that publishes a port, in the order of compose.yaml, with that port.",

  every(compose :services() :with(port)) :appears_in(open :column "Service"),
  every(open :rows()) :agrees_with(compose :services() :with(port), column "Port", port :capturing(public)),
  the(open :column "Service") :is_unique(),
  the(open :column "Service") :keeps_the_order_of(compose :services()),
}

contract "compose/queue-settings" {
  says = "A service that is told where the queue is gets the queue's password, too.",
  why  = "Without it the service starts, is healthy, and takes nothing off the queue.",

  every(compose :services() :with(environment "QUEUE_HOST")) :has(environment "QUEUE_PASSWORD"),
}

contract "compose/healthchecks" {
  says = "Every service has a healthcheck, so that status can tell whether it is ready.",

  every(compose :services()) :has(healthcheck),
  excuse("schema-migrate", "it runs once and exits; the others wait for its exit code"),
}

contract "compose/required-variables" {
  says = "The guide lists every variable that compose demands, and no other.",

  the(required :column "Variable") :equals(compose :variables() :with(demand)),
}

use "compose/variables" {
  id   = "compose/template",
  says = "The template has a line for every variable that compose demands, and names only variables that compose reads.",
}

contract "compose/optional-variables" {
  says = "The guide lists every variable that has a default, with the default that compose uses.",

  every(compose :variables() :with(default)) :appears_in(optional :column "Variable" :terms()),
  every(optional :rows()) :agrees_with(compose :variables(), column "Default", default),
}

contract "compose/template-order" {
  says = "The template sets its variables in the order of the guide's tables, so that it is filled in beside the page.",

  the(w.template :variables()) :keeps_the_order_of(either(required :column "Variable", optional :column "Variable")),
}

contract "compose/known-variables" {
  says = "The other documents name only variables that compose reads.",

  every(w.companions :terms() :matching [[^HARVEST_[A-Z_]+$]]) :appears_in(compose :variables()),
}
