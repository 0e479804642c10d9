#!/bin/sh
# tests/command/install.sh CMAKE BUILD: installs into an empty folder, looks at what is there, and runs it.
set -eu
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
"$1" --install "$2" --prefix "$place" --component lockstep > "$place/log"
rm "$place/log"
[ "$(cd "$place" && find . -type f)" = ./bin/lockstep ] || { find "$place"; exit 1; }
cd /
"$place/bin/lockstep" --version | grep -q '^lockstep '
