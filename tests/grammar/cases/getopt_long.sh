parsed=$(getopt -o hv --long help,verbose,name: -n "$0" -- "$@") || exit 2
eval set -- "$parsed"
while true; do
  case "$1" in
    -h | --help) usage; shift ;;
    --name) name="$2"; shift 2 ;;
    --) shift; break ;;
    *) break ;;
  esac
done
