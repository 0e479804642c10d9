-- What a clone has in place of the .env that every installation writes for itself.
settings {
  env = ".env.example",
}
