while getopts ":hn:e:q" opt; do
  case "$opt" in
    h) usage; exit 0 ;;
    n) count=$OPTARG ;;
    e) env="${OPTARG}" ;;
    q) quiet=1 ;;
    :) echo "-$OPTARG needs a value" >&2; exit 2 ;;
    \?) exit 2 ;;
  esac
done
shift $((OPTIND - 1))
