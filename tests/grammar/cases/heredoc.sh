cat <<EOF
one $two $(three four) \$five
fi done )
EOF
echo after
cat <<'EOF' > file
verbatim $x $(nothing) `none`
EOF
cat <<"E O F"
quoted blank
E O F
cat <<\END
escaped
END
last
