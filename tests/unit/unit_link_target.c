/* Targets of links: what is ours, where it leads, which part of it is an anchor. */
#include "link_target.h"
#include "unit.h"

typedef struct target_case {
    const char *document, *target;
    const char *path, *from_root, *anchor; /* path NULL: external; "(out)": leaves the root */
} target_case;

static const target_case targets[] = {
    {"docs/a.md", "b.md", "docs/b.md", "b.md", ""},
    {"docs/a.md", "./b.md#x-y", "docs/b.md", "b.md", "x-y"},
    {"docs/a.md", "../b.md", "b.md", "", ""},
    {"a.md", "b.md", "b.md", "", ""},
    {"docs/a.md", "#here", "docs/a.md", "", "here"},
    {"docs/a.md", "", "docs/a.md", "", ""},
    {"docs/a.md", "#", "docs/a.md", "", ""},
    {"docs/a.md", "/top/b.md", "top/b.md", "", ""},
    {"docs/a.md", "/", "", "", ""},
    {"docs/a.md", ".", "docs", "", ""},
    {"docs/a.md", "sub/", "docs/sub", "sub", ""},
    {"docs/a.md", "b%20c.md#gr%C3%B6%C3%9Fe", "docs/b c.md", "b c.md",
     "gr\xC3\xB6\xC3\x9F"
     "e"},
    {"docs/a.md", "100%.md#%zz%4", "docs/100%.md", "100%.md", "%zz%4"},
    {"docs/a.md", "b%00c.md", "docs/b%00c.md", "b%00c.md", ""},
    {"docs/a.md", "b.md?raw=true#x", "docs/b.md", "b.md", "x"},
    {"docs/a.md", "?plain=1", "docs/a.md", "", ""},
    {"docs/a.md", "b.md#L10", "docs/b.md", "b.md", ""},
    {"docs/a.md", "b.md#L10-L20", "docs/b.md", "b.md", ""},
    {"docs/a.md", "b.md#L1C2-L3C4", "docs/b.md", "b.md", ""},
    {"docs/a.md", "b.md#L10-20", "docs/b.md", "b.md", "L10-20"},
    {"docs/a.md", "b.md#Layout", "docs/b.md", "b.md", "Layout"},
    {"docs/a.md", "../../b.md", "(out)", "", ""},
    {"docs/a.md", "../../../docs/b.md", "(out)", "", ""},
    {"docs/a.md", " b.md ", "docs/b.md", "b.md", ""},
    {"docs/a.md", "https://example.org/x", NULL, "", ""},
    {"docs/a.md", "mailto:x@example.org", NULL, "", ""},
    {"docs/a.md", "//example.org/x", NULL, "", ""},
    {"docs/a.md", "tel:+49", NULL, "", ""},
    {"docs/a.md", "a/b:c.md", "docs/a/b:c.md", "a/b:c.md", ""},
    {"docs/a.md", "1:2", "docs/1:2", "1:2", ""},
};

START_TEST(test_targets)
{
    arena memory;

    arena_init(&memory);
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        const target_case *one = &targets[i];
        link_target found = link_resolve(&memory, text_from(one->document), text_from(one->target));
        bool is_out = one->path && text_is(text_from(one->path), "(out)");
        ck_assert_msg(found.is_external == !one->path, "%s", one->target);
        ck_assert_msg(found.leaves_root == is_out, "%s", one->target);
        ck_text(found.path, one->path && !is_out ? one->path : "");
        ck_text(found.path_from_root, one->from_root);
        ck_text(found.anchor, one->anchor);
    }
    arena_free(&memory);
}
END_TEST

/* Pages of the repository that GitHub has two folders above its root; everything else up there is nobody's.
 */
START_TEST(test_github_pages)
{
    const struct {
        const char *document, *target;
        bool is_page;
    } all[] = {
        {"README.md", "../../issues", true},
        {"README.md", "../../issues/new?template=bug.md", true},
        {"README.md", "../../actions/workflows/ci.yml", true},
        {"README.md", "../../releases/latest#notes", true},
        {"README.md", "../../wiki", true},
        {"README.md", "../../", true},
        {"docs/a.md", "../../../pulls", true},
        {"docs/a.md", "./x/../../../.././discussions", true},
        {"docs/a.md", "../../issues", false}, /* OWNER/NAME/blob/issues */
        {"README.md", "../issues", false},
        {"README.md", "../../other/issues", false},
        {"README.md", "../../../other/issues", false},
        {"README.md", "../../Issues", false},
        {"README.md", "/../../issues", false},
        {"docs/a.md", "../issues", false}, /* a file of the root */
    };
    arena memory;

    arena_init(&memory);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        link_target found = link_resolve(&memory, text_from(all[i].document), text_from(all[i].target));
        ck_assert_msg(found.is_github == all[i].is_page, "%s", all[i].target);
        ck_assert_msg(found.leaves_root || !found.is_github, "%s", all[i].target);
    }
    arena_free(&memory);
}
END_TEST

START_TEST(test_anchors)
{
    ck_assert(anchor_names(TEXT("setup"), TEXT("setup")));
    ck_assert(anchor_names(TEXT("SetUp"), TEXT("setup")));
    ck_assert(anchor_names(TEXT("Own"), TEXT("Own")));
    ck_assert(!anchor_names(TEXT("own"), TEXT("Own")));
    ck_assert(!anchor_names(TEXT("OWn"), TEXT("Own")));
    ck_assert(!anchor_names(TEXT("setup-"), TEXT("setup")));
    ck_assert(!anchor_names(TEXT("\xC3\x84"), TEXT("\xC3\xA4")));
}
END_TEST

UNIT_MAIN("link_target", test_targets, test_github_pages, test_anchors)
