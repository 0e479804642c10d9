-- What docker compose loads from a fresh clone, and where each value comes from.
local guide = doc "docs/a.md"
local services = compose :services()

contract "projects/services" {
  says = "The table has every service, those of included files too, whatever their profiles.",
  the(guide :table "Operations" :column "Service") :equals(services),
  the(compose :profiles()) :equals { "front", "back" },
}

contract "projects/extended" {
  says = "A service has what it extends.",
  the(compose :service "api") :has(field "restart"),
  the(compose :service "api" :image()) :is "shop/api:3",
  the(compose :service "api" :volumes()) :equals { "./base/data" },
  there_is(compose :service "api" :variables "REGION"),
}

contract "projects/included" {
  says = "An included service is a service of the project.",
  the(compose :service "queue" :image()) :is "redis:7",
  the(compose :service "queue" :volumes()) :equals { "./parts/queue.conf" },
}

contract "projects/overridden" {
  says = "The override's value is the one that counts.",
  the(compose :service "web" :image()) :is "shop/web:1.4",
  there_is_no(compose :service "web" :field "environment.OLD"),
  the(compose :service "web" :ports()) :equals { "8080:80" },
}

contract "projects/environment" {
  says = "A reset key is gone, an env file's is there, a demanded one is as it is written.",
  the(compose :service "web") :satisfies("has the environment of a fresh clone", function(web)
    local seen = {}
    for _, one in ipairs(web:environments()) do seen[#seen + 1] = one.name .. "=" .. (one.value or "") end
    return #seen == 0, "it has " .. table.concat(seen, " ")
  end),
}

contract "projects/symbols" {
  says = "What nobody has set is as it is written, and a missing env file is no finding.",
  the(compose "compose.yaml" :service "web" :ports()) :equals { "${WEB_PORT:?choose a port}:80", "9000:9000" },
  the(compose :variables() :with(demand)) :equals { "WEB_PORT", "TOKEN" },
  every(services) :has(image),
}

contract "projects/by-name" {
  says = "A project is named by its folder, or by the name in its file.",
  the(project "jobs" :service "report" :image()) :is "report:8",
  the(project "nightly" :service "report" :image()) :is "report:8",
  the(project "shop" :service "queue" :image()) :is "redis:6",
}

contract "projects/commands" {
  says = "What may be in a file outside of the repository is not held against a command.",
  every(docs :commands "docker compose") :is_accepted_by(compose),
}
