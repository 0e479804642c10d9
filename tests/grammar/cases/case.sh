case "$1" in
  start) a ;;
  stop | halt) b; c ;;
  (paren) d ;;
  -h|--help) usage ;;
  --x=*) e "${1#*=}" ;;
  [0-9]*) f ;;
  "quoted blank") g ;;
  $var) h ;;
  '') i ;;
  *) exit 2
esac
