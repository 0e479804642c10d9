set(base_units text date source glob gitignore tree worker)
foreach(unit ${base_units})
  lockstep_unit(${unit} SOURCES ${CMAKE_CURRENT_LIST_DIR}/unit_${unit}.c ROOMS base LIBRARIES PkgConfig::UTF8PROC)
endforeach()
