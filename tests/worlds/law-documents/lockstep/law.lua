local page = doc "docs/a.md"
local ctl  = script "tools/ctl.sh"
local function_free = page :section "Commands"

contract "law/07-own" {
  says = "Steps are of their innermost section.",
  there_is_no(page :section "Own Steps" :steps() :running(ctl, "stop")),
  count(page :section "Own Steps" :steps()) :is(4),
  the(page :section "Own Steps" :steps()) :equals { "First.", "Second.", "quoted step", "Again first." },
  the(page :section "Own Steps") :has(step :running(ctl, "stop")),
}
contract "law/08-headings" {
  says = "Headings may be steps.",
  the(page :section "Headings As Steps" :steps()) :go_in_order { step :mentioning "dig", step :running(ctl, "stop"), step :mentioning "rest" },
  count(page :section "Headings As Steps" :steps()) :is(3),
}
contract "law/09-mentioning" {
  says = "Whole words in sequence.",
  the(page :section "Words") :mentions "the long name",
  the(page :section "Words") :mentions "QUEUE   drain",
  the(page :section "Words") :mentions "über straße",
  the(page :section "Words") :mentions "api.v2",
  the(page :section "Words") :mentions "web*",
  the(page :section "Words") :mentions "web",
}
contract "law/09-not" {
  says = "Parts of words are no words.",
  the(page :section "Words") :mentions "api",
  the(page :section "Words") :mentions "stop",
  the(page :section "Words") :mentions "hidden",
  the(page :section "Words") :mentions "mail",
  the(page :section "Words") :mentions "drain don't stop_now or e-mail",
}
contract "law/11-pattern" {
  says = "First plain words.",
  count(function_free :commands "tools/ctl.sh start") :is(5),
  count(function_free :commands(ctl, "start")) :is(5),
  count(function_free :commands "tools/ctl.sh stop") :is(1),
  count(function_free :commands "tools/ctl.sh start --env") :is(2),
  count(function_free :commands "tools/ctl.sh start --env prod") :is(1),
  count(function_free :commands "tools/ctl.sh --env=prod start") :is(1),
  count(function_free :commands "tools/ctl.sh <x>") :is(6),
  count(function_free :commands "tools/ctl.sh stop <x>") :is(1),
  every(function_free :commands(ctl) :matching [[--env|cd]]) :is_accepted_by(ctl),
}
contract "law/12-capturing" {
  says = "Each match is a name.",
  the(page :section "Text" :paragraphs() :capturing [[port (\d+)]]) :equals { "80", "443" },
  count(page :section "Text" :paragraphs() :capturing [[port (\d+)]]) :is(2),
  the(page :section "Text" :paragraphs() :capturing [[(?i)(port) (\d+)]]) :equals { "port", "Port", "80", "443" },
}
contract "law/13-columns" {
  says = "Columns are positions too.",
  the(page :table "Table" :column(1)) :equals { "One", "two", "two words", "four" },
  the(page :table "Table" :column(-1)) :equals { "a", "b", "c", "d e" },
  the(page :table "Table" :row(1) :cell(2)) :is "1.0",
  the(page :table "Table" :row(-2) :cell(-1)) :is "d e",
  the(page :table "Table" :row "two" :column(2)) :is "02",
  the(page :table "Table" :row(-9)) :mentions "x",
}
contract "law/13-same-title" {
  says = "Two columns of one title.",
  the(page :table "Table" :column "Name") :equals { "a" },
}
contract "law/13-empty" {
  says = "An empty table has nothing to check.",
  every(page :table "Empty Table" :column "A") :is "x",
}
contract "law/15-prose" {
  says = "Prose folds.",
  the(page :table "Table" :row "TWO WORDS" :cell(2)) :is "3",
  the(page :section "OWN   steps") :mentions "first",
  there_is(page :sections "own-steps"),
}
contract "law/18-commands" {
  says = "Equal commands.",
  the(page :section "Equal" :commands()) :equals(page :section "Equal Too" :commands()),
}
contract "law/18-assignment" {
  says = "Assignments count.",
  every(page :section "Commands" :commands(ctl, "start") :with(assignment)) :appears_in(page :section "Equal" :commands()),
}
contract "law/03-whenever" {
  says = "Nothing is fine.",
  whenever(page :section "Nested" :commands()) :is_accepted_by(ctl),
  whenever(page :section "Text" :links()) :exists(),
  whenever(page :section "Nowhere" :links()) :exists(),
}
contract "law/28-one-key" {
  says = "Two of equal name in one file are one finding.",
  every(page :sections "Twice") :has(command),
  the(docs :sections "Twice") :is_unique(),
}
contract "law/17-equals" {
  says = "Sets.",
  the(page :section "Nested" :items()) :equals { "outer", "last", "more" },
  the(page :section "Nested" :steps()) :same_sequence_as { "inner two", "inner one" },
}
contract "law/04-objects" {
  says = "An empty object is vacuous once.",
  every(page :section "Table" :rows()) :appears_in(page :section "Text" :terms()),
}
contract "law/02-shared" {
  says = "One selection in two contracts is one finding.",
  every(page :section "Table" :rows()) :appears_in(page :section "Text" :terms()),
  every(page :section "Text" :terms()) :appears_in { "a" },
}
contract "law/01-each" {
  says = "Singular is one in each.",
  every(docs :section "Own Steps") :has(step),
  every(docs :section "Words") :has(link),
}
contract "law/21-folder" {
  says = "A script that is started in its folder is the same script.",
  every(page :section "In A Folder" :commands(ctl)) :is_accepted_by(ctl),
}
