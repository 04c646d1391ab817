// From the rows of a sheet to lines and findings. Pure: no store; the same sheet and world give the same reading.
#pragma once
#include "columns.hpp"
#include "line.hpp"
#include <functional>
#include <map>
#include <unordered_map>
#include <utility>

namespace muster::activities {

/// Findings as they are met. What is only for the record is counted, the rest kept cell by cell.
class Marks {
public:
    void add(base::Rule const& rule, std::uint32_t row, std::uint32_t column, std::uint16_t part, std::int32_t args);
    [[nodiscard]] std::vector<Mark> const& list() const { return list_; }
    /// Gives the list away, to be put in another order.
    [[nodiscard]] std::vector<Mark> take_list() { return std::exchange(list_, {}); }
    void append(Mark const& mark) { list_.push_back(mark); }
    struct Counted {
        Mark first;
        std::int64_t times = 0;
    };
    [[nodiscard]] std::vector<Counted> const& counted() const { return counted_; }

private:
    std::vector<Mark> list_;
    std::vector<Counted> counted_;
    struct Hash {
        std::size_t operator()(std::pair<base::Rule const*, std::int32_t> const& key) const
        {
            return std::hash<base::Rule const*>{}(key.first) * 31 + static_cast<std::size_t>(key.second);
        }
    };
    std::unordered_map<std::pair<base::Rule const*, std::int32_t>, std::size_t, Hash> index_;
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
    /// Each row once, in order. Who is meant by a name is settled in done(), when all names were seen.
    void take(formats::SheetRow const& row);
    std::unique_ptr<Reading> done();

private:
    struct Inside;
    std::unique_ptr<Inside> in_;
};

}
