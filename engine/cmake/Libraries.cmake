# The libraries that we stand on, each as one imported target (DESIGN: dependencies).
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

pkg_check_modules(YAML REQUIRED IMPORTED_TARGET yaml-0.1)
pkg_check_modules(LUA REQUIRED IMPORTED_TARGET lua5.4)
pkg_check_modules(PCRE2 REQUIRED IMPORTED_TARGET libpcre2-8)
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(JANSSON REQUIRED IMPORTED_TARGET jansson)
pkg_check_modules(CMARK_GFM REQUIRED IMPORTED_TARGET libcmark-gfm)

if(LOCKSTEP_TESTS)
  pkg_check_modules(CHECK REQUIRED IMPORTED_TARGET check)
  add_library(lockstep_check_library INTERFACE)
  target_link_libraries(lockstep_check_library INTERFACE PkgConfig::CHECK)
endif()
