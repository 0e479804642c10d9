set(binding_libraries PkgConfig::LUA PkgConfig::PCRE2 PkgConfig::UTF8PROC)
lockstep_unit(words SOURCES ${CMAKE_CURRENT_LIST_DIR}/unit_words.c ROOMS binding plan fact base LIBRARIES ${binding_libraries})
lockstep_unit(binding SOURCES ${CMAKE_CURRENT_LIST_DIR}/unit_binding.c ROOMS binding plan fact base LIBRARIES ${binding_libraries})
lockstep_unit(hatch SOURCES ${CMAKE_CURRENT_LIST_DIR}/unit_hatch.c ROOMS binding plan fact base LIBRARIES ${binding_libraries})
