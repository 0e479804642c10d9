services=(web worker "queue drain")
services+=("$extra")
for s in "${services[@]}"; do up "$s"; done
args=()
args+=(--file "$f" -q)
run "${args[@]}" "${#args[@]}"
if [[ " ${services[*]} " == *" $1 "* ]]; then ok; fi
list=($(ls | sort) *.sh {a,b})
