-- How long ago a date may be.
contract "new/times" {
  says = "Dates.",
  every(docs :field "reviewed") :is_within(90, "days"),
  every(docs :field "reviewed") :is_within "ninety days",
  every(docs :field "reviewed") :is_within "1 quarter",
  every(docs :field "reviewed") :is_within "2026-11-22",
  every(docs :field "reviewed") :is_within(),
  the(docs :tables() :rows()) :is_within "90 days",
  the(docs :table "A" :row(1)) :keeps_the_order_of(compose :services()),
  every(docs :tables()) :keeps_the_order_of(compose :services()),
}
