# docs/checks.md as `muster explain --json` tells it; written anew with -DWRITE=yes, else compared with what is there.
#
#   cmake -DPROGRAM=build/muster -DPAGE=docs/checks.md [-DWRITE=yes] -P cmake/checks_page.cmake

execute_process(COMMAND "${PROGRAM}" explain --json OUTPUT_VARIABLE said RESULT_VARIABLE result ENCODING UTF-8)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "${PROGRAM} explain --json ended with ${result}")
endif()

set(page "# Checks: every finding and refusal

Printed from the tables that the program itself reads (`make pages`). `muster explain CODE` shows one of them, and
`muster explain 5w` all that begin so. In sentences `{0}`, `{1}` … stand for the words of the case.

| severity | what happens |
| --- | --- |
| info | said for the record; nothing is held |
| warn | accepted, worth a look |
| hold | the row waits for a person, and counts in no figure until then |
| wrong | the row cannot be read as it is; of a request: it may not proceed, and nothing of it is kept |

Where a source is named as domain.md, see [the facts of the field](domain.md).
")
string(JSON count LENGTH "${said}" codes)
math(EXPR last "${count} - 1")
set(group "")
foreach(i RANGE ${last})
    foreach(member code severity sentence remedy source)
        string(JSON ${member} GET "${said}" codes ${i} ${member})
        string(REPLACE "|" "\\|" ${member} "${${member}}")
        string(REPLACE "\n" " " ${member} "${${member}}")
    endforeach()
    string(REGEX REPLACE "\\..*" "" first "${code}")
    if(NOT first STREQUAL group)
        set(group "${first}")
        string(APPEND page "\n## ${group}\n\n| code | severity | says | what to do | source |\n| --- | --- | --- | --- | --- |\n")
    endif()
    string(APPEND page "| `${code}` | ${severity} | ${sentence} | ${remedy} | ${source} |\n")
endforeach()

if(WRITE)
    file(WRITE "${PAGE}" "${page}")
    return()
endif()
set(there "")
if(EXISTS "${PAGE}")
    file(READ "${PAGE}" there)
endif()
if(NOT there STREQUAL page)
    message(FATAL_ERROR "${PAGE} is not what the program says: run `make pages`")
endif()
