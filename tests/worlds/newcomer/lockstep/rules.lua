local page = doc "docs/prune.md"

contract "newcomer/steps" {
  says = "A bullet list where steps are asked for is told, and the other way round.",
  the(page :section "Prune Runbook" :steps()) :go_in_order { step :mentioning "announce", step :mentioning "run" },
  every(page :sections "*Runbook*") :has(step),
  every(page :section "Restore Runbook" :items()) :has(command),
}
contract "newcomer/one" {
  says = "One name is told in the singular.",
  the(page :section "Prunes") :has(command),
}
contract "newcomer/fences" {
  says = "Fences without a language.",
  every(page :blocks "bash") :has(command),
}
contract "newcomer/capturing" {
  says = "Nothing is captured.",
  every(page :paragraphs() :capturing [[kept for (\d+) days]]) :is { "14" },
}
contract "newcomer/places" {
  says = "Files that are not there, and folders.",
  every(docs "doc/*.md") :has(command),
  every(compose :services()) :has(image),
  every(workflows) :has(job),
}
contract "newcomer/has-one" {
  says = "More than one.",
  every(docs) :has_one(section :level(2)),
}
contract "newcomer/targets" {
  says = "What up starts, down stops.",
  the(file "Makefile" :target "up" :commands() :values "--profile") :equals(file "Makefile" :target "down" :commands() :values "--profile"),
}
contract "newcomer/values" {
  says = "The other end is where the script takes the values, not its first line.",
  every(page :blocks() :capturing [[(make|restore)]]) :appears_in(script "tools/page.sh" :values "--severity"),
}
contract "newcomer/renamed" {
  says = "Where a heading has another name, those that are there are told.",
  every(page :section "Prune") :has(section "Way back" :with(command)),
}
contract "newcomer/order" {
  says = "A step that has another command is told with it, and none that serves another step.",
  the(doc "docs/night.md" :section "Night Runbook" :steps()) :go_in_order { step :running "tools/page.sh send", step :running "tools/page.sh stop" },
}
