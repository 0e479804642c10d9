contract "test/broken" { says = "Broken.", every(docs) :hass(table) }
