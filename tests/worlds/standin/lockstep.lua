settings { env = ".env.example" }
