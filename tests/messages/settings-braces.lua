settings "contracts"
