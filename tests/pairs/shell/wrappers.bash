sudo -u app env A=b nice -n 10 ./run.sh --fast
docker exec -it db psql -U app -c 'select 1'
docker compose exec -T web ./manage.py migrate --check
docker compose -f a.yaml run --rm -e A=b web npm test -- --watch
docker run --rm -v "$PWD":/src -w /src node:20 npm ci
kubectl exec -n app deploy/web -c main -- sh -c 'env | sort'
ssh -p 22 ops@host.example.org 'cd /srv/app && ./tools/ctl.sh start prod'
ssh host ./tools/ctl.sh stop
bash -c "tools/ctl.sh status; docker compose ps"
bash <<'E'
tools/ctl.sh backup
E
ssh host bash -s <<E
./deploy.sh prod
E
find . -name '*.sh' -exec bash -n {} \;
find a -type d -exec chmod 755 {} + -print
ls | xargs -n1 -I{} tools/check.sh {}
su - app -c 'tools/ctl.sh restart'
watch -n 5 docker compose ps
parallel tools/check.sh ::: a b
timeout 30s tools/wait.sh db
flock /tmp/l tools/cron.sh --once
until tools/health.sh; do sleep 1; done
if ! tools/ctl.sh status; then tools/ctl.sh start; fi
parallel -j 4 --bar tools/check.sh --fast ::: a b
parallel 'tools/check.sh {}' ::: a b
parallel --results out tools/check.sh ::: a b
npx --yes prettier --check .
npx -p typescript tsc
poetry run tools/seed.sh --all
poetry -C app run tools/seed.sh
poetry install
uv run --frozen pytest -q
uv run --with x pytest
pipenv run ./tools/serve.sh dev
