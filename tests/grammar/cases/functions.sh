a() { b; }
function c { d; }
function e() { f; }
g () {
  h
}
i() (
  j
)
k()
{
  l
}
m-n.o:p() { q; }
r() if s; then t; fi
u() { v; } > /dev/null
w() { x() { y; }; x; }
