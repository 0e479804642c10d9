find . -type f -exec grep -l x {} + | xargs -I{} sh -c 'process "{}"'
find a -name "*.sh" \( -perm 644 -o -perm 755 \) -exec chmod +x {} \;
ls | xargs -n 1 -P 4 bash tools/check.sh
sudo -u app env A=b nice -n 10 ./run.sh --fast
ssh -p 22 user@host 'cd /srv && ./deploy.sh prod'
