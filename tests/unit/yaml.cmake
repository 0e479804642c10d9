foreach(unit yaml_tree yaml_comments)
  lockstep_unit(${unit} SOURCES ${CMAKE_CURRENT_LIST_DIR}/unit_${unit}.c ROOMS syntax_yaml fact base)
endforeach()
