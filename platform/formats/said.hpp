// What the readers say: the part's table of findings and refusals by code, and the counting of oddities in one sheet.
#pragma once
#include <base/finding.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::formats {

/// The rule of this code; it must be in the table.
base::Rule const& rule_of(std::string_view code);

[[noreturn]] void refuse(std::string_view code, std::vector<std::string> const& args = {}, std::string at = {});

/// Gathers what is odd in one reading of one sheet: one finding for each code, with its first place and how often.
class Oddities {
public:
    explicit Oddities(std::string sheet) : sheet_(std::move(sheet)) {}

    /// At a cell.
    void note(std::string_view code, std::uint32_t row, std::uint32_t column);
    /// Anywhere else.
    void note_at(std::string_view code, std::string at, std::vector<std::string> const& args = {},
                 std::int64_t times = 1);

    /// Puts the findings of this reading among all; a code that is there for this sheet keeps the higher count, so that
    /// reading twice says nothing twice.
    void merge_into(std::vector<base::Finding>& all) const;
    [[nodiscard]] std::string const& sheet() const { return sheet_; }

private:
    base::Finding* seen(std::string_view code);
    std::string sheet_;
    std::vector<base::Finding> found_;
};

}
