/* unit_shell.c — the shell parser by a table: an input, and the words of its commands.
 *
 * In the expected text commands are separated by " ; ", words by "·". A word is its value; before a command
 * stand its assignments as NAME:=value; ( ) is around what stands in a substitution. */
#include "unit.h"

#include "buffer.h"
#include "shell.h"

#include <string.h>

typedef struct shell_case {
    unsigned mode;
    const char *input, *expected;
} shell_case;

static const shell_case shell_cases[] = {
    /* words and quotes */
    {0, "echo a b", "echo·a·b"},
    {0, "  echo\ta  ", "echo·a"},
    {0, "echo 'a b' \"c d\"", "echo·a b·c d"},
    {0, "echo a'b c'd\"e\"", "echo·ab cde"},
    {0, "echo \\$x a\\ b", "echo·$x·a b"},
    {0, "echo \"a\\\"b\\\\c\\d\"", "echo·a\"b\\c\\d"},
    {0, "echo '' \"\"", "echo··"},
    {0, "echo $'a\\nb' $\"c\"", "echo·a\nb·c"},
    {0, "echo 'no end", "echo·'no·end"},
    {0, "echo \"no end", "echo·\"no·end"},
    {0, "a # comment\nb#c #d", "a ; b#c"},
    {0, "a \\\n  b \\\r\n c", "a·b·c"},
    {0, "a\r\nb\r\n", "a ; b"},
    {0,
     "\xEF\xBB\xBF"
     "a b",
     "a·b"},
    {0, "", ""},
    {0, "\n \n# only\n", ""},
    /* operators */
    {0, "a && b || c", "a ; b ; c"},
    {0, "a|b |& c", "a ; b ; c"},
    {0, "a; b & c", "a ; b ; c"},
    {0, "! a", "a"},
    {0, ";; a", "a"},
    {0, "a ) b", "a ; b"},
    {0, "fi done a", "a"},
    /* expansions */
    {0, "echo $x ${x} ${x:-a b} $1 $@ $?", "echo·$x·${x}·${x:-a b}·$1·$@·$?"},
    {0, "echo \"${x:-\"q\"}\" ${x%/*}", "echo·${x:-\"q\"}·${x%/*}"},
    {0, "echo $(a b) c", "echo·$(a b)·c ; (a·b)"},
    {0, "echo \"$(a \"b c\")\"", "echo·$(a \"b c\") ; (a·b c)"},
    {0, "echo `a b` c", "echo·`a b`·c ; (a·b)"},
    {0, "echo $((1 + (2))) $(( x ))", "echo·$((1 + (2)))·$(( x ))"},
    {0, "x=$(a | b) c", "x:=$(a | b) c ; (a) ; (b)"},
    {0, "diff <(a x) >(b)", "diff·<(a x)·>(b) ; (a·x) ; (b)"},
    {0, "echo $(unclosed a", "echo·$(unclosed a ; (unclosed·a)"},
    {0, "echo ${unclosed a", "echo·${unclosed·a"},
    {0, "a $(case x in y) b ;; esac) c", "a·$(case x in y) b ;; esac)·c ; (b)"},
    {0, "echo ${{ matrix.mode }} x-${{ y }}", "echo·${{ matrix.mode }}·x-${{ y }}"},
    {0, "echo $ a$ \"$\"", "echo·$·a$·$"},
    /* assignments */
    {0, "A=b C=\"d e\" cmd f", "A:=b C:=d e cmd·f"},
    {0, "A=b", "A:=b"},
    {0, "a+=(x 'y z')", "a:={x,y z}"},
    {0, "a=(\n  x # c\n  y\n) cmd", "a:={x,y} cmd"},
    {0, "export A=b C", "A:=b export·C"},
    {0, "local a b=$1", "b:=$1 local·a"},
    {0, "cmd A=b", "cmd·A=b"},
    {0, "a[1]=x cmd", "a:=x cmd"},
    {0, "1a=b", "1a=b"},
    /* redirections */
    {0, "a > b 2>&1 < c >> d", "a"},
    {0, "a &> b c", "a·c"},
    {0, "a 2>/dev/null b", "a·b"},
    {0, "a <<< \"x y\" b", "a·b"},
    {0, "cat <<EOF > x\nbody; here\nEOF\nnext", "cat ; next"},
    {0, "cat <<-'E F'\n\tbody\n\tE F\nnext", "cat ; next"},
    {0, "cat <<A <<B\n1\nA\n2\nB\nnext", "cat ; next"},
    {0, "cat <<EOF\nno end", "cat"},
    {0, "x=$(cat <<E\nbody )\nE\n) next", "x:=$(cat <<E\nbody )\nE\n) next ; (cat)"},
    /* compound commands */
    {0, "if a; then b; elif c; then d; else e; fi; f", "a ; b ; c ; d ; e ; f"},
    {0, "while a; do b; done < x; c", "a ; b ; c"},
    {0, "for i in 1 2; do a $i; done", "a·$i"},
    {0, "for ((i = 0; i < 3; i++)); do a; done", "a"},
    {0, "for i; do a; done", "a"},
    {0, "case $1 in a | b) x ;; (c) y ;& *) z ;; esac; w", "x ; y ; z ; w"},
    {0, "case x in\n  a)\n    b\n    ;;\nesac", "b"},
    {0, "f() { a; }; function g { b; }\nf", "a ; b ; f"},
    {0, "f ()\n(\n a\n)", "a"},
    {0, "{ a; b; } > x; (c && d)", "a ; b ; c ; d"},
    {0, "((x > 1)) && a", "a"},
    {0, "((a); b)", "a ; b"},
    {0, "[[ $x == a && ( -f b || c < d ) ]] && y", "y"},
    {0, "[[ $x =~ ^(a|b)$ ]] || y", "y"},
    {0, "[ a = b ] && c", "[·a·=·b·] ; c"},
    {0, "if a; then b", "a ; b"},
    {0, "case $1 in a) b", "b"},
    {0, "f() { a", "a"},
    {0, "for more information", "for·more·information"},
    {0, "echo if then fi", "echo·if·then·fi"},
    {0, "echo ?(a|b) *.sh {x,y}", "echo·?(a|b)·*.sh·{x,y}"},
    {0, "find . -exec rm {} \\;", "find·.·-exec·rm·{}·;"},
    /* documents */
    {SHELL_DOCUMENT, "a <x> <dev|prod> [--b] [--c <d>]", "a·<x>·<dev|prod>·[--b]·[--c]·[<d>]"},
    {SHELL_DOCUMENT, "a <in.txt >out", "a"},
    {SHELL_DOCUMENT, "a < in > out", "a"},
    {SHELL_DOCUMENT, "a --x=<v> b@<host>:/p", "a·--x=<v>·b@<host>:/p"},
    {SHELL_DOCUMENT, "a {start|stop} (b|c) [d|e]", "a·<start|stop>·<b|c>·[<d|e>]"},
    {SHELL_DOCUMENT, "a [-b|--bb] [c [d]]...", "a·[-b]·[--bb]·[c]·[d]"},
    {SHELL_DOCUMENT, "a {{ x }} ... YOUR_KEY {name}", "a·{{ x }}·...·YOUR_KEY·{name}"},
    {SHELL_DOCUMENT, "echo don't | b", "echo·don't ; b"},
    {SHELL_DOCUMENT, "ls [abc]*.txt", "ls·[abc]*.txt"},
    {SHELL_DOCUMENT, "a 'x\ny' b", "a·x\ny·b"},
    {SHELL_DOCUMENT, "a | b", "a ; b"},
    {SHELL_USAGE, "a up|down -h|--help", "a·<up|down>·[-h]·[--help]"},
    {SHELL_USAGE, "a | b", "a ; b"},
};

static void word_write(buffer *out, const shell_word *word)
{
    bool is_optional = word->flags & SHELL_WORD_OPTIONAL;

    if (is_optional)
        buffer_add_byte(out, '[');
    buffer_add(out, word->value);
    if (is_optional)
        buffer_add_byte(out, ']');
}

static void assignment_write(buffer *out, const shell_tree *shell, const shell_assignment *some)
{
    buffer_add(out, some->name);
    buffer_add(out, TEXT(":="));
    if (!some->is_array) {
        buffer_add(out, shell->words.items[some->value].value);
        return;
    }
    for (uint32_t i = 0; i < some->items.count; i++) {
        buffer_add_byte(out, i ? ',' : '{');
        buffer_add(out, shell->words.items[some->items.first + i].value);
    }
    buffer_add_byte(out, '}');
}

static bool is_inside(const shell_tree *shell, const shell_node *node)
{
    for (uint32_t at = node->parent; at != SHELL_NO_NODE; at = shell->nodes.items[at].parent)
        if (shell->nodes.items[at].type == SHELL_SUBSTITUTION)
            return true;
    return false;
}

static void command_write(buffer *out, const shell_tree *shell, const shell_node *node)
{
    bool is_inner = is_inside(shell, node);

    if (out->length)
        buffer_add(out, TEXT(" ; "));
    if (is_inner)
        buffer_add_byte(out, '(');
    for (uint32_t i = 0; i < node->assignments.count; i++) {
        assignment_write(out, shell, &shell->assignments.items[node->assignments.first + i]);
        if (i + 1 < node->assignments.count || node->words.count)
            buffer_add_byte(out, ' ');
    }
    for (uint32_t i = 0; i < node->words.count; i++) {
        if (i)
            buffer_add(out, TEXT("·"));
        word_write(out, shell_node_word(shell, node, i));
    }
    if (is_inner)
        buffer_add_byte(out, ')');
}

static text commands_written(arena *memory, const shell_tree *shell)
{
    buffer out = buffer_new(memory);

    for (uint32_t i = 0; i < shell->nodes.count; i++)
        if (shell->nodes.items[i].type == SHELL_COMMAND)
            command_write(&out, shell, &shell->nodes.items[i]);
    return buffer_text(&out);
}

START_TEST(test_commands)
{
    arena memory;

    arena_init(&memory);
    for (size_t i = 0; i < sizeof shell_cases / sizeof *shell_cases; i++) {
        const shell_case *some = &shell_cases[i];
        text written = commands_written(&memory, shell_parse(&memory, text_from(some->input), some->mode));
        ck_assert_msg(text_is(written, some->expected), "%s\n  expected: %s\n  actual:   %.*s", some->input,
                      some->expected, TEXT_FORMAT(written));
    }
    arena_free(&memory);
}
END_TEST

static void check_words(const shell_tree *shell)
{
    for (uint32_t i = 0; i < shell->words.count; i++) {
        const shell_word *word = &shell->words.items[i];
        ck_assert_uint_le(word->raw.start, word->inner.start);
        ck_assert_uint_le(word->inner.start, word->inner.end);
        ck_assert_uint_le(word->inner.end, word->raw.end);
        ck_assert_uint_le(word->raw.end, shell->bytes.length);
    }
}

static void check_nodes(const shell_tree *shell)
{
    for (uint32_t i = 0; i < shell->nodes.count; i++) {
        const shell_node *node = &shell->nodes.items[i];
        ck_assert_uint_gt(node->end, i);
        ck_assert_uint_le(node->part.start, node->part.end);
        ck_assert_uint_le(node->part.end, shell->bytes.length);
        if (node->parent != SHELL_NO_NODE)
            ck_assert_uint_le(node->end, shell->nodes.items[node->parent].end);
    }
}

/* Words and nodes stand within the text, and nodes within their parents; also when the text is cut off
 * anywhere. */
START_TEST(test_places)
{
    arena memory;

    arena_init(&memory);
    for (size_t i = 0; i < sizeof shell_cases / sizeof *shell_cases; i++)
        for (size_t length = 0; length <= strlen(shell_cases[i].input); length++) {
            shell_tree *shell =
                shell_parse(&memory, (text){shell_cases[i].input, length}, shell_cases[i].mode);
            check_words(shell);
            check_nodes(shell);
            arena_reset(&memory);
        }
    arena_free(&memory);
}
END_TEST

static uint32_t count_type(const shell_tree *shell, shell_node_type type)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < shell->nodes.count; i++)
        count += shell->nodes.items[i].type == type;
    return count;
}

START_TEST(test_structure)
{
    arena memory;
    shell_tree *shell;

    arena_init(&memory);
    shell = shell_parse(&memory,
                        TEXT("f() {\n  case \"$1\" in\n    a | b) if x; then y; fi ;;\n    *) exit 2 ;;\n  "
                             "esac\n}\nf \"$@\"\n"),
                        0);
    ck_assert_uint_eq(count_type(shell, SHELL_FUNCTION), 1);
    ck_assert_uint_eq(count_type(shell, SHELL_ARM), 2);
    ck_assert_uint_eq(count_type(shell, SHELL_CONDITION), 1);
    ck_assert(text_is(shell->nodes.items[0].name, "f"));
    for (uint32_t i = 0; i < shell->nodes.count; i++)
        if (shell->nodes.items[i].type == SHELL_CASE) {
            const shell_part *subject =
                shell_word_variable(shell, shell_node_word(shell, &shell->nodes.items[i], 0));
            ck_assert_ptr_nonnull(subject);
            ck_assert(text_is(subject->text, "1"));
        }
    shell = shell_parse(&memory, TEXT("cat <<EOF\none\ntwo\nEOF\nx"), 0);
    ck_assert_uint_eq(shell->redirects.count, 1);
    ck_assert(text_is(
        text_slice(shell->bytes, shell->redirects.items[0].body.start, shell->redirects.items[0].body.end),
        "one\ntwo\n"));
    arena_free(&memory);
}
END_TEST

static text repeated(arena *memory, const char *piece, uint32_t times)
{
    buffer out = buffer_new(memory);

    for (uint32_t i = 0; i < times; i++)
        buffer_add(&out, text_from(piece));
    return buffer_text(&out);
}

/* What grows with its depth or asks for a look ahead ends, and soon. */
START_TEST(test_hostile)
{
    static const char *const pieces[] = {
        "$(",   "`",    "\"$(", "((", "{ ", "if ", "case x in ", "${", "'",         "\"",      "[[ ",
        "f() ", "<<E ", "! ",   "a[", "<a", "[a",  "{a|",        "$'", "for x in ", "${a:-\"", "\\"};
    arena memory;

    arena_init(&memory);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
        for (unsigned mode = 0; mode <= SHELL_USAGE; mode++) {
            shell_tree *shell = shell_parse(&memory, repeated(&memory, pieces[i], 50000), mode);
            ck_assert_uint_le(shell->nodes.count, 200000);
            arena_reset(&memory);
        }
    arena_free(&memory);
}
END_TEST

START_TEST(test_limit)
{
    arena memory;
    shell_tree *shell;

    arena_init(&memory);
    shell = shell_parse(&memory, repeated(&memory, "a;", 300000), 0);
    ck_assert(shell->is_cut);
    ck_assert_uint_le(shell->nodes.count, 200000);
    ck_assert_uint_gt(shell->cut_at, 300000);
    ck_assert(!shell->is_deep);
    shell = shell_parse(&memory, repeated(&memory, "$(", 100), 0);
    ck_assert(shell->is_deep);
    ck_assert_uint_eq(shell->deep_at, 96); /* the 49th */
    shell = shell_parse(&memory, repeated(&memory, "$(a ", 40), 0);
    ck_assert(!shell->is_deep && !shell->is_cut);
    arena_free(&memory);
}
END_TEST

UNIT_MAIN("shell", test_commands, test_places, test_structure, test_hostile, test_limit)
