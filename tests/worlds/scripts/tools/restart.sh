#!/bin/bash
services=(web worker queue)
if [[ ! " ${services[*]} " == *" $1 "* ]]; then
  echo "one of ${services[*]}" >&2
  exit 2
fi
docker compose restart "$1"
