contract "two/a" { says = "One.", every(docs) :has(table) }
contract "two/b" { says = "Two.", every(docs) :has(list) }
