-- Whoever is woken up finds what to do.
local w = use "nouns"

contract "on-call/alerts" {
  says = "Every alert that is configured has a row, and no other has one.",

  the(w.alerts :column "Alert") :equals(w.config :fields "alerts.*.name" :values()),
}

example "on-call/alerts" {
  keeps = {
    ["config/alerts.yml"] = [==[
      alerts:
        - name: DiskFull
    ]==],
    ["docs/on-call.md"] = [==[
      ## Alerts

      | Alert | Do this |
      |---|---|
      | `DiskFull` | make room |
    ]==],
  },
  breaks = {
    ["config/alerts.yml"] = [==[
      alerts:
        - name: DiskFull
        - name: SalesStopped  # expect: SalesStopped
    ]==],
  },
}

contract "on-call/runbooks" {
  says = "Every alert leads to a section that exists.",

  every(w.alerts :rows()) :has(link),
  every(w.alerts :links()) :exists(),
}

example "on-call/runbooks" {
  keeps = {
    ["docs/on-call.md"] = [==[
      ## Alerts

      | Alert | Do this |
      |---|---|
      | `DiskFull` | [Disk Full Runbook](#disk-full-runbook) |

      ## Disk Full Runbook
    ]==],
  },
  breaks = {
    ["docs/on-call.md"] = [==[
      ## Alerts

      | Alert | Do this |
      |---|---|
      | `DiskFull` | [Disk Full Runbook](#disk-full-runbook) | <!-- expect: disk-full-runbook -->
      | `BackupLate` | ask someone | <!-- expect: no link -->

      ## Full Disk Runbook
    ]==],
  },
}

contract "on-call/escalation" {
  says = "The guide tells the minutes after which an alert goes to the next person.",

  every(w.on_call :paragraphs() :capturing [[within (\d+) minutes]])
    :appears_in(w.config :field "escalation.minutes" :value()),
}

example "on-call/escalation" {
  keeps = {
    ["config/alerts.yml"] = [==[
      escalation:
        minutes: 15
    ]==],
    ["docs/on-call.md"] = [==[Nobody answered within 15 minutes? The next is called.]==],
  },
  breaks = {
    ["config/alerts.yml"] = [==[
      escalation:
        minutes: 20
    ]==],
    saying = "15",
  },
}

contract "on-call/workarounds" {
  says = "A workaround tells its day, and is gone after 90 days.",
  why  = "What was meant for one night is still followed when nobody knows why.",

  whenever(docs :paragraphs() :mentioning "workaround") :is_within "90 days",
}

example "on-call/workarounds" {
  keeps = {
    ["docs/on-call.md"] = [==[
      The status page says what is wrong.
    ]==],
  },
  breaks = {
    ["docs/on-call.md"] = [==[
      Workaround since 2024-01-15: restart the api each morning. <!-- expect: 2024-01-15 -->

      ## Sales

      There is a workaround for slow sales: sell less. <!-- expect: date -->
    ]==],
  },
}

contract "on-call/status-page" {
  says = "The status page is on the port that the guide names.",

  every(w.on_call :paragraphs() :capturing [[on port (\d+)]])
    :appears_in(compose :service "status" :ports() :capturing [[^(\d+):]]),
}

example "on-call/status-page" {
  keeps = {
    ["compose.yaml"] = [==[
      services:
        status:
          image: registry.example/status:1
          ports: ["9090:80"]
    ]==],
    ["docs/on-call.md"] = [==[Look at the status page on port 9090.]==],
  },
  breaks = {
    ["docs/on-call.md"] = [==[Look at the status page on port 80. <!-- expect: "80" -->]==],
  },
}
