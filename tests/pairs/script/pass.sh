#!/bin/bash
# Hands its words on: nothing can be said about what it takes.
cd "$(dirname "${BASH_SOURCE[0]}")"
exec docker compose -f ../compose.yaml "$@"
