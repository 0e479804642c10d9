{ a; b; }
(c; d)
( (e) )
((f)); (g)
{ h; } && (i) || { j; }
(cd dir && k)
( l ) | { m; n; }
{ o
p
}
