local modes = doc "docs/a.md" :table "Modes"
local defaults = doc "docs/a.md" :table "Defaults"

contract "agree/flags" {
  says = "Flags agree within a row.",
  every(modes :rows()) :agrees(column "Start" :flags(), column "Stop" :flags()),
}
contract "agree/owner" {
  says = "The noun that owns the part is found once.",
  the(doc "docs/a.md" :section "Steps") :agrees(step :running "ctl start" :flags(), step :running "ctl status" :flags()),
}
contract "agree/defaults" {
  says = "Documented defaults are those of compose.",
  every(defaults :rows()) :agrees_with(compose :variables(), column "Default", default),
}
contract "agree/template" {
  says = "The template's values are the defaults of compose: what stands behind the = is the template's default.",
  every(env ".env.example" :variables()) :agrees_with(compose :variables(), default, default),
}
