#!/bin/sh
# backup.sh: backups of the two volumes, and the way back.
set -eu

usage() {
  cat <<'TEXT'
usage: tools/backup.sh ACTION [OPTION...]

  run [--to PLACE]               back up both volumes
  list [--from PLACE]            show what there is
  restore [--from PLACE] [--at TIME]  put the newest back, or that of TIME
  undo                           put back what restore replaced

PLACE is offsite, local or scratch (default: offsite).
TEXT
}

restic() {
  docker compose --profile backup run --rm backup "$@"
}

repository() {
  case "$1" in
    offsite | local | scratch) echo "${FERRY_BACKUPS:-/srv/backups}/$1" ;;
    *)
      echo "backup.sh: no such place: $1" >&2
      exit 2
      ;;
  esac
}

[ $# -gt 0 ] || { usage >&2; exit 2; }
action=$1
shift
place=offsite
at=latest
while [ $# -gt 0 ]; do
  case "$1" in
    --to | --from)
      place=$2
      shift 2
      ;;
    --at)
      at=$2
      shift 2
      ;;
    *)
      usage >&2
      exit 2
      ;;
  esac
done

case "$action" in
  run)
    restic -r "$(repository "$place")" backup /data
    echo "Saved. Look at it with: tools/backup.sh list --from $place"
    ;;
  list) restic -r "$(repository "$place")" snapshots ;;
  restore) restic -r "$(repository "$place")" restore "$at" --target / ;;
  undo) restic -r "$(repository local)" restore before-restore --target / ;;
  help) usage ;;
  *)
    usage >&2
    exit 2
    ;;
esac
