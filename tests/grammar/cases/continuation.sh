docker compose \
  -f compose.yaml \
  --profile "queue" \
  up -d
echo one\
two "three\
four" 'five\
six'
a && \
  b || \
  c
