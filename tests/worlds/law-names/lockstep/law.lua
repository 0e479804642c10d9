local page  = doc "docs/a.md"
local ctl   = script "tools/ctl.sh"
local slow  = page :section "deploy slowly"

contract "law/15-code" {
  says = "Between code names bytes are compared.",
  every(page :section "Deploy fast now & well" :terms() :except { "now" }) :appears_in(compose :services()),
}
contract "law/15-cells" {
  says = "A cell is prose.",
  every(page :table() :column "Service") :appears_in(compose :services()),
  the(page :table() :column "Service") :equals(compose :services()),
}
contract "law/16-stars" {
  says = "Only the star is special.",
  the(page :sections "Deploy*") :equals { "Deploy fast now & well", "deploy slowly" },
  there_is(page :terms(exactly "a*b")),
  count(page :section "Deploy*now*" :terms "*") :is(5),
  count(page :section "Deploy*now*" :terms(exactly "*")) :is(0),
  every(docs(exactly "docs/[x]/b.md")) :has(paragraph),
  count(docs "docs/*") :is(1),
  count(docs "docs/**") :is(2),
}
contract "law/20-values" {
  says = "Values of options.",
  the(slow :commands(ctl) :values "--level") :equals { "2", "3", "4" },
  the(slow :commands(ctl) :options()) :equals { "--level" },
  the(slow :commands(ctl) :flags()) :equals { "--level", "--fast" },
  every(slow :commands(ctl) :argument(1)) :is { "start", "stop" },
  every(slow :commands(ctl)) :is_accepted_by(ctl),
}
contract "law/22-order" {
  says = "One serves one pattern.",
  the(page :section "Order" :steps()) :go_in_order { step :mentioning "alpha", step :mentioning "beta", step :mentioning "alpha" },
  the(page :section "Order" :steps()) :go_in_order { step :mentioning "beta", step :mentioning "alpha", step :mentioning "alpha" },
  the(page :section "Order" :steps()) :go_in_order { step :mentioning "gamma", step :mentioning "alpha" },
}
contract "law/24-exists" {
  says = "Links lead somewhere, exact case.",
  every(page :section "Links" :links()) :exists(),
}
contract "law/alike" {
  says = "The same text, layout aside.",
  the(page :sections "Alike") :are_alike(),
}
contract "law/hatch" {
  says = "Names an owner.",
  every(page :sections() :level(2)) :satisfies("names an owner", function(section)
    for _, some in ipairs(section:paragraphs()) do
      if some.text:find("Owner:", 1, true) then return true end
    end
    return false, "no paragraph begins with Owner:"
  end),
  excuse("Links", "nobody owns links"),
  excuse("Alike *", "stars are not special here"),
}
contract "law/06-either" {
  says = "Unions and differences.",
  the(either(compose :services "web", { "x" })) :equals { "web", "x" },
  the(compose :services() :except(compose :services "*eb")) :equals { "api_v1", "a*b" },
  the(compose :services() :among { "web", "nothing" }) :equals { "web" },
}
