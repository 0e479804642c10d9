/* contracts_page.h — the page of contracts, and whether a file still holds it. */
#ifndef LOCKSTEP_CONTRACTS_PAGE_H
#define LOCKSTEP_CONTRACTS_PAGE_H

#include "project.h"

/* The page (`path` NULL), or what is stale in the file at `path`: status 0 when nothing is, 1, or 2. */
lockstep_result *contracts_page(lockstep_project *project, const char *path);

#endif
