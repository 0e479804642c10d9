# cmake -DOUTPUT=packs.c -DFOLDER=rules/packs -DNAME=pack -P Embed.cmake
#
# Writes every *.lua below FOLDER into OUTPUT as a byte array, and the table of them, embedded_NAMEs, sorted by name: packs
# and forms travel in the one binary (engine/library/embedded.h).
file(GLOB_RECURSE files RELATIVE ${FOLDER} ${FOLDER}/*.lua)
list(FILTER files EXCLUDE REGEX "^examples/")
list(SORT files)
set(arrays "")
set(rows "")
set(number 0)
foreach(file ${files})
  file(READ ${FOLDER}/${file} bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
  string(REGEX REPLACE "\\.lua$" "" name ${file})
  string(APPEND arrays "static const unsigned char ${NAME}_${number}[] = {${bytes}};\n")
  string(APPEND rows "    {\"${name}\", ${NAME}_${number}, sizeof ${NAME}_${number}},\n")
  math(EXPR number "${number} + 1")
endforeach()
set(text "/* Made by engine/cmake/Embed.cmake from the ${NAME}s in rules/. */\n#include \"embedded.h\"\n\n${arrays}\n")
string(APPEND text "const embedded_rules embedded_${NAME}s[] = {\n${rows}    {0},\n};\n")
string(APPEND text "const unsigned embedded_${NAME}_count = ${number};\n")
file(WRITE ${OUTPUT} "${text}")
