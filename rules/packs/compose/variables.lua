-- A new installation copies the template: what compose demands must be in it, and nothing that compose has forgotten.

local template = parameter "template" {
  says    = "The file that a new installation copies to .env.",
  kind    = "path",
  default = ".env.example",
}

local loaded = parameter "project" {
  says    = "The compose files.",
  kind    = "selection",
  default = compose,
}

contract "compose/variables" {
  says = "The template has a line for every variable that compose demands, and only lines that compose reads.",
  why  = "A demanded variable that is missing from the template stops the first start; one that nobody reads is set with care and for nothing.",
  fix  = "add the line to the template, or remove it.",

  whenever(loaded :variables() :with(demand)) :appears_in(env(template) :variables()),
  every(env(template) :variables()) :appears_in(loaded :variables()),
}

example "compose/variables" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        db:
          image: postgres:${DB_VERSION:-16}
          environment:
            POSTGRES_PASSWORD: ${DB_PASSWORD:?set it in .env}
    ]==],
    [".env.example"] = [==[
      DB_PASSWORD=
      DB_VERSION=16
    ]==],
  },
  breaks = {
    [".env.example"] = [==[
      # expect: variable "DB_PASS"
      DB_PASS=
      DB_VERSION=16
    ]==],
    ["compose.yaml"] = [==[
      services:
        db:
          image: postgres:${DB_VERSION:-16}
          environment:
            POSTGRES_PASSWORD: ${DB_PASSWORD:?set it in .env}   # expect: variable "DB_PASSWORD"
    ]==],
  },
}
