if true; then
	cat <<-EOF
		indented
		EOF
	echo in
fi
sed s/a/b/ <<-'X' | sort
	y
	X
echo out
