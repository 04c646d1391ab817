# Proves on tiny trees what House.cmake promises: an include that is not declared does not compile, parts that stand on
# each other in a circle do not configure, and SQL and lists are found by where they lie.
#
#   cmake -DHOUSE=…/cmake -DWHERE=folder -DCXX=… -DCC=… -P house.cmake

function(write_part folder call source)
    get_filename_component(name "${folder}" NAME)
    file(WRITE "${tree}/${folder}/CMakeLists.txt" "${call}\n")
    file(WRITE "${tree}/${folder}/include/${name}/${name}.hpp" "#pragma once\nint ${name}();\n")
    file(WRITE "${tree}/${folder}/${name}.cpp" "${source}\n")
endfunction()

# A tree of three parts: high stands on middle, middle on low.
function(write_tree name low_stands high_source)
    set(tree "${WHERE}/${name}")
    file(REMOVE_RECURSE "${tree}")
    file(COPY "${HOUSE}/House.cmake" "${HOUSE}/Embed.cmake" DESTINATION "${tree}/cmake")
    file(WRITE "${tree}/CMakeLists.txt" "cmake_minimum_required(VERSION 3.25)\nproject(tiny VERSION 1.0 LANGUAGES CXX)\n"
        "include(cmake/House.cmake)\nhouse_find_rooms()\nhouse_check_order()\n")
    write_part(platform/low "house_part(low ${low_stands})" "int low() { return 1; }")
    file(WRITE "${tree}/platform/low/lists/names.txt" "one\n")
    file(WRITE "${tree}/platform/low/listed.cpp" "#include <low/lists.hpp>\nint listed() { return int(muster::low::lists::names_txt.size()); }\n")
    write_part(modules/middle "house_module(middle STANDS_ON low)" "#include <low/low.hpp>\nint middle() { return low(); }")
    write_part(modules/high "house_module(high STANDS_ON middle)" "${high_source}")
endfunction()

function(run what)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE out ERROR_VARIABLE err)
    set(result "${result}" PARENT_SCOPE)
    string(REGEX REPLACE "[ \n]+" " " said "${out} ${err}")
    set(said "${said}" PARENT_SCOPE)
endfunction()

macro(configure name)
    run(configure ${CMAKE_COMMAND} -G Ninja -S "${WHERE}/${name}" -B "${WHERE}/${name}/built" "-DCMAKE_CXX_COMPILER=${CXX}"
        -DCMAKE_CXX_COMPILER_WORKS=1)
endmacro()

function(expect name wanted pattern)
    if(("${wanted}" STREQUAL "done" AND NOT result EQUAL 0) OR ("${wanted}" STREQUAL "refused" AND result EQUAL 0))
        message(FATAL_ERROR "${name} should be ${wanted}, and ended with ${result}: ${said}")
    endif()
    if(NOT said MATCHES "${pattern}")
        message(FATAL_ERROR "${name} should say \"${pattern}\", and said: ${said}")
    endif()
    message(STATUS "${name}: ${wanted}")
endfunction()

write_tree(declared "" "#include <middle/middle.hpp>\nint high() { return middle(); }")
configure(declared)
expect("a tree whose includes are declared is configured" done "")
run(build ${CMAKE_COMMAND} --build "${WHERE}/declared/built")
expect("… and compiles, with its lists" done "")

# high sees middle; that middle stands on low gives high nothing.
write_tree(undeclared "" "#include <low/low.hpp>\nint high() { return low(); }")
configure(undeclared)
expect("a tree with an include that is not declared is configured" done "")
run(build ${CMAKE_COMMAND} --build "${WHERE}/undeclared/built" --target high)
expect("… and does not compile" refused "low/low.hpp")

write_tree(circle "STANDS_ON high" "int high() { return 1; }")
configure(circle)
expect("parts in a circle" refused "stand on each other in a circle")

write_tree(stranger "STANDS_ON nobody" "int high() { return 1; }")
configure(stranger)
expect("a part that stands on something unknown" refused "low stands on nobody, which is no part")

file(REMOVE_RECURSE "${WHERE}")
