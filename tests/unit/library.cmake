foreach(name session look)
  lockstep_unit(${name} SOURCES ${CMAKE_CURRENT_LIST_DIR}/unit_${name}.c ${CMAKE_CURRENT_LIST_DIR}/unit_prompt_world.c
    ROOMS library base)
endforeach()
