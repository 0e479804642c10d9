lockstep_unit(plan SOURCES ${CMAKE_CURRENT_LIST_DIR}/unit_plan.c ROOMS plan fact base
  LIBRARIES PkgConfig::PCRE2 PkgConfig::UTF8PROC)
