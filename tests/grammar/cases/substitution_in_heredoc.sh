cat <<EOF
date $(date -u) and `id`
kept \$(not) \`not\`
default ${X:-$(hostname)}
EOF
tail
