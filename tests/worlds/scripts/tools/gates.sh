#!/bin/bash
case "${1:-}" in
  --docs) bash checks/docs.sh ;;
  --names) docker run --rm -v "$PWD":/src -w /src bash:5 checks/names.sh ;;
  *) exit 2 ;;
esac
