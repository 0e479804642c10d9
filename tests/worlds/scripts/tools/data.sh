#!/usr/bin/env bash
# The actions stand in a file of their own.
. "$(dirname "$0")/lib/args.sh"

action=$1
shift
"cmd_$action" "$@"
