#!/bin/bash
if [[ $EUID -ne 0 ]]; then exec sudo -E "$0" "$@"; fi
apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
    curl ca-certificates \
    jq
install -d -m 0755 /etc/app{,/conf.d}
cat > /etc/app/app.conf <<CONF
port = ${PORT:-8080}
host = $(hostname -f)
CONF
tee /etc/systemd/system/app.service > /dev/null <<'UNIT'
[Service]
ExecStart=/usr/bin/app $OPTIONS
UNIT
systemctl daemon-reload && systemctl enable --now app || {
  journalctl -u app -n 20
  exit 1
}
for u in a b; do id "$u" &>/dev/null || useradd -r "$u"; done
