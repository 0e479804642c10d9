lockstep_unit(compose SOURCES ${CMAKE_CURRENT_LIST_DIR}/unit_compose.c
  ROOMS resolve resolve_compose extract_compose syntax_yaml syntax_shell fact base)
