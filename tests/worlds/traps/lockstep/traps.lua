-- What looks wrong and isn't (docs/traps.md), and what is (docs/broken.md). The page of the world `fleet` has
-- placeholders, projects, output and prose; here are overlays of the page, containers, ports, settings of a closed
-- image, aliases, package managers, lists that go on, continued lines and links to the repository's own address.
local ops = script "tools/ops"

contract "links" {
  says = "Links lead somewhere.",
  every(docs :links()) :exists(),
}

contract "compose" {
  says = "Documented compose commands name what is there.",
  every(docs :commands "docker compose") :is_accepted_by(compose),
}

contract "ops" {
  says = "Documented commands are accepted.",
  every(docs :commands(ops)) :is_accepted_by(ops),
}

contract "assignments" {
  says = "Variables that are set before a command are read.",
  every(docs :assignments() :except { "VENDOR_SETTING" }) :appears_in(compose :variables()),
  count(docs :assignments "WEB_TOKEN") :is(1),
}

contract "targets" {
  says = "Package managers run what the package has, and what its dependencies bring.",
  every(docs :commands "npm") :is_accepted_by(file "web/package.json"),
  every(docs :commands "yarn") :is_accepted_by(file "web/package.json"),
  every(docs :commands "pnpm") :is_accepted_by(file "web/package.json"),
}

contract "steps" {
  says = "A list whose numbers go on after a block is one list.",
  the(doc "docs/traps.md" :section "A list that goes on" :steps()) :go_in_order {
    step :running(ops, "up"), step :running(ops, "stop"),
  },
  count(doc "docs/traps.md" :section "A list that goes on" :steps()) :is(2),
}
