lockstep_unit(open_project SOURCES ${CMAKE_CURRENT_LIST_DIR}/unit_open_project.c
  ROOMS resolve_compose extract_compose syntax_yaml fact base)
