#!/usr/bin/env bash
declare -A COMMANDS=([start]=do_start [stop]=do_stop)
do_start() { echo s; }
do_stop() { echo t; }
if [[ -z "${COMMANDS[$1]:-}" ]]; then echo "unknown"; exit 1; fi
"${COMMANDS[$1]}" "${@:2}"
