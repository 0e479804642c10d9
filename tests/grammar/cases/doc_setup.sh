git clone https://example.org/acme/app.git && cd app
python3 -m venv .venv && . .venv/bin/activate
pip install -r requirements.txt  # once
cd services/web && npm install && npm run build && cd -
sudo systemctl restart nginx
export DATABASE_URL="postgres://app:secret@localhost:5432/app"
echo "vm.max_map_count=262144" | sudo tee -a /etc/sysctl.conf
