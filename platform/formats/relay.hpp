// What two processes tell each other: the rows of a workbook, the areas of a map, a tree of values, the marks for a workbook
// that goes back. One writes, the other reads; whoever reads believes nothing.
#pragma once
#include "corrections_sheet.hpp"
#include "said.hpp"
#include <cstdio>
#include <formats/boundaries.hpp>
#include <formats/cards.hpp>
#include <formats/corrections.hpp>
#include <formats/json.hpp>
#include <formats/workbook.hpp>
#include <memory>

namespace muster::formats {

/// Everything that a workbook holds, from its beginning to its end; a refusal in the middle of a sheet stands where it was met.
void send(std::FILE* to, Workbook& book);
void send(std::FILE* to, std::vector<Feature> const& features);
void send(std::FILE* to, std::vector<CardLine> const& lines);
void send(std::FILE* to, Json const& tree);

/// Whatever was sent into this file, which is theirs from now on. `name` is what refusals call it. Refuse what the sender
/// was refused at the beginning; file.reader_failed where the file does not hold what a sender writes.
std::unique_ptr<Workbook> received(int file, std::string const& name, Limits const& limits);
std::vector<Feature> received_features(int file, std::string const& name);
std::vector<CardLine> received_cards(int file, std::string const& name);
Json received_tree(int file, std::string const& name);
[[noreturn]] void throw_received(int file, std::string const& name);

/// What is to be marked in a workbook.
struct Marking {
    std::string sheet;
    std::vector<CellMark> marks;
    Explanation explanation;
};
void send(std::FILE* to, Marking const& what);
Marking received_marking(int file);

/// What a sender calls the file in all that it says; a sheet that has no name of its own is called so without the ending.
inline constexpr std::string_view nameless = "the file that was sent.sheet", nameless_sheet = "the file that was sent";
/// What a sender writes behind everything, so that half of it is not taken for the whole.
inline constexpr char last_mark = 'Z';

}
