parameter "i" { says = "I.", kind = "text", default = "x" }
