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

local passed_on = parameter "passed_on" {
  says    = "Names of lines that images read by themselves, with * for any letters.",
  kind    = "list",
  default = { "*_FILE" },
}

contract "compose/variables" {
  says = "The template has a line for every variable that compose demands, and only lines that compose reads or hands to a service.",
  why  = "A demanded variable that is missing from the template stops the first start; one that nobody reads is set with care and for nothing.",
  fix  = "correct the name, or add or remove the line; if an image reads it by itself, name it in passed_on.",

  whenever(loaded :variables() :with(demand)) :appears_in(env(template) :variables()),
  every(env(template) :variables() :except(passed_on)) :appears_in(either(loaded :variables(), loaded :services() :environment())),
}

example "compose/variables" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        db:
          image: postgres:${DB_VERSION:-16}
          environment:
            POSTGRES_PASSWORD: ${DB_PASSWORD:?set it in .env}
            PGTZ:
    ]==],
    [".env.example"] = [==[
      DB_PASSWORD=
      DB_PASSWORD_FILE=
      DB_VERSION=16
      PGTZ=UTC
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
