watch -n 5 -d tools/ctl.sh status
watch --interval 5 tools/ctl.sh status
sudo --user web tools/ctl.sh start
sudo -Eu web tools/ctl.sh start
sudo -uroot tools/ctl.sh start
sudo --user=web tools/ctl.sh start
timeout --signal KILL 5 tools/ctl.sh stop
nice --adjustment 5 tools/ctl.sh start
xargs --max-args 1 tools/ctl.sh rm
env -u PATH A=b tools/ctl.sh start
