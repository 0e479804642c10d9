#!/bin/sh
# release.sh: from a green commit to boats that take the new tickets.
set -eu

usage() {
  cat <<'TEXT'
usage: tools/release.sh ACTION [VERSION] [--channel CHANNEL] [--dry-run]

  check     is everything committed and documented?
  prepare   write the notes and tag VERSION
  publish   roll VERSION out to CHANNEL: canary or all
  back-out  return to VERSION
TEXT
}

run() {
  if [ "$dry" = yes ]; then echo "would run: $*"; else "$@"; fi
}

[ $# -gt 0 ] || { usage >&2; exit 2; }
action=$1
shift
channel=canary
dry=no
version=
while [ $# -gt 0 ]; do
  case "$1" in
    --channel)
      case "$2" in
        canary | all) channel=$2 ;;
        *)
          echo "release.sh: no such channel: $2" >&2
          exit 2
          ;;
      esac
      shift 2
      ;;
    --dry-run)
      dry=yes
      shift
      ;;
    -*)
      usage >&2
      exit 2
      ;;
    *)
      version=$1
      shift
      ;;
  esac
done

case "$action" in
  check) git diff --quiet ;;
  prepare) run git tag "$version" ;;
  publish) run env FERRY_VERSION="$version" docker compose up -d --scale api="$([ "$channel" = all ] && echo 2 || echo 1)" ;;
  back-out) run env FERRY_VERSION="$version" docker compose up -d ;;
  *)
    usage >&2
    exit 2
    ;;
esac
