lockstep_unit(session SOURCES ${CMAKE_CURRENT_LIST_DIR}/unit_session.c ROOMS library base)
