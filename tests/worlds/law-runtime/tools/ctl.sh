#!/usr/bin/env bash
# Usage: tools/ctl.sh start|stop [--fast]
usage() { echo "usage: tools/ctl.sh start|stop|restart [--fast]"; }
case "$1" in
  start) shift; [ "${1:-}" = --fast ] && fast=1; run ;;
  stop) stop_all ;;
  status|st) state ;;
  exec) shift; docker compose exec "$@" ;;
  *) usage; exit 1 ;;
esac
