-- The compose files, the replicas that wait in them, and the variables that they read.

local w        = use "nouns"
local required = w.guide :table "Required Variables"
local optional = w.guide :table "Optional Variables"
local waiting  = w.guide :table "Replica Services"
local main     = [[service:([a-z0-9-]+)]]

contract "compose/replicas-one-state" {
  says = "The replicas that are commented out in compose.yaml are commented out in compose.prod.yaml, and no others are.",
  fix  = "enable the replica in both compose files, or in neither.",

  the(w.base :disabled()) :equals(w.overlay :disabled()),
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

contract "compose/healthchecks" {
  says = "Every service has a healthcheck, so that status can tell whether it is ready.",

  every(compose :services()) :has(healthcheck),
  excuse("schema-migrate", "it runs once and exits; the others wait for its exit code"),
}

contract "compose/required-variables" {
  says = "The guide lists every variable that compose demands, and no other, and the template has a line for each.",

  the(required :column "Variable") :equals(compose :variables() :with(demand)),
  every(compose :variables() :with(demand)) :appears_in(w.template :variables()),
}

contract "compose/optional-variables" {
  says = "The guide lists every variable that has a default, with the default that compose uses.",

  every(compose :variables() :with(default)) :appears_in(optional :column "Variable" :terms()),
  every(optional :rows()) :agrees_with(compose :variables(), column "Default", default),
}

contract "compose/known-variables" {
  says = "The template and the other documents name only variables that compose reads.",

  every(w.template :variables()) :appears_in(compose :variables()),
  every(w.companions :terms() :matching [[^HARVEST_[A-Z_]+$]]) :appears_in(compose :variables()),
}
