lockstep_unit(shell SOURCES ${CMAKE_CURRENT_LIST_DIR}/unit_shell.c ROOMS syntax_shell fact base)
lockstep_unit(command SOURCES ${CMAKE_CURRENT_LIST_DIR}/unit_command.c
  ROOMS resolve extract_script extract_workflow syntax_yaml syntax_shell fact base)
