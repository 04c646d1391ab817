// The readers by format, as open.cpp chooses among them. Each takes the name that refusals shall call the file.
#pragma once
#include "source.hpp"
#include "zip.hpp"
#include <formats/boundaries.hpp>
#include <formats/cards.hpp>
#include <formats/workbook.hpp>
#include <memory>
#include <string>

namespace muster::formats {

struct Marking;

std::unique_ptr<Workbook> open_xlsx(std::shared_ptr<ZipFile const> zip, std::string const& workbook_part);
std::unique_ptr<Workbook> open_csv(std::shared_ptr<Source const> source, std::string const& file, Limits const& limits,
                                   Choice const& choice);

std::unique_ptr<Workbook> open_json(std::shared_ptr<Source const> source, std::string const& file, Limits const& limits,
                                    Choice const& choice);
std::unique_ptr<Workbook> open_ods(std::shared_ptr<ZipFile const> zip);
std::unique_ptr<Workbook> open_flat_ods(std::shared_ptr<Source const> source, std::string const& file,
                                        Limits const& limits);
std::unique_ptr<Workbook> open_xls(std::shared_ptr<Source const> source, std::string const& file, Limits const& limits);

/// By content, as Workbook::open(); in this process.
std::unique_ptr<Workbook> open_source(std::shared_ptr<Source const> source, std::string const& name, Limits const& limits, Choice const& choice);
/// By another process (apart.hpp), where that was asked for. `name` is what refusals call the file.
bool reads_apart();
std::unique_ptr<Workbook> open_apart(std::string const& path, std::string const& name, Limits const& limits, Choice const& choice);
std::unique_ptr<Workbook> open_bytes_apart(std::string_view bytes, std::string const& name, Limits const& limits, Choice const& choice);
std::vector<CardLine> read_cards_apart(std::string_view text, std::string const& name);
std::vector<Feature> read_boundaries_apart(std::string_view text, std::string const& name);
/// As patch_xlsx().
bool patch_apart(std::string const& path, std::string const& name, Marking const& marking, std::string const& to);
/// In this process, whatever was asked for.
std::vector<CardLine> read_cards_here(std::string_view text);
std::vector<Feature> read_boundaries_here(std::string_view text, std::string const& name);

/// The records of an old workbook, out of their compound file.
std::unique_ptr<Workbook> open_biff(std::string stream, std::string const& file, Limits const& limits);

/// What a file is that holds no table, by how it begins, as a key of words/: "file.kind.pdf"; "" where it may be one.
std::string_view not_a_table(std::string_view begin);
/// The path of the part that a relationship points to from a part in `folder`.
std::string part_path(std::string_view folder, std::string_view target);
/// The relationship of this type in a package, as the path it points to; "" where there is none.
std::string related_part(ZipFile const& zip, std::string_view type);

/// What a name is without its folders and its ending: "5W March" of "C:\data\5W March.csv".
std::string plain_name(std::string const& path);

}
