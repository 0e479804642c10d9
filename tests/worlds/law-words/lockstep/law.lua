-- What words promise wherever they stand: parentheses, unions, positions, commands that are written in a rule.
local page = doc "docs/a.md"
local ctl  = script "tools/ctl.sh"
local plain = step
local does = step :with(command)

contract "law/parentheses" {
  says = "Sources and nouns that stand alone may have them, or not.",
  every(docs()) :has(section()),
  every(docs) :has(section),
  the(compose()) :has(service),
}
contract "law/frozen" {
  says = "A filter changes no word that it follows.",
  every(page :section "Two") :has(plain),
  every(page :section "Two") :lacks(does),
}
contract "law/literals" {
  says = "Names in braces stand for any selection of names.",
  every { "start", "stop" } :appears_in(ctl :actions()),
  the(either(ctl :actions(), { "x" })) :equals { "start", "stop", "x" },
  the(ctl :actions() :except { "stop" }) :equals { "start" },
  the(ctl :actions() :among { "stop", "y" }) :equals { "stop" },
}
contract "law/02-globs" {
  says = "Each glob matches a file.",
  every(docs { "docs/a.md", "docs/nope*.md" }) :has(section),
}
contract "law/08-steps" {
  says = "Lists of a section are one sequence; headings may be steps.",
  the(page :section "Two" :steps()) :same_sequence_as { "first", "second", "third" },
  the(page :section "A" :steps()) :equals { "Step 1: heading one", "Step 2: heading two" },
}
contract "law/09-words" {
  says = "Words in sequence, whatever marks them; none that are hidden.",
  the(page :section "Words") :mentions "quoted words",
  the(page :section "Words") :mentions "emphasis",
  the(page :section "Words") :mentions { "nope", "v1.2" },
  there_is_no(page :sections "Words" :mentioning "hidden words"),
  there_is_no(page :sections "Words" :mentioning "web"),
  there_is(page :sections "Words" :mentioning "web*"),
  there_is_no(page :sections "Words" :mentioning "v1.2" :mentioning "nope"),
}
contract "law/12-capturing" {
  says = "What is captured keeps its parts.",
  the(page :commands(ctl) :capturing [[ctl\.sh (start|stop)]] :flags()) :equals { "--level", "--fast" },
  the(page :commands(ctl) :capturing [[ctl\.sh (start|stop)]]) :equals(ctl :actions()),
}
contract "law/13-positions" {
  says = "A number is a position.",
  the(page :section "Two" :step(-1)) :is "third",
  the(page :table() :column(2)) :equals { "up", "y" },
  the(page :table() :row "x" :column "Is" :term()) :is "y",
}
contract "law/18-written" {
  says = "A command that is written in a rule is equal as commands are.",
  the(page :section "Cmds" :command "tools/ctl.sh start prod --fast") :is "tools/ctl.sh start prod --fast --level=3",
  the(page :section "Cmds" :command "tools/ctl.sh start prod --fast") :is "./tools/ctl.sh start prod --fast --level 3",
  every(page :section "Cmds" :commands "tools/ctl.sh stop")
    :is { "LEVEL=2 tools/ctl.sh stop dev", "tools/ctl.sh stop dev", "tools/ctl.sh stop dev --level 3" },
  there_is(page :commands "LEVEL=2 tools/ctl.sh stop"),
}
contract "law/18-not" {
  says = "One flag, value, word or assignment more or less is another command.",
  the(page :section "Cmds" :command "tools/ctl.sh start prod --fast") :is "tools/ctl.sh start prod --fast",
  the(page :section "Cmds" :command "tools/ctl.sh start prod --fast") :is "tools/ctl.sh start prod --fast --level 4",
  the(page :section "Cmds" :command "tools/ctl.sh start prod --fast") :is "tools/ctl.sh start prod dev --fast --level 3",
  every(page :section "Cmds" :commands "tools/ctl.sh stop")
    :is { "LEVEL=3 tools/ctl.sh stop dev", "tools/ctl.sh stop dev --level 3" },
  there_is(page :commands "LEVEL=3 tools/ctl.sh stop"),
}
contract "law/19-alternatives" {
  says = "Each of <a|b> counts; an optional flag satisfies nothing.",
  every(page :section "Cmds" :commands(ctl)) :is_accepted_by(ctl),
  every(page :section "Cmds" :commands "tools/ctl.sh start <x>" :without(flag "--level")) :has(flag "--fast"),
}
contract "law/20-options" {
  says = "A flag with a value is an option.",
  the(ctl :options()) :equals { "--level" },
  the(ctl :flags()) :equals { "--level", "--fast" },
  the(ctl :values()) :equals { "dev", "prod" },
  the(page :section "Cmds" :commands(ctl) :options()) :equals { "--level" },
}
contract "law/24-exists" {
  says = "Links from their page, paths also from the root; case and anchors count.",
  every(page :section "Links" :links()) :exists(),
  every(page :section "Links" :paths()) :exists(),
}
