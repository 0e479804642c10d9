#!/bin/sh
# tests/house/names.sh BUILD: no name is defined twice among the rooms and the command line.
#
# Of two functions with one name in two archives the linker takes the first that it meets, and says nothing.
set -eu
cd "$1/engine"
{
  find . -name '*.a' -exec nm -g --defined-only {} + 2> /dev/null
  find command -name '*.o' -path '*/lockstep.dir/*' -exec nm -g --defined-only {} + 2> /dev/null
} | awk 'NF == 3 && $2 ~ /[TDBR]/ && $3 !~ /^__(asan|odr|ubsan|start|stop)/ { print $3 }' | LC_ALL=C sort > "$1/names.txt"
[ -s "$1/names.txt" ] || {
  echo "no archive was found in $1/engine"
  exit 1
}
twice="$(uniq -d "$1/names.txt")"
[ -z "$twice" ] || {
  echo "defined twice:"
  echo "$twice"
  exit 1
}
