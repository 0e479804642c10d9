-- A committed .env lists the files of the project: docker compose loads them, and not compose.yaml.
contract "listed/services" {
  says = "The services are those of the listed files.",
  the(compose :services()) :equals { "web", "worker" },
  the(compose :service "web" :image()) :is "shop/web:2",
}

contract "listed/variables" {
  says = "A variable counts wherever docker compose expands it: in a value that a later file replaces, too, but not in one that is reset.",
  the(compose :variables()) :equals { "WEB_TAG" },
}

contract "listed/others" {
  says = "A file that is named is not looked for.",
  there_is(compose "compose.yaml" :service "nobody"),
  there_is(compose :service "nobody"),
}
