local rollback = doc "docs/guide.md" section "Rollback"
local steps = rollback :steps() mentioning "start"

contract "a/b" {
  says = "Words that go on have a colon, also behind a local's equals sign.",
  every(rollback) :has(command),
  every(steps) :has(command),
}
