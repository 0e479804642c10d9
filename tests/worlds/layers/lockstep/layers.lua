-- Templates in compose files, settings of closed images, and files that are nothing without their base: what is right about
-- them gives no finding, and what is wrong beside it does.
local layered = compose { "compose.yaml", "compose.prod.yaml" }

contract "ports/published" {
  says = "Ports in documents are published: with defaults, in ranges, in the long form.",
  every(docs :capturing [[localhost:([0-9]+)]]) :appears_in(compose :ports() :capturing [[^([0-9]+):]]),
}

contract "ports/hosts" {
  says = "A service on the host's network publishes nothing, the others do.",
  every(compose :services() :with(port)) :lacks(field "network_mode"),
  the(compose :service "web" :ports()) :equals { "8080:80", "9000:9000", "9001:9001", "9002:9002", "9090:90" },
}

contract "names/optional" {
  says = "A part that is only there with a value is no part of a default.",
  the(compose :service "web" :image()) :is "example/web:1",
  the(compose :variables() :with(default)) :equals { "TAG", "WEB_PORT", "LONG_PORT" },
  every(doc "docs/ports.md" :table() :rows()) :agrees_with(compose :variables(), column "Default", default),
}

contract "closed/settings" {
  says = "Documented settings of the closed image are ones that it is given.",
  every(doc "docs/ports.md" :terms "VENDOR_*") :appears_in(compose :service "closed" :environment()),
}

contract "template/read" {
  says = "The template has what compose reads, not what an image reads.",
  every(env ".env.example" :variables()) :appears_in(compose :variables()),
  there_is_no(compose :variables "VENDOR_*"),
}

contract "layers/dependencies" {
  says = "Every dependency is a service of the files that are loaded together.",
  every(layered :services() :dependencies()) :appears_in(layered :services()),
  the(layered :services()) :equals { "db", "web", "inside", "closed", "worker" },
}

contract "layers/alone" {
  says = "The upper file has what it says alone, and no more.",
  the(compose "compose.prod.yaml" :services()) :equals { "web", "worker" },
  every(compose "compose.prod.yaml" :service "worker" :dependencies()) :appears_in(compose "compose.prod.yaml" :services()),
}

contract "layers/reset" {
  says = "What is reset is gone, what is overridden is replaced, an anchor's keys are there.",
  there_is_no(layered :service "web" :ports()),
  the(layered :service "web" :environment()) :equals { "PRESETS", "MODE" },
  the(layered :service "web" :field "restart") :is "unless-stopped",
  the(layered :service "db" :field "logging.driver") :is "json-file",
  there_is_no(layered :services "x-*"),
}

contract "layers/commands" {
  says = "Documented compose commands name what is there.",
  every(doc "docs/layers.md" :commands()) :is_accepted_by(compose),
}

-- Neighbours of a slip in a template: what an image reads from a file or puts together, what is handed on, what is out of use.
use "compose/variables" {
  template  = "full.env.example",
  passed_on = { "*_FILE", "PLUGIN_*" },
  severity  = "warning",
  excuse("variable OLD_MODE", "deprecated, has no effect"),
}
