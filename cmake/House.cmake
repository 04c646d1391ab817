# How the house is built: one folder under platform/ or modules/ is one target.
#
#   house_part(NAME STANDS_ON part… [LIBRARIES target…])
#
# A part sees its own include/ folder and those of the parts it names, nothing else: an include that is not declared
# does not compile, because every link is PRIVATE. Sources, SQL, lists and tests are found by where they lie:
#
#   *.cpp             the part            sql/*.sql      <part>/sql.hpp    (numbered files are migrations)
#   tests/*_test.cpp  <part>_tests        lists/*        <part>/lists.hpp
#                                         words/*.csv    <part>/words.hpp (what is said to people, by language)
#   fuzz/*_fuzz.cpp   fuzz targets        tests/*.cpp    helpers of the tests
#
# house_check_order() refuses a cycle when the tree is configured.

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

find_program(HOUSE_CCACHE ccache)
if(HOUSE_CCACHE)
    # Paths relative to the tree and no hash of the folder: builds in several folders share one cache.
    set(house_launch ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${HOUSE_CCACHE})
    set(CMAKE_C_COMPILER_LAUNCHER ${house_launch})
    set(CMAKE_CXX_COMPILER_LAUNCHER ${house_launch})
endif()

add_library(house_rules INTERFACE)
target_compile_options(house_rules INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wno-sign-conversion -Werror=return-type
    -Wno-missing-field-initializers    # records are filled by name; what is not named has its default
    -Wno-deprecated-declarations)      # libstdc++ 12 calls its own deprecated get_temporary_buffer in stable_sort
target_compile_definitions(house_rules INTERFACE MUSTER_VERSION="${PROJECT_VERSION}")
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    # c++23 lets clang read [[unlikely]] and friends; the date of a precompiled header must not spoil ccache.
    target_compile_options(house_rules INTERFACE -Werror=switch -Wno-missing-designated-field-initializers "SHELL:-Xclang -fno-pch-timestamp")
    find_program(HOUSE_LLD NAMES ld.lld-19 ld.lld)
    if(HOUSE_LLD)
        target_link_options(house_rules INTERFACE --ld-path=${HOUSE_LLD})
    endif()
endif()
if(MUSTER_SANITIZE)
    target_compile_options(house_rules INTERFACE -fsanitize=${MUSTER_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(house_rules INTERFACE -fsanitize=${MUSTER_SANITIZE})
endif()
if(MUSTER_FUZZ)
    target_compile_options(house_rules INTERFACE -fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer)
    target_link_options(house_rules INTERFACE -fsanitize=address,undefined)
endif()

enable_testing()
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)

function(house_embed part kind)
    set(made "${CMAKE_CURRENT_BINARY_DIR}/made/${part}/${kind}.hpp")
    if("${part}/${kind}" STREQUAL "store/sql")  # <store/sql.hpp> is what every part's statements are written with
        set(made "${CMAKE_CURRENT_BINARY_DIR}/made/store/statements.hpp")
    endif()
    file(GLOB found CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${kind}/*")
    string(SHA1 names "${found}")  # a file that is taken away or renamed changes the command, so it is run again
    add_custom_command(OUTPUT "${made}"
        COMMAND ${CMAKE_COMMAND} -DPART=${part} -DKIND=${kind} -DOF=${names} "-DFROM=${CMAKE_CURRENT_SOURCE_DIR}/${kind}" "-DTO=${made}"
                -P "${CMAKE_SOURCE_DIR}/cmake/Embed.cmake"
        DEPENDS ${found} "${CMAKE_SOURCE_DIR}/cmake/Embed.cmake"
        COMMENT "${part}: ${kind}")
    target_sources(${part} PRIVATE "${made}")
    target_include_directories(${part} PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/made")
endfunction()

function(house_tests part)
    file(GLOB tests CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/tests/*.cpp")
    if(NOT MUSTER_TESTS OR NOT tests)
        return()
    endif()
    find_package(GTest REQUIRED)
    add_executable(${part}_tests ${tests})
    target_link_libraries(${part}_tests PRIVATE house_rules ${part} ${ARGN} GTest::gtest GTest::gmock GTest::gtest_main Threads::Threads)
    target_include_directories(${part}_tests PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}" "${CMAKE_CURRENT_BINARY_DIR}/made")
    target_compile_definitions(${part}_tests PRIVATE
        MUSTER_SOURCE="${CMAKE_SOURCE_DIR}" MUSTER_SHARED_DATA="${CMAKE_SOURCE_DIR}/../shared/data")
    add_test(NAME ${part} COMMAND ${part}_tests)
    set_tests_properties(${part} PROPERTIES TIMEOUT 900)
endfunction()

function(house_part name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "STANDS_ON;LIBRARIES;TEST_NEEDS")
    file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
    if(NOT sources)  # a part of headers only is a part like any other
        file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/headers_only.cpp" "")
        set(sources "${CMAKE_CURRENT_BINARY_DIR}/headers_only.cpp")
    endif()
    add_library(${name} STATIC ${sources})
    target_include_directories(${name} PUBLIC "${CMAKE_CURRENT_SOURCE_DIR}/include" PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}")
    target_link_libraries(${name} PRIVATE house_rules ${arg_STANDS_ON} ${arg_LIBRARIES})
    set_property(GLOBAL APPEND PROPERTY HOUSE_PARTS ${name})
    set_property(GLOBAL PROPERTY HOUSE_STANDS_${name} "${arg_STANDS_ON}")
    if(IS_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}/sql")
        house_embed(${name} sql)
    endif()
    if(IS_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}/lists")
        house_embed(${name} lists)
    endif()
    if(IS_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}/words")
        house_embed(${name} words)
    endif()
    house_tests(${name} ${arg_STANDS_ON} ${arg_TEST_NEEDS})
    if(MUSTER_FUZZ)
        file(GLOB targets CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/fuzz/*_fuzz.cpp")
        foreach(source ${targets})
            get_filename_component(fuzz "${source}" NAME_WE)
            add_executable(${fuzz} "${source}")
            target_link_libraries(${fuzz} PRIVATE house_rules ${name} ${arg_STANDS_ON})
            target_link_options(${fuzz} PRIVATE -fsanitize=fuzzer)
        endforeach()
    endif()
endfunction()

# A module is a part that the program knows: its commands, migrations and words are gathered by app/.
function(house_module name)
    house_part(${name} ${ARGN})
    set_property(GLOBAL APPEND PROPERTY HOUSE_MODULES ${name})
endfunction()

function(house_find_rooms)
    file(GLOB rooms CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/platform/*/CMakeLists.txt" "${CMAKE_SOURCE_DIR}/modules/*/CMakeLists.txt")
    foreach(room ${rooms})
        get_filename_component(folder "${room}" DIRECTORY)
        add_subdirectory("${folder}")
    endforeach()
endfunction()

# Takes away, round by round, the parts that stand on nothing left; what cannot be taken away is a cycle.
function(house_check_order)
    get_property(left GLOBAL PROPERTY HOUSE_PARTS)
    set(order "")
    while(left)
        set(next "")
        foreach(part ${left})
            get_property(needs GLOBAL PROPERTY HOUSE_STANDS_${part})
            set(free TRUE)
            foreach(need ${needs})
                if(need IN_LIST left)
                    set(free FALSE)
                endif()
                if(NOT TARGET ${need})
                    message(FATAL_ERROR "${part} stands on ${need}, which is no part of the house")
                endif()
            endforeach()
            if(free)
                list(APPEND order ${part})
            else()
                list(APPEND next ${part})
            endif()
        endforeach()
        list(LENGTH left before)
        list(LENGTH next after)
        if(before EQUAL after)
            message(FATAL_ERROR "these parts stand on each other in a circle: ${next}")
        endif()
        set(left ${next})
    endwhile()
    set_property(GLOBAL PROPERTY HOUSE_ORDER "${order}")
endfunction()
