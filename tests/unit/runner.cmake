lockstep_unit(runner
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/unit_runner.c
  ROOMS runner binding plan resolve extract_markdown extract_compose extract_workflow extract_script extract_env extract_file
        syntax_markdown syntax_shell syntax_yaml fact base
  LIBRARIES PkgConfig::LUA PkgConfig::YAML PkgConfig::PCRE2 PkgConfig::UTF8PROC PkgConfig::CMARK_GFM Threads::Threads)
