-- What operators choose from, and the commands that they type.

local w      = use "nouns"
local ctl    = w.ctl
local matrix = w.matrix

use "matrix/complete" {
  id     = "capacity/profile-matrix",
  says   = "The matrix has a row for the baseline and for every compose profile, and no other row.",
  why    = "Operators choose from this table; a profile that is missing from it can't be operated.",
  fix    = "add or rename the row, or remove the profile from compose.yaml.",
  matrix = matrix,
  names  = either(compose :profiles(), { "baseline" }),
}

contract "capacity/matrix-modes" {
  says = "The matrix has every mode of the operator script, and each row starts in its own mode.",

  the(matrix :column "Mode") :equals(ctl :values()),
  every(matrix :rows()) :agrees(column "Mode", column "Start" :argument(2)),
}

contract "capacity/matrix-commands" {
  says = "Every row of the matrix tells how to start, how to check and how to stop.",

  every(matrix :rows()) :has(
    command "tools/harvest-ctl.sh start",
    command "tools/harvest-ctl.sh status",
    command "tools/harvest-ctl.sh stop"
  ),
}

contract "capacity/matrix-flags" {
  says = "Every row starts with the flag of its profile, and checks and stops with the flags of the start.",
  why  = "A status check without the flags of the start does not look at the services that the start brought up.",

  every(matrix :rows()) :agrees(column "Start" :flags(), column "Status" :flags()),
  every(matrix :rows()) :agrees(column "Start" :flags(), column "Stop" :flags()),
  every(matrix :rows()) :satisfies("starts with the flag of its own profile", function(row)
    local cells = row:cells()
    local profile, start = cells[1].text, cells[3].text
    if profile == "baseline" then
      return not start:find("--", 1, true)
    end
    return start:find("--" .. profile, 1, true) ~= nil
  end),
}

contract "capacity/matrix-services" {
  says = "The matrix names every service of the compose project once, and no other service.",
  fix  = "name the service in the row of its profile, or in the baseline's row when it has none.",

  the(matrix :column "Services" :terms()) :equals(compose :services()),
}

use "script/commands-accepted" {
  id    = "commands/accepted",
  says  = "What documents, in tables as well as in code blocks, and CI ask the operator script to do, it accepts.",
  tool  = "tools/harvest-ctl.sh",
  where = either(docs, w.ci),
}

use "script/commands-accepted" {
  id   = "commands/bench",
  says = "What documents measure with the benchmark script, it accepts.",
  tool = "tools/bench.sh",
}

use "script/commands-accepted" {
  id    = "commands/gates",
  says  = "The gates are called as they understand it, by contributors and by CI.",
  tool  = "tools/test.sh",
  where = either(docs, w.ci),
}

contract "commands/scripts-exist" {
  says = "A script that a document names is there.",

  every(docs :paths "tools/**") :exists(),
}

contract "commands/compose" {
  says = "Where a document uses docker compose, the files, profiles and services that it names exist.",

  whenever(docs :commands "docker compose") :is_accepted_by(compose),
}

use "script/usage-agrees" {
  id   = "commands/usage",
  tool = "tools/harvest-ctl.sh",
}
