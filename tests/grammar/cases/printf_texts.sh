printf 'Usage: %s [-h]\n' "$0"
printf "%-20s %s\n" start "starts it" stop "stops it"
echo -e "a\nb\tc" >&2
printf '%s' "$x" | md5sum | cut -d' ' -f1
