#!/bin/sh
# Saves the database, keeps seven copies.
: "${BACKUP_DIR:=/var/backups}"
stamp=`date +%Y%m%d`
target="$BACKUP_DIR/db-$stamp.sql.gz"
if ! docker exec db pg_dump -U app app 2>"$BACKUP_DIR/err.log" | gzip -9 > "$target.part"
then
    cat "$BACKUP_DIR/err.log" 1>&2
    exit 1
fi && mv "$target.part" "$target"
find "$BACKUP_DIR" -name 'db-*.sql.gz' -mtime +7 -print0 |
    xargs -0 -r rm --
ls -1t "$BACKUP_DIR"/db-*.sql.gz | awk 'NR > 7 { print }' | while IFS= read -r old; do
    rm -f -- "$old"
done
