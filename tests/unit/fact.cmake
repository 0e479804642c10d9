foreach(unit shard store predicate sieve)
  lockstep_unit(${unit} SOURCES ${CMAKE_CURRENT_LIST_DIR}/unit_${unit}.c ROOMS fact base
    LIBRARIES PkgConfig::PCRE2 PkgConfig::UTF8PROC)
endforeach()
