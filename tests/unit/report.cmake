lockstep_unit(report
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/unit_report.c ${CMAKE_CURRENT_LIST_DIR}/unit_report_world.c
  ROOMS report runner plan fact base
  LIBRARIES PkgConfig::JANSSON)
