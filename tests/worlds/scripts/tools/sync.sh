#!/usr/bin/env bash
# The parser stands in a file of its own.
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
source "$here/lib/common.sh"
source "$here/lib/args.sh"

environment=${1:?which environment}
shift
parse_options "$@"
