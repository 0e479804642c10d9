f() { :; }
case $x in a) ;; esac
x=
y="" z=''
x=()
"" a
