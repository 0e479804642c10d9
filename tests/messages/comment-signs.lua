# a comment
// another one
-- this one is right

contract "a/b" {
  says = "Comments.", -- fine
  every(docs) :has(section "A"), -- fine
}
--[[ one that never ends
