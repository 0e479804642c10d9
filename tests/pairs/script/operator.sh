#!/bin/bash
ACTION="$1"; shift
case "$ACTION" in
  deploy) ENV="${1:?env required}"; case "$ENV" in dev|staging|prod) ;; *) echo bad; exit 1;; esac ;;
  backup) while [ -n "$1" ]; do case "$1" in --full) F=1;; --to) T=$2; shift;; *) exit 1;; esac; shift; done ;;
  *) echo "Usage: $0 {deploy|backup}"; exit 1 ;;
esac
