local ctl   = script "tools/ctl.sh"
local usage = ctl :usage()

contract "a/b" {
  says = "Something that a reader understands.",

  the(usage :actions()) :equals { "start" },
  every(ctl :prints() :functions()) :is "x",
  every(usage :commands()) :is_accepted_by(ctl),
  every(usage :flags()) :appears_in(ctl :flags()),
  every(usage) :mentions "start",
  every(either(usage, ctl :prints()) :mentioning "start" :usage()) :mentions "x",
}
