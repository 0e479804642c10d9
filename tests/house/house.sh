#!/bin/sh
# tests/house/house.sh CHECK: one law of the house, checked on every file. Says each place that breaks it; status 1 then.
set -eu
cd "$(dirname "$0")/../.."

sources() { find engine include tests -type f \( -name '*.c' -o -name '*.h' -o -name '*.def' \) | LC_ALL=C sort; }
texts() { git_files 2> /dev/null || find . -type f -not -path './.git/*' -not -path './build*' -not -path '*/Testing/*' | LC_ALL=C sort; }
git_files() { git ls-files --cached --others --exclude-standard 2> /dev/null | grep . ; }

# broken HINT: what comes in breaks the law.
broken() {
  lines="$(cat)"
  if [ -n "$lines" ]; then
    printf '%s\n  %s\n' "$lines" "$1"
    : > "$scratch/found"
  fi
}

# The floor that each room stands on: its line in engine/CMakeLists.txt, its folder, as "NUMBER FOLDER".
rooms() {
  sed -n 's/^add_subdirectory(\([a-z]*\)).*# *\([0-9]*\).*/\2 \1/p' engine/CMakeLists.txt
}

check_floors() {
  rooms > "$scratch/rooms"
  test -s "$scratch/rooms" || echo "engine/CMakeLists.txt" | broken "no floor was found in it: add_subdirectory(name) # number"
  # Where each header lives: FLOOR ROOM HEADER; a room is a folder with a CMakeLists.txt of its own.
  while read -r floor room; do
    find "engine/$room" -name '*.h' -o -name '*.c' -o -name '*.def' | while read -r file; do
      echo "$floor $(dirname "$file") $file"
    done
  done < "$scratch/rooms" > "$scratch/files"
  awk -v list="$scratch/files" '
    function base(path) { sub(/.*\//, "", path); return path }
    BEGIN {
      while ((getline line < list) > 0) {
        split(line, part, " ")
        floor[part[3]] = part[1]; room[part[3]] = part[2]
        owner[base(part[3])] = owner[base(part[3])] " " part[3]
        files[++count] = part[3]
      }
      for (i = 1; i <= count; i++) check(files[i])
    }
    function check(file,   line, name, homes, n, k, fits) {
      while ((getline line < file) > 0) {
        if (line !~ /^#include "/) continue
        name = line; sub(/^#include "/, "", name); sub(/".*/, "", name)
        n = split(owner[name], homes, " ")
        if (n == 0 && name == "lockstep.h") continue
        fits = 0
        for (k = 1; k <= n; k++)
          if (room[homes[k]] == room[file] || floor[homes[k]] < floor[file] || index(room[homes[k]], room[file] "/") == 1) fits = 1
        if (!fits) print file ": " line
      }
    }' | broken "a floor uses floors below it: never above, never sideways"
}

check_includes() {
  sources | xargs grep -nE '^#include "\.\./' /dev/null | broken "name the header alone: the room must link the room it is from"
  # Each library has one door.
  only lua 'lua(lib|xlib|conf)?\.h' '^engine/binding/'
  only yaml 'yaml\.h' '^engine/syntax/yaml/'
  only cmark 'cmark[-a-z_/]*\.h' '^(engine/syntax/markdown|tests/bench|tests/unit)/'
  only pcre2 'pcre2\.h' '^engine/fact/'
  only utf8proc 'utf8proc\.h' '^engine/(base|extract/markdown)/'
  only libedit 'histedit\.h' '^engine/command/repl/'
  only jansson 'jansson\.h' '^(engine/report|tests/unit)/'
  for folder in engine/command engine/command/repl; do
    ours="$(ls "$folder" | grep -E '\.(h|def)$' | tr '\n' '|')"
    grep -nE '^#include "' "$folder"/*.c "$folder"/*.h | grep -vE "\"(${ours}lockstep.h|repl.h)\"" |
      broken "the command line uses only include/"
  done
}
# only LIBRARY HEADER ROOM: the header is included in that room and nowhere else.
only() {
  sources | xargs grep -nE "#include [<\"]$2[>\"]" /dev/null | grep -vE "$3" | broken "$1's header belongs there and nowhere else: $3"
}

check_sizes() {
  sources | xargs awk '
    FNR == 1 { told = 0 }
    FNR > 500 && !told { print FILENAME ": more than 500 lines"; told = 1 }' | broken "no file over 500 lines: split it by idea"
  sources | grep '\.c$' | xargs awk '
    /^[a-zA-Z_].*\(/ { name = $0 }
    /^\{/ { start = FNR; data = 0 }
    /^ *[{"].*[,}"]$/ { data++ } # rows of a table are no code
    /^\}/ { lines = FNR - start + 1 - data; if (start && lines > 60) print FILENAME ":" start ": " lines " lines: " name; start = 0 }' |
    broken "no function over 60 lines"
}

check_tables() {
  # Every kind says what its name is, every attribute its meaning (words: tests/manual).
  grep -nE '^KIND\(' engine/fact/kind.def | grep -vE '(CODE|PROSE), +"[^"]+"\)' | broken "a kind says what its name is"
  grep -nE '^ATTRIBUTE\(' engine/fact/attribute.def | grep -vE '(TEXT|NUMBER), +"[^"]+"\)' | broken "an attribute says what it is"
  for command in $(sed -nE 's/^COMMAND\(([a-z_]+),.*/\1/p' engine/command/command.def); do
    grep -qw "lockstep $command" README.md 2> /dev/null || echo "README.md: lockstep $command"
  done | broken "every command stands in README.md"
  declared="$(sed -nE 's/^#define LOCKSTEP_VERSION "(.*)"/\1/p' include/lockstep.h)"
  grep -q "VERSION $declared " CMakeLists.txt || echo "$declared" | broken "include/lockstep.h and CMakeLists.txt have one version"
}

check_words() {
  texts | grep -vE '^(\./)?tests/house/' | tr '\n' '\0' |
    xargs -0 grep -snIE '(^|[^.[:alnum:]])/(work|home|root)/|(/\*|//|#|--).*(TODO|FIXME|[^X]XXX([^X]|$))' /dev/null |
    broken "no path of a machine, and nothing left for later"
}

scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
case "${1:-}" in
  floors | includes | sizes | tables | words) "check_$1" ;;
  *)
    echo "usage: house.sh floors|includes|sizes|tables|words" >&2
    exit 2
    ;;
esac
[ ! -e "$scratch/found" ]
