#!/bin/sh
export COMPOSE_FILE=compose.agent.yaml
docker compose up -d agent
unset COMPOSE_FILE
docker compose up -d web
