if a; then b; else c; fi; while d; do e; done; for f in g; do h; done
a(){ b;};c
case a in b)c;;d)e;esac
if a;then b;fi;(c);{ d;}
for i in a b;do c;done&&d||e
[ a ]&&b||c;d>e;f<g
