coproc cat
coproc worker { while read -r x; do a "$x"; done; }
coproc { b; }
echo x >&"${COPROC[1]}"
