wait_for() {
  local host=$1 port=${2:-80} deadline=$((SECONDS + ${3:-30}))
  until (echo > "/dev/tcp/$host/$port") 2> /dev/null; do
    if ((SECONDS >= deadline)); then
      echo "timeout: $host:$port" >&2
      return 1
    fi
    sleep 0.5
  done
}
wait_for db 5432 60 && wait_for queue 5672 || exit $?
curl --retry 5 -fsS "http://$HOST:${PORT}/health?x=1&y=2" | jq -r '.status // "none"'
