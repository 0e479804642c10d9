#!/usr/bin/env bash
# The operator's one entry to Harvest: every runbook goes through this script.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
  cat <<'TEXT'
Usage:
  tools/harvest-ctl.sh <action> <dev|prod> [--monitoring] [--jupyter] [--llm] [--replicas <count>]

Actions:
  start             bring up the services of the chosen profiles
  stop              shut them down, data stays
  status            tell which services are ready
  clean             shut everything down and remove all data
  capacity-profile  write the capacity contract that status is compared with

Options:
  --monitoring        add Prometheus and Grafana
  --jupyter           add the analysts' notebooks
  --llm               add the language model proxy
  --replicas <count>  expect this many enabled replicas of file-enrichment
  -h, --help          print this text

With HARVEST_DRY_RUN=1 the commands are printed and nothing is run.
TEXT
}

action="${1:-}"
environment="${2:-}"

case "$action" in
  -h | --help)
    usage
    exit 0
    ;;
esac

case "$environment" in
  dev) files=(-f compose.yaml) ;;
  prod) files=(-f compose.yaml -f compose.prod.yaml) ;;
  *)
    echo "harvest-ctl: the environment is dev or prod" >&2
    usage >&2
    exit 2
    ;;
esac
shift 2

profiles=()
replicas=0
while [[ $# -gt 0 ]]; do
  case "$1" in
    --monitoring)
      profiles+=(--profile monitoring)
      shift
      ;;
    --jupyter)
      profiles+=(--profile jupyter)
      shift
      ;;
    --llm)
      profiles+=(--profile llm)
      shift
      ;;
    --replicas)
      replicas="${2:?harvest-ctl: --replicas needs a number}"
      shift 2
      ;;
    *)
      echo "harvest-ctl: unknown option $1" >&2
      usage >&2
      exit 2
      ;;
  esac
done

if ! [[ "$replicas" =~ ^[0-9]+$ ]]; then
  echo "harvest-ctl: --replicas needs a number" >&2
  exit 2
fi

docker=(docker compose)
if [[ "${HARVEST_DRY_RUN:-0}" == 1 ]]; then
  docker=(echo docker compose)
fi

# How many replicas of file-enrichment are enabled in a compose file.
enabled_replicas() {
  grep -cE '^  file-enrichment-[0-9]+:' "$1" || true
}

check_replicas() {
  local found
  found="$(enabled_replicas compose.yaml)"
  if [[ "$found" != "$replicas" ]]; then
    echo "harvest-ctl: $replicas replicas wanted, $found enabled in compose.yaml" >&2
    exit 1
  fi
}

write_contract() {
  mkdir -p evidence
  {
    echo "environment $environment"
    echo "profiles ${profiles[*]:-none}"
    echo "replicas $replicas"
  } > evidence/capacity-contract.txt
  echo "Written: evidence/capacity-contract.txt"
}

case "$action" in
  start)
    check_replicas
    "${docker[@]}" "${files[@]}" "${profiles[@]}" up --detach --wait
    if [[ "$environment" == prod ]]; then
      echo "Next: tools/harvest-ctl.sh status prod --monitoring"
    else
      echo "Next: tools/harvest-ctl.sh status dev"
    fi
    ;;
  stop)
    "${docker[@]}" "${files[@]}" "${profiles[@]}" down
    ;;
  status)
    check_replicas
    "${docker[@]}" "${files[@]}" "${profiles[@]}" ps
    ;;
  clean)
    "${docker[@]}" "${files[@]}" "${profiles[@]}" down --volumes
    ;;
  capacity-profile)
    write_contract
    echo "Next: enable the replicas, then start with the same flags:"
    echo "  tools/harvest-ctl.sh start $environment"
    ;;
  *)
    echo "harvest-ctl: unknown action $action" >&2
    usage >&2
    exit 2
    ;;
esac
