# first, a comment: tools/ctl.sh never
git clone https://example.org/acme/app.git
cd app
./tools/ctl.sh start <dev|prod> [--fast] ...   # starts
tools/ctl.sh start {name} $NAME "${ENV}" [OPTIONS]
tools/ctl.sh scale SERVICE=COUNT --env=<env> YOUR_TOKEN your-host
A=1 B="x y" \
  tools/ctl.sh start \
    dev
export COMPOSE_FILE=a.yaml && docker compose up
cd services/web && npm ci && cd -
(cd tools; ./ctl.sh stop)
tools/ctl.sh status || true; tools/ctl.sh logs | tail -n 20 > out.txt 2>&1 &
...
tools/ctl.sh start --replicas N web...
# tools/ctl.sh disabled
$(which docker) ps
"./tools/ctl.sh" start 'dev'
