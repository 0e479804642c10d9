lockstep_unit(workflow SOURCES ${CMAKE_CURRENT_LIST_DIR}/unit_workflow.c
  ROOMS resolve syntax_condition syntax_shell fact base)
