local guide = dco "docs/guide.md"
return { guide = guide }
