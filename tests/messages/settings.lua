settings {
  rules = "../contracts",
  packs = {
    acme = 3,
  },
  env = "/etc/.env",
  rule = "contracts",
  theme = "dark",
  "contracts",
}
