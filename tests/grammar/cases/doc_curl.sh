curl -X POST http://localhost:8080/api/jobs \
  -H 'Content-Type: application/json' \
  -d '{"name": "drain", "args": ["a", "b"]}'
curl -fsSL https://example.org/install.sh | bash -s -- --yes
wget -qO- "https://example.org/a?b=c&d=e#f" > out.json
TOKEN=$(curl -s localhost:8080/token | jq -r .token)
export TOKEN
