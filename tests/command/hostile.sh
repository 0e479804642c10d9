#!/bin/sh
. "$(dirname "$0")/world.sh"

"case_$2"
