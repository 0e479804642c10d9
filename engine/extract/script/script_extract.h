/* script_extract.h — what a shell script accepts, says about itself, and runs.
 *
 * Row 0 is the script. Under it, in the order of the text: actions, options and values that its parser takes;
 * usage and printed texts, with the commands and flags in them; functions; commands; variables read from the
 * environment; paths. A command stands inside the action, option or function whose arm or body runs it. Where
 * an arm has several patterns (`-h | --help)`) the last one's row has the commands, and attribute `alias` of
 * the others names it.
 *
 * - An action or value without `position` may stand anywhere. `owner`: of an option or action the action that
 *   it is limited to; of a value its option, or the variable that the positional is put into.
 * - Values are closed sets only. What the shell needs for itself (set, shift, [, exit ...) is no command
 * here.
 * - A program that a loop runs (`for t in tests/a*.sh; do bash "$t"`) is named by the loop's list, as a glob:
 *   "tests/a*.sh", "{a.sh,b.sh}".
 * - FACT_OPEN: of the script, what it takes can't be known ("$@" handed on, eval, another language); of an
 *   action, what may follow it. Attribute `reason` says why.
 * - An option's `form`: its value is the next word, or stands behind `=`; its letters may be joined (getopts);
 *   its beginning is enough (getopt).
 * - A script that is not open reads its words only in ways that are understood. A read that is not (in a sum, in a test
 *   that names nothing, changed before it is compared) opens it; the words that are named stay.
 * - FACT_PLACEHOLDER: of a value or option, its name is a glob as a case has them: [0-9]*, --with-*.
 * - Attribute `arity` of the script, or of an action: how many plain words it takes besides those that may stand
 *   anywhere; absent when that can't be known. `least` and `most`: how many words are demanded and taken in all.
 * - In a file that reads no words itself, the functions that it does not call are parsers for scripts that source it:
 *   their rows have attribute `function`, and count for no command of this file. A script hands words on to such
 *   functions with `passes`: `parse_args 2` (its word 1 is the script's word 2; `. 1`: the file's own parser),
 *   `cmd_* 2 by 1` (the word at 1 names the function; `dashed`: with - for _), `maybe` when it is not always so.
 *   resolve/script_surface.h joins the two.
 */
#ifndef LOCKSTEP_SCRIPT_EXTRACT_H
#define LOCKSTEP_SCRIPT_EXTRACT_H

#include "extract.h"

void script_extract(const extract_request *request, arena *memory, shard_builder *to);

#endif
