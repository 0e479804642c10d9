contract "targets/npm" {
  says = "Documented npm commands name scripts, or what npm does without them.",
  every(docs :commands "npm") :is_accepted_by(file "package.json"),
  every(docs :commands "npm") :is_accepted_by(file "app/package.json"),
}
contract "targets/just" {
  says = "Documented recipes get the words that they demand.",
  every(docs :commands "just") :is_accepted_by(file "justfile"),
}
contract "compose/plain-flags" {
  says = "The word behind a flag that takes no value is the command's own.",
  every(docs :commands "docker compose up") :has(argument(-1)),
  every(docs :commands "docker compose" :argument(-1)) :is { "web", "db", "sh", "psql" },
  every(docs :commands "docker-compose" :argument(2)) :is "db",
  the(docs :commands { "docker compose", "docker-compose" } :options()) :equals { "-f", "-u", "--tail", "-c" },
}
contract "targets/passed-on" {
  says = "yarn, pnpm and bun run programs of dependencies and builtins too; of these only a test has to be a script.",
  every(docs :commands { "yarn", "pnpm", "bun", "bunx", "npx" }) :is_accepted_by(file "package.json"),
}
