docker compose up \
  -d \
  web
./ctl.sh start \
  --fast
