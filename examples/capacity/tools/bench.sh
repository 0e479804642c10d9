#!/usr/bin/env bash
# Measures Harvest: response times, and how fast the queue drains.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
  cat <<'TEXT'
Usage:
  tools/bench.sh run <dev|prod> --save <file>
  tools/bench.sh drain <dev|prod> --save <file>
  tools/bench.sh compare <dev|prod> --before <file> --after <file>
TEXT
}

action="${1:-}"
environment="${2:-}"

case "$environment" in
  dev) budget=900 ;;
  prod) budget=400 ;;
  *)
    usage >&2
    exit 2
    ;;
esac
shift 2

save=""
before=""
after=""
while [[ $# -gt 0 ]]; do
  case "$1" in
    --save)
      save="${2:?bench: --save needs a file}"
      shift 2
      ;;
    --before)
      before="${2:?bench: --before needs a file}"
      shift 2
      ;;
    --after)
      after="${2:?bench: --after needs a file}"
      shift 2
      ;;
    *)
      usage >&2
      exit 2
      ;;
  esac
done

need() {
  if [[ -z "$2" ]]; then
    echo "bench: $action needs $1" >&2
    exit 2
  fi
}

# The response time of one request in milliseconds, 0 when nothing answers.
one_request() {
  local seconds
  seconds="$(curl --silent --insecure --max-time 5 --output /dev/null \
    --write-out '%{time_total}' "https://localhost:${HARVEST_HTTPS_PORT:-8443}/api/health")" || seconds=0
  awk -v s="$seconds" 'BEGIN { printf "%d\n", s * 1000 }'
}

# The messages that wait in all queues, 0 when the queue does not answer.
queue_depth() {
  local listing
  listing="$(docker compose exec -T queue rabbitmqctl -q list_queues messages 2> /dev/null)" || listing=""
  awk '{ n += $1 } END { print n + 0 }' <<< "$listing"
}

field() {
  sed -n "s/.*\"$1\": *\([0-9]*\).*/\1/p" "$2"
}

case "$action" in
  run)
    need --save "$save"
    mkdir -p "$(dirname "$save")"
    worst=0
    for _ in 1 2 3 4 5; do
      took="$(one_request)"
      if ((took > worst)); then worst=$took; fi
    done
    printf '{ "worst_ms": %d }\n' "$worst" > "$save"
    echo "Written: $save"
    ;;
  drain)
    need --save "$save"
    mkdir -p "$(dirname "$save")"
    first="$(queue_depth)"
    sleep 1
    second="$(queue_depth)"
    printf '{ "depth": %d, "drained_per_second": %d }\n' "$second" "$((first - second))" > "$save"
    echo "Written: $save"
    ;;
  compare)
    need --before "$before"
    need --after "$after"
    echo "before: $(field worst_ms "$before") ms, after: $(field worst_ms "$after") ms, budget: $budget ms"
    [[ "$(field worst_ms "$after")" -le "$budget" ]]
    ;;
  *)
    usage >&2
    exit 2
    ;;
esac
