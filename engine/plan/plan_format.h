/* plan_format.h — the first number of a packed plan: changes with the format (and with the words, whose
 * numbers it holds). */
#ifndef LOCKSTEP_PLAN_FORMAT_H
#define LOCKSTEP_PLAN_FORMAT_H

enum { PLAN_FORMAT = 0x4c500004 };

#endif
