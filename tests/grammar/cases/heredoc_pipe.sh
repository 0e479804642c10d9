cat <<EOF | ssh host bash -s -- "$x"
set -e
run
EOF
x=$(cat <<IN
inner
IN
)
f "$(cat <<'IN'
it's "odd" )
IN
)" behind
bash <<E
echo hi
E
