cp .env.example .env
docker compose -f compose.yaml -f compose.prod.yaml --profile queue up -d --build web worker
docker compose exec -T db psql -U app -c 'select count(*) from jobs where state = '"'"'open'"'"
docker compose logs -f --tail=100 web | grep -v health
docker run --rm -it -v "$PWD":/src -w /src -e "A=b c" node:20 npm ci
