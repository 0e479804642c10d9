server --port 80 &
pid=$!
trap 'kill $pid' EXIT INT
wait "$pid" || true
{ a; b; } &
for i in 1 2; do c & done; wait
nohup d > /dev/null 2>&1 &
disown
