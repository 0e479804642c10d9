local w = use "circle_back"
return { w = w }
