-- What scripts accept, in the habits that operators' scripts have.
local ctl     = script "tools/ctl.sh"
local report  = script "tools/report"
local run     = script "tools/run.sh"
local restart = script "tools/restart.sh"
local all     = script "tools/all.sh"
local gates   = script "tools/gates.sh"
local sync    = script "tools/sync.sh"
local data    = script "tools/data.sh"

contract "commands/ctl" {
  says = "Documented ctl.sh commands are accepted.",
  every(docs :commands(ctl)) :is_accepted_by(ctl),
}

contract "commands/report" {
  says = "Documented report commands are accepted.",
  every(docs :commands(report)) :is_accepted_by(report),
}

contract "commands/run" {
  says = "Documented run.sh and restart.sh commands are accepted.",
  every(docs :commands(run)) :is_accepted_by(run),
  every(docs :commands(restart)) :is_accepted_by(restart),
}

contract "commands/open" {
  says = "Nothing is said of a script that hands its words on.",
  every(docs :commands(all)) :is_accepted_by(all),
}

contract "usage/ctl" {
  says = "The usage text and the parser of ctl.sh agree.",
  every(ctl :actions() :except { "migrate", "dump" }) :is_mentioned_in(ctl :usage()),
  every(ctl :usage() :commands(ctl)) :is_accepted_by(ctl),
}

contract "surface/names" {
  says = "The names that the parsers take.",
  the(ctl :actions()) :equals { "start", "stop", "status", "db", "migrate", "dump" },
  the(run :actions()) :equals { "build", "clean-all" },
  the(restart :actions()) :equals { "web", "worker", "queue" },
}

contract "gates/run" {
  says = "Every check is run by the gates.",
  every(scripts "checks/*.sh") :is_run_by(gates),
}

contract "gates/documented" {
  says = "The gates' commands in the docs are accepted.",
  every(docs :commands(gates)) :is_accepted_by(gates),
}

contract "commands/sourced" {
  says = "Documented commands of scripts that source their parsers are accepted.",
  every(docs :commands(sync)) :is_accepted_by(sync),
  every(docs :commands(data)) :is_accepted_by(data),
}

contract "names/sourced" {
  says = "The names are checked by seed.sh.",
  the(script "checks/names.sh") :is_run_by(script "tools/seed.sh"),
}

contract "surface/sourced" {
  says = "What a function of a sourced file takes is the function's; the file itself takes no words.",
  the(script "tools/lib/args.sh" :functions "parse_options" :flags()) :equals { "--level", "-f", "--fast" },
  there_is_no(script "tools/lib/args.sh" :flags()),
  there_is_no(script "tools/lib/args.sh" :actions()),
}

contract "surface/joined" {
  says = "What a script takes by way of a file that it sources is the script's, as its documentation has it.",
  the(data :actions()) :equals { "seed", "load", "small", "large" },
  the(data :action "load" :actions()) :equals { "small", "large" },
  the(sync :flags()) :equals { "--level", "-f", "--fast" },
  the(sync :options()) :equals { "--level" },
  every(scripts "tools/ferry.sh" :with(action "sail")) :has(action "list" :with(flag "--long")),
  count(script "tools/ferry.sh" :values "--port") :is(2),
}

contract "surface/documented" {
  says = "Every action of ferry.sh is documented: a finding stands in the file that has it.",
  every(script "tools/ferry.sh" :actions()) :is_mentioned_in(doc "docs/ops.md" :section "Ferry"),
}
