// From the rows of a sheet to lines and findings. Pure: no store; the same sheet and world give the same reading.
#pragma once
#include "columns.hpp"
#include "line.hpp"
#include <functional>
#include <map>

namespace muster::activities {

/// Findings as they are met. What is only for the record is counted, the rest kept cell by cell.
class Marks {
public:
    void add(base::Rule const& rule, std::uint32_t row, std::uint32_t column, std::uint16_t part, std::int32_t args);
    [[nodiscard]] std::vector<Mark> const& list() const { return list_; }
    struct Counted {
        Mark first;
        std::int64_t times = 0;
    };
    [[nodiscard]] std::vector<Counted> const& counted() const { return counted_; }

private:
    std::vector<Mark> list_;
    std::vector<Counted> counted_;
    std::map<std::pair<base::Rule const*, std::int32_t>, std::size_t> index_;
};

struct Reading {
    TextPool pool;
    std::vector<std::string> groups;   // Line::group indexes this; 0 is "all"
    std::vector<Line> lines;
    Marks marks;
    std::int64_t rows_read = 0, accepted = 0, held = 0, wrong = 0, repeats = 0, revised = 0;
    std::int64_t blank = 0, totals = 0, titles = 0, with_place = 0;
    std::int64_t people = 0, people_with_place = 0;  // reached, told lines only, for shares; no figure of reach
};

class SheetReader {
public:
    SheetReader(Layout const& layout, Mapping const& mapping, World& world, std::string const& file_name);
    ~SheetReader();
    /// A first look at every row, for the names in it; then settle(), then take() each row.
    void look_at(formats::SheetRow const& row);
    void settle(std::int64_t rows);
    void take(formats::SheetRow const& row);
    std::unique_ptr<Reading> done();

private:
    struct Inside;
    std::unique_ptr<Inside> in_;
};

}
