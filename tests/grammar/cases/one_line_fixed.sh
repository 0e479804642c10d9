a(){ b;};c
case a in b)c;;d)e;;esac
x=1;y=2 z;w
a>b;c>>d 2>&1;e|f|g
a&b&c
(a;b)|c
