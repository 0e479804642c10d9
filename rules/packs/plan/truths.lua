-- The truths of a plan are sentences for people: no program can judge them. This lists the ones that no contract covers.

local plans = parameter "plans" {
  says    = "The plan documents, with must_haves in their front matter.",
  kind    = "selection",
  default = docs :with(field "must_haves"),
}

local covered = parameter "covered" {
  says    = "The truths that contracts cover, in the plan's words; `*` stands for any of them.",
  kind    = "selection",
  example = { "Whoever is on call can restore*" },
}

contract "plan/truths" {
  says = "Every truth of a plan is covered by a contract.",
  why  = "What nothing checks is true on the day on which the plan was written.",
  fix  = "write a contract for it, and name the truth under `covered`.",
  severity = "info",

  whenever(plans :fields "must_haves.truths.*") :appears_in(covered),
}

example "plan/truths" {
  keeps = {
    ["plans/restore-plan.md"] = [==[
      ---
      must_haves:
        truths:
          - "Whoever is on call can restore the last backup alone."
      ---

      # Restore
    ]==],
  },
  breaks = {
    ["plans/restore-plan.md"] = [==[
      ---
      must_haves:
        truths:
          - "Whoever is on call can restore the last backup alone."
          - "A restore loses no more than an hour."   # expect: "A restore loses no more than an hour."
      ---

      # Restore
    ]==],
  },
}
