#!/bin/bash
# Names of a list are words of their own: none is an alias of another, and what runs for all of them is the script's.
ACTIONS=(start stop)
NAMES=(web db)
known=
for action in "${ACTIONS[@]}"; do
  if [ "$action" = "$1" ]; then
    known=1
    tools/log.sh "$1"
  fi
done
[ -n "$known" ] || { echo "usage: lists.sh start|stop NAME"; exit 1; }
case "$1" in
  start)
    ok=
    for n in "${NAMES[@]}"; do [ "$n" = "$2" ] && ok=yes; done
    [ "$ok" = yes ] || exit 1
    docker compose up -d "$2"
    ;;
  stop) docker compose stop ;;
esac
