local w = use "circle"
return { w = w }
