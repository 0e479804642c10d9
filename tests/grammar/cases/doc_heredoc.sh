cat > compose.override.yaml <<'YAML'
services:
  web:
    ports: ["8080:80"]
YAML
sudo tee /etc/docker/daemon.json >/dev/null <<JSON
{ "log-driver": "local" }
JSON
ssh -T host@example.org <<'REMOTE'
cd /srv/app
./deploy.sh
REMOTE
docker compose up -d
