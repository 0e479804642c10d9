/* result.c — the one order of everything that is wrong. */
#include "result.h"

#include <stdlib.h>

static int number_order(uint32_t left, uint32_t right)
{
    return (left > right) - (left < right);
}

static int finding_order(const void *left, const void *right)
{
    const finding *a = left, *b = right;
    int order = text_compare(a->at.path, b->at.path);

    if (!order)
        order = number_order(a->at.part.start, b->at.part.start);
    if (!order)
        order = text_compare(a->contract, b->contract);
    if (!order)
        order = text_compare(a->subject, b->subject);
    if (!order)
        order = text_compare(a->role, b->role);
    if (!order)
        order = text_compare(a->message, b->message);
    if (!order) /* the same thing said by two rules: the rule's place decides, so that no sort can tell them
                   apart */
        order = text_compare(a->rule.path, b->rule.path);
    return order ? order : number_order(a->rule.part.start, b->rule.part.start);
}

void finding_sort(finding_array *all)
{
    if (all->count > 1)
        qsort(all->items, all->count, sizeof *all->items, finding_order);
}

const char *severity_words(severity level)
{
    static const char *const words[] = {
        [SEVERITY_INFO] = "info", [SEVERITY_WARNING] = "warning", [SEVERITY_ERROR] = "error"};

    return words[level];
}

const char *contract_state_words(contract_state state)
{
    static const char *const words[] = {[CONTRACT_KEPT] = "kept",
                                        [CONTRACT_BROKEN] = "broken",
                                        [CONTRACT_VACUOUS] = "vacuous",
                                        [CONTRACT_UNJUDGED] = "unjudged"};

    return words[state];
}
