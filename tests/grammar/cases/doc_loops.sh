for i in $(seq 1 5); do curl -s localhost/health && break; sleep 1; done
while ! nc -z localhost 5432; do sleep 1; done
for service in web worker; do docker compose restart "$service"; done
if [ -f .env ]; then source .env; else echo "no .env"; fi
