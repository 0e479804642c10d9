-- Where a clone has no .env, the file that the settings name stands in for it, in each folder.
contract "standin/values" {
  says = "A variable has the value that the stand-in gives.",
  the(compose :service "web" :ports()) :equals { "8080:80" },
  the(compose :service "web" :image()) :is "shop/web:1.4",
}

contract "standin/included" {
  says = "An included project has its own stand-in, and the including one's values go before it.",
  the(compose :service "queue" :image()) :is "redis:7",
  the(compose :service "queue" :field "environment.TAG") :is "1.4",
}

contract "standin/unset" {
  says = "What the stand-in does not set stays as it is written.",
  the(compose :service "web" :field "environment.REGION") :is "eu",
}

contract "standin/handed" {
  says = "What env_file: .env hands to a service is what the stand-in sets.",
  the(compose :service "mail" :environment()) :equals { "WEB_PORT", "TAG" },
  every(env ".env.example" :variables()) :appears_in(compose :service "mail" :environment()),
}
