style:
	tools/gates/zeta.sh
all-gates: style
release-%:
	echo $*
