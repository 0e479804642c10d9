-- Rule 26: a file as it is written, and the project as docker compose loads it.
contract "law/26-written" {
  says = "One file is as written: aliases and merge keys resolved, ${X} verbatim, with its anchors.",
  the(compose "compose.yaml" :service "web" :image()) :is "web:${TAG:-1}",
  the(compose "compose.yaml" :service "api" :field "labels.team") :is "red",
  the(compose "compose.yaml" :anchors()) :equals { "base" },
}
example "law/26-written" {
  keeps = {
    ["compose.yaml"] = [==[
      x-base: &base
        labels: { team: red }
      services:
        web: { image: "web:${TAG:-1}" }
        api:
          <<: *base
          image: a
    ]==],
  },
  breaks = {
    ["compose.yaml"] = [==[
      x-base: &base
        labels: { team: blue }
      services:
        web: { image: "web:${TAG:-1}" }
        api:
          <<: *base
          image: a
    ]==],
    saying = "\"blue\"",
  },
}

contract "law/26-loaded" {
  says = "The project has its override, its defaults and all profiles, each once; what nobody set is no error.",
  the(compose :service "web" :image()) :is "web:2",
  the(compose :profiles()) :equals { "one", "two" },
  there_is(compose :services "late"),
  the(compose :variables() :with(demand)) :equals { "SECRET" },
}
example "law/26-loaded" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        web: { image: "web:${TAG:-1}", env_file: gone.env, environment: { S: "${SECRET:?set it}" } }
        late: { image: a, profiles: [one, two] }
        more: { image: a, profiles: [one] }
    ]==],
    ["compose.override.yaml"] = [==[
      services:
        web: { image: "web:${NEW:-2}" }
    ]==],
  },
  breaks = {
    ["compose.override.yaml"] = [==[
      services:
        web: { image: "web:${NEW:-3}" }
    ]==],
    saying = "is not \"web:2\"",
  },
}
