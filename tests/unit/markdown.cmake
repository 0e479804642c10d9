set(markdown_pages ${CMAKE_CURRENT_LIST_DIR}/markdown_pages.c)
lockstep_unit(markdown SOURCES ${CMAKE_CURRENT_LIST_DIR}/unit_markdown.c ${markdown_pages}
  ROOMS syntax_markdown fact base LIBRARIES Threads::Threads)
lockstep_unit(markdown_tree SOURCES ${CMAKE_CURRENT_LIST_DIR}/unit_markdown_tree.c
  ${CMAKE_CURRENT_LIST_DIR}/markdown_xml.c ${markdown_pages}
  ROOMS syntax_markdown fact base LIBRARIES PkgConfig::CMARK_GFM)
lockstep_unit(markdown_limits SOURCES ${CMAKE_CURRENT_LIST_DIR}/unit_markdown_limits.c
  ROOMS syntax_markdown fact base)
lockstep_unit(markdown_extract SOURCES ${CMAKE_CURRENT_LIST_DIR}/unit_markdown_extract.c ${markdown_pages}
  ROOMS extract_markdown syntax_markdown syntax_shell syntax_yaml fact base)
lockstep_unit(link_target SOURCES ${CMAKE_CURRENT_LIST_DIR}/unit_link_target.c ROOMS resolve fact base)
