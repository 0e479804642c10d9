# The libraries that we stand on, each as one imported target (DESIGN: dependencies).
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

# lockstep_depends(NAME MODULE ARCHIVE...): PkgConfig::NAME, linked from the archives where the system has them: a program
# that loads eight libraries starts in half as much time again, and a check takes milliseconds.
function(lockstep_depends name module)
  pkg_check_modules(${name} REQUIRED IMPORTED_TARGET GLOBAL ${module})
  set(found)
  foreach(archive ${ARGN})
    find_library(LOCKSTEP_ARCHIVE_${archive} NAMES lib${archive}.a HINTS ${${name}_LIBDIR})
    if(NOT LOCKSTEP_ARCHIVE_${archive})
      return() # shared, as pkg-config said
    endif()
    list(APPEND found ${LOCKSTEP_ARCHIVE_${archive}})
  endforeach()
  set_target_properties(PkgConfig::${name} PROPERTIES INTERFACE_LINK_LIBRARIES "${found};m")
endfunction()

lockstep_depends(YAML yaml-0.1 yaml)
lockstep_depends(LUA lua5.4 lua5.4)
lockstep_depends(PCRE2 libpcre2-8 pcre2-8)
lockstep_depends(UTF8PROC libutf8proc utf8proc)
lockstep_depends(JANSSON jansson jansson)
lockstep_depends(CMARK_GFM libcmark-gfm cmark-gfm-extensions cmark-gfm)

if(LOCKSTEP_TESTS)
  pkg_check_modules(CHECK REQUIRED IMPORTED_TARGET check)
  add_library(lockstep_check_library INTERFACE)
  target_link_libraries(lockstep_check_library INTERFACE PkgConfig::CHECK)
endif()
