/* synonym.c — the table of synonym.def, looked up: for names in rule files, and for the words that help is
 * asked about. */
#include "synonym.h"

static const struct {
    const char *written, *meant;
} synonyms[] = {
#define SYNONYM(written, meant) {written, meant},
#include "synonym.def"
#undef SYNONYM
};

bool synonym_next(text written, size_t *next, text *meant)
{
    while (*next < sizeof synonyms / sizeof *synonyms) {
        size_t i = (*next)++;

        if (!text_is(written, synonyms[i].written))
            continue;
        *meant = text_from(synonyms[i].meant);
        return true;
    }
    return false;
}
