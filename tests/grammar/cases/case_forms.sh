case $x in a) b;; esac
case $x in a) ;; b) c ;& d) e ;;& f) g; esac
case "$(uname -s)" in
Linux*)
  h
  ;;
Darwin) i ;;
esac
case ${1:-help} in (help) j ;; esac
case $1 in
  *.tar.gz | *.tgz) k ;;
  @(a|b)) l ;;
esac
case in in in) m ;; esac
