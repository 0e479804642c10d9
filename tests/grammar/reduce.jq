# shfmt's syntax tree as lines "START END KIND [NAME]", in the order of the text: what shell_parse is compared with.
# Places are bytes. Left out: what our tree does not tell (background, operators of tests, insides of arithmetic).

def at: "\(.Pos.Offset) \(.End.Offset)";
def line(kind): "\(at) \(kind)";

# Parts of a word that expand; variables only where they stand in the word itself.
def expansions:
  .Parts[]? |
  if .Type == "DblQuoted" then expansions
  elif .Type == "ParamExp" then line("variable \(.Param.Value)")
  elif .Type == "ArithmExp" then line("sum")
  else empty end;

def word(kind): line(kind), expansions;

# The place of the first command of a statement.
def first_place:
  if .Cmd.Type == "BinaryCmd" then .Cmd.X | first_place
  elif .Cmd.Type == "TimeClause" then .Cmd.Stmt | first_place
  elif .Cmd.Type == "CoprocClause" then .Cmd.Stmt | first_place
  elif .Cmd then .Cmd.Pos.Offset
  else .Redirs[0].Word.Pos.Offset end;
def place(kind): first_place as $at | "\($at) \($at) \(kind)";

def assignment:
  if .Naked and .Value then (.Value | word(if .Parts[0].Value // "" | startswith("-") then "flag" else "word" end))
  elif .Naked then .Name | line("word")
  else
    line("assignment \(.Name.Value)\(if .Append then "+" else "" end)\(if .Array then "()" else "" end)"),
    (.Value // empty | expansions),
    (.Array.Elems[]? | if .Index then empty else .Value | word("item") end)
  end;

def argument: word(if .Parts[0].Type == "Lit" and (.Parts[0].Value | test("^-.")) then "flag" else "word" end);

def redirect:
  ({"54": "write", "55": "append", "56": "read", "57": "read", "58": "duplicate", "59": "duplicate", "60": "write",
    "61": "heredoc", "62": "heredoc", "63": "herestring", "64": "write", "65": "append"}["\(.Op)"] // "unknown\(.Op)") as $kind |
  (.Word | line($kind)),
  (if $kind != "heredoc" then .Word | expansions else empty end),
  (if .Hdoc then .Hdoc | "\(.Pos.Offset) \(.Pos.Offset) body" else empty end);

def if_parts:
  (.Cond[0] // empty | place("condition")), (.Then[0] // empty | place("body")), (.Else // empty | if_parts);

# Words of a test, without those inside of expansions.
def operands:
  if .Type == "Word" then word("word") else (.X // empty | operands), (.Y // empty | operands) end;

# What one node says; the walk below meets every node.
def says:
  if type != "object" then empty
  elif .Type == "CallExpr" then
    line("command"), (.Assigns[]? | assignment), (.Args[]? | argument)
  elif .Type == "DeclClause" then
    line("command"), (.Variant | line("word")), (.Args[]? | assignment)
  elif .Type == "LetClause" then
    line("command"), "\(.Pos.Offset) \(.Pos.Offset + 3) word", (.Exprs[] | line("word"))
  elif .Type == "CaseClause" then line("case"), (.Word | word("subject"))
  elif has("Patterns") then "\(.Patterns[0].Pos.Offset) \(.Patterns[0].Pos.Offset) arm", (.Patterns[] | word("pattern"))
  elif .Type == "FuncDecl" then line("function \(.Name.Value)")
  elif .Type == "IfClause" then line("if"), if_parts
  elif .Type == "WhileClause" then line("loop"), (.Cond[0] // empty | place("condition")), (.Do[0] // empty | place("body"))
  elif .Type == "ForClause" then
    line("for \(.Loop.Name.Value // "")"), (.Loop.Items[]? | word("word")), (.Do[0] // empty | place("body"))
  elif .Type == "Block" then line("group")
  elif .Type == "Subshell" then line("subshell")
  elif .Type == "TestClause" then line("test"), (.X | operands)
  elif .Type == "ArithmCmd" then line("arithmetic")
  elif .Type == "CmdSubst" or .Type == "ProcSubst" then line("substitution")
  elif .Type == "BinaryCmd" then
    ({"10": "and", "11": "or", "12": "pipe", "13": "pipe"}["\(.Op)"] // "unknown\(.Op)") as $link | .Y | place($link)
  else empty end,
  if type == "object" and .Negated? == true then place("not") else empty end,
  if type == "object" and has("OpPos") and has("Op") and has("Word") and .Type == null then redirect else empty end;

[.. | says] | unique | sort_by([(split(" ") | (.[0] | tonumber), (.[1] | tonumber)), .]) | .[]
