local ctl = script "tools/ctl.sh"

contract "commands/script" {
  says = "Documented commands are accepted.",
  every(docs :commands(ctl)) :is_accepted_by(ctl),
}
contract "commands/compose" {
  says = "Documented compose commands are accepted.",
  every(docs :commands "docker compose") :is_accepted_by(compose),
}
contract "commands/pattern" {
  says = "Patterns match by first words and flags.",
  count(docs :commands "tools/ctl.sh start") :is(3),
  count(docs :commands "tools/ctl.sh start --fast") :is(1),
  count(docs :commands "tools/ctl.sh <action> prod") :is(3),
}
contract "commands/parts" {
  says = "Values, options and arguments.",
  the(docs :commands "tools/ctl.sh" :values "--level") :equals { "2", "3" },
  every(docs :commands "tools/ctl.sh" :argument(1)) :is { "start", "stop" },
  every(docs :commands "tools/ctl.sh" :argument(-1)) :is { "prod", "dev" },
  the(ctl :options()) :equals { "--level" },
  the(ctl :actions()) :equals { "start", "stop" },
}
