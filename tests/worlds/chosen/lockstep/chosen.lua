-- A committed .env chooses the files (COMPOSE_FILE), for contracts and for documented commands alike; lines above a command choose
-- others, and pages make some themselves.
contract "services" {
  says = "The project is what .env names.",
  the(compose :services()) :equals { "web", "mail" },
}

contract "commands" {
  says = "Documented compose commands name what is there.",
  every(docs :commands "docker compose") :is_accepted_by(compose),
}
