// The readers by format, as open.cpp chooses among them. Each takes the name that refusals shall call the file.
#pragma once
#include "source.hpp"
#include "zip.hpp"
#include <formats/workbook.hpp>
#include <memory>
#include <string>

namespace muster::formats {

std::unique_ptr<Workbook> open_xlsx(std::shared_ptr<ZipFile const> zip, std::string const& workbook_part);
std::unique_ptr<Workbook> open_csv(std::shared_ptr<Source const> source, std::string const& file, Limits const& limits,
                                   Choice const& choice);

/// What a name is without its folders and its ending: "5W March" of "C:\data\5W March.csv".
std::string plain_name(std::string const& path);

}
