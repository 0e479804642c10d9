# The actions of ferry.sh: it sources this file, and names the functions by its first word.
do_sail() {
  case "$1" in
    --port) case "$2" in calais | dover) ;; *) exit 1 ;; esac ;;
    *) exit 1 ;;
  esac
}
do_list() {
  case "$1" in --long) ls -l ;; *) exit 1 ;; esac
}
do_dock() { exit 3; }
