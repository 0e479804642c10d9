# lockstep_room(NAME [ROOMS lower...] [LIBRARIES imported...])
#
# A room is a static library of the .c files in its folder; the folder is its include
# directory. Its links are PRIVATE: who uses a room's headers must name that room, and
# so stands above it.
function(lockstep_room name)
  cmake_parse_arguments(ROOM "" "" "ROOMS;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.c)
  add_library(lockstep_${name} STATIC ${sources})
  target_include_directories(lockstep_${name} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
  list(TRANSFORM ROOM_ROOMS PREPEND lockstep_)
  target_link_libraries(lockstep_${name} PRIVATE ${ROOM_ROOMS} ${ROOM_LIBRARIES})
endfunction()

# lockstep_unit(NAME SOURCES unit_x.c [ROOMS rooms...]): a Check program, run by ctest as unit/NAME.
function(lockstep_unit name)
  cmake_parse_arguments(UNIT "" "" "SOURCES;ROOMS;LIBRARIES" ${ARGN})
  add_executable(unit_${name} ${UNIT_SOURCES})
  list(TRANSFORM UNIT_ROOMS PREPEND lockstep_)
  target_link_libraries(unit_${name} PRIVATE ${UNIT_ROOMS} ${UNIT_LIBRARIES} lockstep_check_library)
  add_test(NAME unit/${name} COMMAND unit_${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(unit/${name} PROPERTIES LABELS unit)
endfunction()
