-- The env template and compose name the same variables.
--@ id = variables/template | what the contract is called
--@ template = .env.example | the env template

contract "{{id}}" {
  says = "{{template}} has every variable that compose demands, and no variable that compose doesn't read.",
  why  = "Whoever copies the template expects that it is complete.",
  fix  = "add the variable to the template, or remove it there.",

  every(compose :variables() :with(demand)) :appears_in(env "{{template}}" :variables()),
  every(env "{{template}}" :variables()) :appears_in(compose :variables()),
}

example "{{id}}" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        web:
          image: web:${TAG:-1}
          environment:
            TOKEN: ${TOKEN:?set it}
    ]==],
    ["{{template}}"] = [==[
      TOKEN=
      TAG=1
    ]==],
  },
  breaks = {
    ["{{template}}"] = [==[
      TOKEN=
      LABEL=1   # expect: LABEL
    ]==],
  },
}

example "{{id}}" {
  breaks = {
    saying = "TOKEN",
    ["compose.yaml"] = [==[
      services:
        web:
          image: web:${TAG:-1}
          environment:
            TOKEN: ${TOKEN:?set it}
    ]==],
    ["{{template}}"] = [==[
      TAG=1
    ]==],
  },
}
