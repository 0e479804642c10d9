declare -A commands=([up]=cmd_up [down]=cmd_down)
cmd_up() { docker compose up -d "${@:-web}"; }
cmd_down() { docker compose down; }
name=${1-}
if [[ -z $name || -z ${commands[$name]+x} ]]; then
  echo "usage: ${0##*/} {${!commands[*]}}" >&2
  exit 64
fi
"${commands[$name]}" "${@:2}"
if declare -F "cmd_$name" > /dev/null; then "cmd_$name"; fi
