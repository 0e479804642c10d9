-- What is saved, for how long, and whether one gets it back.
local w = use "nouns"

contract "backups/volumes" {
  says = "The table lists the volumes that the backup service saves, and no other.",
  why  = "A volume that is in the table and not in the service is believed to be safe.",

  the(w.kept :column "Volume") :equals(compose :service "backup" :volumes()),
}

example "backups/volumes" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        backup:
          image: restic/restic:0.17.3
          volumes:
            - tickets:/data/tickets:ro
      volumes:
        tickets: {}
        receipts: {}
    ]==],
    ["docs/backups.md"] = [==[
      # Backups

      ## What is kept

      | Volume | Holds |
      |---|---|
      | `tickets` | the database |
    ]==],
  },
  breaks = {
    ["docs/backups.md"] = [==[
      # Backups

      ## What is kept

      | Volume | Holds |
      |---|---|
      | `tickets` | the database |
      | `receipts` | PDFs |   <!-- expect: receipts -->
    ]==],
  },
}

contract "backups/keep-days" {
  says = "The days that the text promises are the days that a new installation keeps.",

  every(w.backups :paragraphs() :capturing [[kept for (\d+) days]])
    :appears_in(env ".env.example" :variable "FERRY_KEEP_DAYS" :default()),
}

example "backups/keep-days" {
  keeps = {
    [".env.example"] = [==[FERRY_KEEP_DAYS=14]==],
    ["docs/backups.md"] = [==[Both volumes are kept for 14 days.]==],
  },
  breaks = {
    ["docs/backups.md"] = [==[Both volumes are kept for 30 days. <!-- expect: 30 -->]==],
  },
}

use "compose/defaults" {
  id    = "backups/settings",
  says  = "The settings are listed with the values that they have when nobody sets them.",
  table = w.backups :table "Settings",
}

example "backups/settings" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        backup:
          image: restic/restic:0.17.3
          command: forget --keep-daily ${FERRY_KEEP_DAYS:-14}
    ]==],
    ["docs/backups.md"] = [==[
      ## Settings

      | Variable | Default |
      |---|---|
      | `FERRY_KEEP_DAYS` | `14` |
    ]==],
  },
  breaks = {
    ["docs/backups.md"] = [==[
      ## Settings

      | Variable | Default |
      |---|---|
      | `FERRY_KEEP_DAYS` | `7` | <!-- expect: "7" -->
    ]==],
  },
}

contract "backups/nothing-is-sold-meanwhile" {
  says = "A restore stops selling first, and begins again last.",

  the(w.restore :steps()) :go_in_order {
    step :running "docker compose stop",
    step :running(w.backup, "restore"),
    step :running "docker compose up",
  },
}

example "backups/nothing-is-sold-meanwhile" {
  keeps = {
    ["docs/backups.md"] = [==[
      ## Restore Runbook

      1. Stop: `docker compose stop web`
      2. Restore: `tools/backup.sh restore`
      3. Sell again: `docker compose up -d web`
    ]==],
    ["tools/backup.sh"] = [==[
      #!/bin/sh
      case "$1" in
        restore) echo restored ;;
        *) exit 2 ;;
      esac
    ]==],
  },
  breaks = {
    ["docs/backups.md"] = [==[
      ## Restore Runbook

      1. Restore: `tools/backup.sh restore`
      2. Stop: `docker compose stop web`
      3. Sell again: `docker compose up -d web`
    ]==],
    saying = "before",
  },
}

contract "backups/places" {
  says = "Backups are asked for at places that the script knows, with flags that it has.",

  every(docs :commands(w.backup)) :is_accepted_by(w.backup),
  every(file "Makefile" :commands(w.backup)) :is_accepted_by(w.backup),
}

example "backups/places" {
  keeps = {
    ["Makefile"] = [==[
      drill:
      	tools/backup.sh run --to scratch
    ]==],
    ["docs/backups.md"] = [==[Look: `tools/backup.sh list`]==],
    ["tools/backup.sh"] = [==[
      #!/bin/sh
      action=$1
      shift
      while [ $# -gt 0 ]; do
        case "$1" in
          --to) shift 2 ;;
          *) exit 2 ;;
        esac
      done
      case "$action" in
        run | list) echo "$action" ;;
        *) exit 2 ;;
      esac
    ]==],
  },
  breaks = {
    ["docs/backups.md"] = [==[Look: `tools/backup.sh lost` <!-- expect: lost -->]==],
  },
}
