/* script_extract.h — what a shell script accepts, says about itself, and runs.
 *
 * Row 0 is the script. Under it, in the order of the text: actions, options and values that its parser takes;
 * usage and printed texts, with the commands in them; functions; commands; variables read from the
 * environment; paths. Commands stand inside the action, option or function whose arm or body runs them.
 * Several patterns of one arm (`-h | --help)`) are rows inside each other. FACT_OPEN: on the script, what it
 * takes can't be known; on an action, what may follow it can't be known. Attribute `arity` of the script: how
 * many plain words it takes; absent when that can't be known. */
#ifndef LOCKSTEP_SCRIPT_EXTRACT_H
#define LOCKSTEP_SCRIPT_EXTRACT_H

#include "extract.h"

void script_extract(const extract_request *request, arena *memory, shard_builder *to);

#endif
