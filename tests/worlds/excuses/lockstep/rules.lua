contract "excuses/used" {
  says = "Every service has a healthcheck.",
  fix  = "add a healthcheck.",
  every(compose :services()) :has(healthcheck),
  excuse("init", "runs once"),
  excuse("service job", "runs once, too"),
}
contract "excuses/unused" {
  says = "Every service has an image.",
  every(compose :services()) :has(image),
  excuse("init", "needs none"),
}
contract "excuses/misspelt" {
  says = "Every service is a web.",
  severity = "warning",
  every(compose :services()) :is { "web", "init", "job" },
  excuse("service databse", "is none"),
}
contract "excuses/misspelt-owner" {
  says = "Every service has a healthcheck.",
  severity = "warning",
  every(compose :services()) :has(healthcheck),
  excuse("service databse", "is none"),
}
