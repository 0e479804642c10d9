docs/guide.md
guide.md
"docs/guide.md"
'tools/ctl.sh'
compose.yaml
deploy/compose.prod.yml
.github/workflows/ci.yml
.gitlab-ci.yml
config/alerts.yml
package.json
.env.example
Makefile.in
docs/
docs.sections
docs :sections "docs/a.md"
field "a.b"
section "Rollback"
step :mentioning "x"
service "web"
command "make"
every(docs)
docs :sections(), docs
script "tools/ctl.sh" :usage() :actions()
sektions
nothing_like_it
