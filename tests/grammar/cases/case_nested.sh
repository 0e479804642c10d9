case "$1" in
  db)
    shift
    case "$1" in
      migrate) python manage.py migrate ;;
      dump) pg_dump "$DB" | gzip > "$2" ;;
      *) die "db: $1" ;;
    esac
    ;;
  up) if a; then b; fi ;;
  down) case $2 in now) c ;; esac ;;
esac
