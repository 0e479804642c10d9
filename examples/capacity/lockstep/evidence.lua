-- What has to be on the table when a scale-out is called finished.

local w = use "nouns"

contract "evidence/bundle" {
  says = "The evidence bundle has readiness, queue-drain, benchmark and rollback, and the runbook asks for it.",

  the(w.evidence) :has(
    item :mentioning "readiness",
    item :mentioning "queue-drain",
    item :mentioning "benchmark",
    item :mentioning "rollback"
  ),
  the(w.runbook) :mentions "evidence bundle",
}

contract "evidence/benchmark-saved" {
  says = "A benchmark that is compared is one that a documented command has saved.",
  why  = "The numbers from before a change can't be measured after it.",

  every(docs :commands "tools/bench.sh compare" :capturing [[--(?:before|after)[ =](\S+)]])
    :appears_in(docs :commands "tools/bench.sh run" :capturing [[--save[ =](\S+)]]),
}

contract "evidence/benchmark-order" {
  says = "The benchmark is run before the capacity is changed and again after it, and then compared.",

  the(w.performance :section "Benchmark*" :steps()) :go_in_order {
    step :running "tools/bench.sh run",
    step :mentioning "change the capacity",
    step :running "tools/bench.sh run",
    step :running "tools/bench.sh compare",
  },
}

contract "evidence/drain-explained" {
  says = "A document tells what a good drain rate is.",

  some(docs :section "Reading Queue-Drain*") :has(table :with(row "drained_per_second")),
}
