-- Dates that documents write, against the day of `--today`.
local page = doc "docs/a.md"

contract "fresh/field" {
  says = "The page was reviewed in the last eight weeks.",
  every(docs :field "reviewed") :is_within "8 weeks",
}

contract "fresh/field-late" {
  says = "The page was reviewed in the last 30 days.",
  every(docs :field "reviewed") :is_within "30 days",
}

contract "fresh/paragraphs" {
  says = "Each part was reviewed in the last two months.",
  every(page :paragraphs() :mentioning "Last reviewed") :is_within "2 months",
}

contract "fresh/captured" {
  says = "The date behind the words counts.",
  every(page :section "Six" :paragraphs() :capturing [[Last reviewed:\s*([^,]+)]]) :is_within "1 year",
}

contract "fresh/cells" {
  says = "Each row was reviewed in the last six months.",
  every(page :table() :column "Reviewed") :is_within "6 months",
}
