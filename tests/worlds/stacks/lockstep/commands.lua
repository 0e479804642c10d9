local table_of = doc "docs/services.md" :table "Services" :column "Disabled"

contract "commands/compose" {
  says = "Every documented compose command is accepted by the project that it means.",
  every(docs :commands "docker compose") :is_accepted_by(compose),
}
contract "commands/others" {
  says = "So is every command of the programs that read the same files.",
  every(docs :commands "docker-compose") :is_accepted_by(compose),
  every(docs :commands "podman compose") :is_accepted_by(compose),
  every(docs :commands "docker stack deploy") :is_accepted_by(compose),
}
contract "commands/scripts" {
  says = "Scripts start services that are there.",
  every(scripts "tools/*.sh" :commands "docker compose") :is_accepted_by(compose),
}
contract "commands/workflows" {
  says = "Workflows start services that are there.",
  every(workflows :commands "docker compose") :is_accepted_by(compose),
}
contract "services/disabled" {
  says = "The table names the services that are commented out.",
  the(table_of) :equals(compose :disabled()),
}
