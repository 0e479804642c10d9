lockstep_unit(markdown SOURCES ${CMAKE_CURRENT_LIST_DIR}/unit_markdown.c
  ROOMS syntax_markdown fact base LIBRARIES Threads::Threads)
lockstep_unit(markdown_limits SOURCES ${CMAKE_CURRENT_LIST_DIR}/unit_markdown_limits.c
  ROOMS syntax_markdown fact base)
lockstep_unit(markdown_extract SOURCES ${CMAKE_CURRENT_LIST_DIR}/unit_markdown_extract.c
  ROOMS extract_markdown syntax_markdown syntax_shell syntax_yaml fact base)
lockstep_unit(link_target SOURCES ${CMAKE_CURRENT_LIST_DIR}/unit_link_target.c ROOMS resolve fact base)
