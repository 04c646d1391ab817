// HXL 1.1: hashtag rows, tag patterns, data types, schema checks. Source: hxlstandard.org 1.1; domain.md 7.3.
// Data types are in hxl_types.hpp, tagged tables in hxl_table.hpp, schemas in hxl_schema.hpp.
#pragma once
#include <formats/workbook.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace muster::formats {

/// "#adm1 +name +i_en" -> tag "#adm1", attributes {"name", "i_en"}. Upper case and blanks are forgiven.
struct TagSpec {
    std::string tag;
    std::vector<std::string> attributes;  // in the order given, lower case, each once
    static std::optional<TagSpec> parse(std::string_view text);
    [[nodiscard]] std::string text() const;
    [[nodiscard]] bool has(std::string_view attribute) const;
    bool operator==(TagSpec const&) const = default;
};

/// "#org+name-code", "#*+f", "#adm1+code!" (exactly these attributes). The "#" may be left out.
class TagPattern {
public:
    static std::optional<TagPattern> parse(std::string_view text);
    /// "#org,#sector+cluster": what stands between the commas; nothing where one of them is no pattern.
    static std::optional<std::vector<TagPattern>> parse_list(std::string_view text);
    [[nodiscard]] bool matches(TagSpec const& column) const;
    /// Lower case, without blanks: "#org+name-code".
    [[nodiscard]] std::string text() const;

private:
    std::string tag_;
    std::vector<std::string> with_, without_;
    bool exactly_ = false;
};

/// Whether these cells are a hashtag row: at least one tag, and at least half of the cells that hold something are tags
/// (the rule of the reference library; real sheets have rows with a word among the tags). Fills one entry a cell, empty
/// where untagged.
bool is_tag_row(std::span<Cell const> cells, std::vector<std::optional<TagSpec>>& tags);

}
