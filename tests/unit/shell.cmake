lockstep_unit(shell SOURCES ${CMAKE_CURRENT_LIST_DIR}/unit_shell.c ROOMS syntax_shell fact base)
