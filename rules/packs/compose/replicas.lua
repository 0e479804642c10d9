-- Replicas that wait as comments in several compose files are enabled in all of them or in none.

local base = parameter "base" {
  says    = "The compose file that has the services.",
  kind    = "path",
  default = "compose.yaml",
}

local overlay = parameter "overlay" {
  says    = "The compose file that changes them.",
  kind    = "path",
  default = "compose.prod.yaml",
}

local replicas = parameter "replicas" {
  says    = "How the services that wait as comments are called.",
  kind    = "list",
  default = "*",
}

contract "compose/replicas" {
  says = "The replicas that are commented out in one compose file are commented out in the other, and no others are.",
  why  = "A replica that is enabled in one file alone starts without its limits, or not at all.",
  fix  = "enable the replica in both compose files, or in neither.",

  whenever(compose(base) :disabled(replicas)) :appears_in(compose(overlay) :disabled(replicas)),
  whenever(compose(overlay) :disabled(replicas)) :appears_in(compose(base) :disabled(replicas)),
}

example "compose/replicas" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        worker:
          image: worker:1
        # worker-1:
        #   image: worker:1
    ]==],
    ["compose.prod.yaml"] = [==[
      services:
        worker:
          image: registry.example/worker:1
        # worker-1:
        #   image: registry.example/worker:1
    ]==],
  },
  breaks = {
    ["compose.yaml"] = [==[
      services:
        worker:
          image: worker:1
        worker-1:
          image: worker:1
    ]==],
    saying = "does not appear in the disabled services \"*\" in compose.yaml",
  },
}

-- The other way round.
example "compose/replicas" {
  breaks = {
    ["compose.yaml"] = [==[
      services:
        worker:
          image: worker:1
        # worker-1:
        #   image: worker:1
    ]==],
    ["compose.prod.yaml"] = [==[
      services:
        worker-1:
          image: registry.example/worker:1
    ]==],
    saying = "does not appear in the disabled services \"*\" in compose.prod.yaml",
  },
}
