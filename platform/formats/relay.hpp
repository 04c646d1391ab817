// Rows of a workbook on their way between two processes: the form in which one writes them and the other reads them.
#pragma once
#include "said.hpp"
#include <cstdio>
#include <formats/workbook.hpp>
#include <memory>

namespace muster::formats {

/// Everything that a workbook holds, from its beginning to its end; refusals stand where they were met.
void send(std::FILE* to, std::unique_ptr<Workbook> (*open)(void const* with), void const* with);

/// The workbook that was sent into this file, which is its own from now on. `name` is what refusals call it. Refuses what
/// the sender was refused at the beginning; file.reader_failed where the file does not hold what a sender writes.
std::unique_ptr<Workbook> received(int file, std::string const& name, Limits const& limits);

/// What a sender calls the file in all that it says; a sheet that has no name of its own is called so without the ending.
inline constexpr std::string_view nameless = "the file that was sent.sheet", nameless_sheet = "the file that was sent";

}
