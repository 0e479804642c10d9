f() {
  if [[ -n ${1:-} ]]; then
    for i in $(seq "$1"); do
      case $((i % 2)) in
        0) while read -r x; do
             { g "$x" || (h "$(i "$(j)")"); } 2>&1
           done < <(k <<< "$i") ;;
        1) until l; do m; done | n & ;;
      esac
    done
  fi
}
