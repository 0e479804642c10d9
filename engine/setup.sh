#!/bin/sh
# engine/setup.sh [build|tests]: installs the Debian packages that lockstep is built from.
#
# The one list of packages. `build` is what a binary needs, `tests` (given nothing) adds what the
# tests need. Only what is missing is installed; when nothing is, no network is needed.
set -eu

build="gcc libc6-dev cmake ninja-build pkg-config
  libcmark-gfm-dev libcmark-gfm-extensions-dev libyaml-dev liblua5.4-dev
  libpcre2-dev libutf8proc-dev libjansson-dev libedit-dev"
tests="clang libclang-rt-14-dev check libcmark-dev git"

say() { echo "setup: $*" >&2; }

case "${1:-tests}" in
  build) wanted="$build" ;;
  tests) wanted="$build $tests" ;;
  *) say "unknown list '$1': give build or tests"; exit 2 ;;
esac

if ! command -v dpkg-query > /dev/null || ! command -v apt-get > /dev/null; then
  say "this system has no apt; see that it has what Debian calls:" $wanted
  exit 0
fi

missing=""
for package in $wanted; do
  case "$(dpkg-query -W -f=' ${db:Status-Status}' "$package" 2> /dev/null || true)" in
    *" installed"*) ;;
    *) missing="$missing $package" ;;
  esac
done
if [ -z "$missing" ]; then
  say "every package is there"
  exit 0
fi

as_root=""
if [ "$(id -u)" != 0 ]; then
  if ! command -v sudo > /dev/null; then
    say "missing:$missing"
    say "neither root nor sudo: install them with: apt-get install --no-install-recommends$missing"
    exit 1
  fi
  as_root="sudo"
fi

say "installing$missing"
install() {
  $as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 \
    apt-get install -y -qq --no-install-recommends $missing < /dev/null >&2
}
# A fresh machine has no package lists, an old one may have stale ones: the first try asks for nothing new.
if ! install 2> /dev/null; then
  say "asking for fresh package lists"
  $as_root apt-get update -qq < /dev/null >&2
  install
fi
say "done"
