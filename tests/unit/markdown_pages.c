/* markdown_pages.c — documents to test with: those of a folder, and random ones. */
#include "markdown_pages.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include "unit.h"

text page_read(arena *memory, const char *path)
{
    FILE *file = fopen(path, "rb");
    char *bytes = arena_alloc(memory, 1 << 20);
    text read = {bytes, file ? fread(bytes, 1, 1 << 20, file) : 0};

    if (file)
        fclose(file);
    return read;
}

uint32_t pages_each(const char *folder, void (*check)(text bytes, const char *name))
{
    DIR *listing = opendir(folder);
    uint32_t count = 0;
    arena memory;

    arena_init(&memory);
    for (struct dirent *entry; listing && (entry = readdir(listing));) {
        if (!text_ends(text_from(entry->d_name), TEXT(".md")))
            continue;
        check(page_read(&memory, text_print(&memory, "%s/%s", folder, entry->d_name).start), entry->d_name);
        arena_reset(&memory);
        count++;
    }
    if (listing)
        closedir(listing);
    arena_free(&memory);
    return count;
}

static const char *const shreds[] = {
    "a ",
    "`b` ",
    "\n",
    "\n\n",
    "> ",
    "- ",
    "1. ",
    "  ",
    "\t",
    "**c** ",
    "[d](e) ",
    "![f](g)",
    "| h ",
    "|---|---|\n",
    "# ",
    "```\n",
    "\r\n",
    "\\\n",
    "&amp; ",
    "<b\nc> ",
    "<https://x.y> ",
    "[r]: /z\n",
    "[r] ",
    "\\| ",
    "===\n",
    "---\n",
    "- [ ] ",
    "    ",
    "[^1] ",
    "[^1]: ",
    "_i_ ",
    "`` j ` k``",
    "<!-- l -->",
    "\xE6\x97\xA5",
    "\xFF",
    "*",
    "_",
    "`",
    "2. ",
    "[x\ny](z\n\"t\")",
    "  \n",
    "</div>\n",
    "https://j.k/l_m ",
    " ~~n~~ ",
    "~~",
    "~",
    "**~~",
    "~~**v ",
    "<h2>w</h2>\n",
    "<div>\n",
    "<!-- x",
    "-->",
    "<pre><code class=\"language-sh\">make y &lt;",
    "</code></pre>\n",
    "<table><tr><th>z<tr><td>",
    "</td></tr></table>\n",
    "<br>",
    "> [!NOTE]\n",
    "[u]: <a b> 'c'\n",
    "## ",
    "www.o.p/q ",
    "r@s.tu ",
};

text page_random(arena *memory, uint32_t *state)
{
    char *bytes = arena_alloc(memory, 4096);
    size_t length = 0;

    for (uint32_t i = 0, count = 5 + unit_random(state) % 60; i < count; i++) {
        const char *shred = shreds[unit_random(state) % (sizeof shreds / sizeof *shreds)];
        memcpy(bytes + length, shred, strlen(shred));
        length += strlen(shred);
    }
    return (text){bytes, length};
}
