#!/bin/sh
# Hands everything on: nothing is said about it.
exec docker compose -f compose.yaml "$@"
