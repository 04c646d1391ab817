// What people send is read in a process of its own, so that a file that makes the reader fail costs one import and not the
// server: workbooks, maps of areas, address cards, trees of JSON, and the workbook that goes back with marks at its cells.
//
// The process is this program again, with nothing open but the file, the room for its rows and no environment; it takes
// limits of memory, time and files upon itself and gives up every call to the system that reading does not need (no network,
// no file can be opened, nothing can be started). What it sends back is in a form of our own, checked as it is read.
// Source: reliability.md, 5.5.
#pragma once
#include <cstdint>
#include <formats/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muster::formats {

struct Apart {
    std::vector<std::string> command;             // a program and its first words; the reader's own follow
    std::string folder;                           // where the rows lie while they are read, under no name; "" = the system's
    std::uint64_t memory_bytes = std::uint64_t{1} << 30;
    std::uint64_t rows_bytes = std::uint64_t{8} << 30;
    unsigned processor_seconds = 120;
    unsigned seconds = 300;                       // by the clock on the wall
};

/// From now on Workbook::open(), Workbook::from_bytes(), read_boundaries(), read_cards(), write_corrections() and
/// parse_sent() read so; a
/// command that is empty ends it. Before others open.
void read_apart(Apart how);
/// As Json::parse(), of a file that somebody sent. `name` is what a refusal calls it.
Json parse_sent(std::string_view text, std::string const& name);
/// What that process does with the words behind its own name: reads file 0 and writes what it holds to 1. Its exit code.
int read_for_another(std::span<char const* const> words);
/// The first word that begins such a process.
inline constexpr std::string_view reader_word = "--read-for-another";

}
