eval "$(ssh-agent -s)"
eval set -- "$args"
trap "rm -rf '$tmp'" EXIT
source ./lib.sh
. "$(dirname "$0")/common.sh" arg
set -euo pipefail
exec "$@"
command -v docker >/dev/null 2>&1 || { echo "no docker" >&2; exit 1; }
