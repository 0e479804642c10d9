#!/usr/bin/env bash
set -eu
cd "$(dirname "$0")/.."
export COMPOSE_FILE=compose.yaml:compose.agent.yaml
case "$1" in
  up) docker compose up -d web agent ;;
  edge) cd deploy/edge && docker compose -f compose.yaml up -d proxy ;;
  *) exit 2 ;;
esac
