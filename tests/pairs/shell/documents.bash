tools/ctl.sh <action> <dev|prod> [--monitoring] [--replicas <count>] [file]
git clone https://github.com/x/repo.git
cd repo
cd apps/web && make
cd apps/api && make   # another place
(cd sub; ./x.sh) && cd .. && ./y.sh
echo it's fine
export A=b C="d e"
docker rm $(docker ps -q --filter "name=x")
bash -c 'make x && make y'
bash -n x.sh; command -v y; source ./env.sh; . env.sh
foo ... YOUR_KEY {name} --x=<v> [a|b] {c|d} $HOME/x -- --notflag
A=1
<command> arg
... more
docker exec -it db psql -U me # comment
