#!/bin/bash
start() { docker compose up -d; }
stop() { docker compose down; }
status() { docker compose ps; }
case "$1" in
  start|stop|status) "$1" ;;
  restart) stop; start ;;
  *) echo "usage"; exit 1 ;;
esac
