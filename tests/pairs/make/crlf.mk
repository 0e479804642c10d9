one: two # x
	tools/a.sh \
	  --b
two:
