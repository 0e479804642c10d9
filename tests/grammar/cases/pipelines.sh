docker ps -q | xargs -r docker inspect --format '{{.Name}}' | sort -u
ps aux | grep [n]ginx | awk '{print $2}' | while read -r p; do kill "$p"; done
a |
  b |

  c
x=$(y | z 2>/dev/null) || exit 1
a 2>&1 |& tee log
! a | grep -q b && c
