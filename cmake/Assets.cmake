# Puts the web interface into the program: every file of web/dist, as it is and packed.
#
#   house_assets(TARGET FOLDER)     while configuring; the target gets muster::gathered::assets()
#
# The same file, run as a script, writes the source. Files are taken in with .incbin, because a compiler takes minutes for
# megabytes written as numbers. Where the folder is not there, the table is empty and the server says so in a page.

function(house_assets target folder)
    file(GLOB_RECURSE found CONFIGURE_DEPENDS "${folder}/*")
    list(FILTER found EXCLUDE REGEX "/dist/\\.")
    set(made "${CMAKE_CURRENT_BINARY_DIR}/made/assets.cpp")
    add_custom_command(OUTPUT "${made}"
        COMMAND ${CMAKE_COMMAND} "-DFROM=${folder}" "-DTO=${made}" "-DPACKED=${CMAKE_CURRENT_BINARY_DIR}/made/packed"
                -P "${CMAKE_SOURCE_DIR}/cmake/Assets.cmake"
        DEPENDS ${found} "${CMAKE_SOURCE_DIR}/cmake/Assets.cmake"
        COMMENT "${target}: the web interface")
    target_sources(${target} PRIVATE "${made}")
endfunction()

# What a browser is told that the file is; nothing for what is not served.
function(type_of name out)
    set(types html "text/html\; charset=utf-8" js text/javascript mjs text/javascript css text/css svg image/svg+xml
        json application/json webmanifest application/manifest+json png image/png ico image/x-icon woff2 font/woff2
        txt "text/plain\; charset=utf-8" pbf application/x-protobuf)
    string(REGEX REPLACE "^.*\\." "" ending "${name}")
    list(FIND types "${ending}" at)
    set(${out} "" PARENT_SCOPE)
    if(NOT at EQUAL -1)
        math(EXPR at "${at} + 1")
        list(GET types ${at} type)
        set(${out} "${type}" PARENT_SCOPE)
    endif()
endfunction()

# Packs `file` with `ending` (gz, br) beside its digest, once; out is "" where it is no smaller or nothing can do it.
function(packed file digest ending out)
    set(into "${PACKED}/${digest}.${ending}")
    if(NOT EXISTS "${into}")
        if(ending STREQUAL "gz" AND GZIP)
            execute_process(COMMAND "${GZIP}" -9nc "${file}" OUTPUT_FILE "${into}" RESULT_VARIABLE failed)
        elseif(ending STREQUAL "br" AND BROTLI)
            execute_process(COMMAND "${BROTLI}" -q 11 -c "${file}" OUTPUT_FILE "${into}" RESULT_VARIABLE failed)
        elseif(ending STREQUAL "br" AND NODE)
            execute_process(COMMAND "${NODE}" -e "process.stdout.write(require('zlib').brotliCompressSync(require('fs').readFileSync(process.argv[1])))"
                "${file}" OUTPUT_FILE "${into}" RESULT_VARIABLE failed)
        else()
            set(failed TRUE)
        endif()
        if(failed)
            file(REMOVE "${into}")
        endif()
    endif()
    set(${out} "" PARENT_SCOPE)
    if(EXISTS "${into}")
        file(SIZE "${into}" small)
        file(SIZE "${file}" large)
        if(small LESS large)
            set(${out} "${into}" PARENT_SCOPE)
        endif()
    endif()
endfunction()

function(add_bytes label file)
    string(APPEND asm "asm(R\"(.pushsection .rodata,\"a\"\n${label}: .incbin \"${file}\"\n${label}_end: .byte 0\n.popsection)\");\nextern \"C\" __attribute__((visibility(\"hidden\"))) char const ${label}[], ${label}_end[];\n")
    set(asm "${asm}" PARENT_SCOPE)
endfunction()

if(CMAKE_SCRIPT_MODE_FILE AND TO)
    find_program(GZIP gzip)
    find_program(BROTLI brotli)
    find_program(NODE node)
    file(MAKE_DIRECTORY "${PACKED}")
    file(GLOB_RECURSE found RELATIVE "${FROM}" "${FROM}/*")
    list(SORT found)
    set(asm "")
    set(entries "")
    set(number 0)
    foreach(name ${found})
        type_of("${name}" type)
        if(name MATCHES "(^|/)\\." OR type STREQUAL "")
            continue()
        endif()
        file(SHA256 "${FROM}/${name}" digest)
        set(text "muster_asset_${number}")
        add_bytes("${text}" "${FROM}/${name}")
        set(forms "view(${text}, ${text}_end)")
        foreach(ending gz br)
            packed("${FROM}/${name}" "${digest}" ${ending} into)
            if(into)
                add_bytes("${text}_${ending}" "${into}")
                string(APPEND forms ", view(${text}_${ending}, ${text}_${ending}_end)")
            else()
                string(APPEND forms ", {}")
            endif()
        endforeach()
        string(SUBSTRING "${digest}" 0 24 tag)
        set(lasting false)
        if(name MATCHES "^assets/")
            set(lasting true)
        endif()
        string(APPEND entries "        {\"/${name}\", {\"${type}\", ${forms}, \"\\\"${tag}\\\"\", ${lasting}}},\n")
        math(EXPR number "${number} + 1")
    endforeach()
    file(WRITE "${TO}" "// Written by cmake/Assets.cmake from the files of the web interface.
#include <gathered/assets.hpp>

${asm}
namespace muster::gathered {

[[maybe_unused]] static std::string_view view(char const* from, char const* to) { return {from, static_cast<std::size_t>(to - from)}; }

http::Assets const& assets()
{
    static http::Assets const all{
${entries}    };
    return all;
}

}
")
endif()
