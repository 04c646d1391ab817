// HXL 1.1: hashtag rows, tag patterns, data types, schema checks. Source: hxlstandard.org 1.1; domain.md 7.3.
#pragma once
#include <formats/workbook.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace muster::formats {

/// "#adm1 +name+i_en" -> tag "#adm1", attributes {"i_en", "name"}. Upper case and blanks are forgiven.
struct TagSpec {
    std::string tag;
    std::vector<std::string> attributes;  // in the order given, lower case
    static std::optional<TagSpec> parse(std::string_view text);
    [[nodiscard]] std::string text() const;
    [[nodiscard]] bool has(std::string_view attribute) const;
};

/// "#org+name-code", "#*+f", "#adm1+code!" (exactly these attributes).
class TagPattern {
public:
    static std::optional<TagPattern> parse(std::string_view text);
    [[nodiscard]] bool matches(TagSpec const& column) const;

private:
    std::string tag_;
    std::vector<std::string> with_, without_;
    bool exactly_ = false;
};

/// Whether these cells are a hashtag row: at least one tag, and (almost) nothing else. Fills one entry a cell, empty
/// where untagged.
bool is_tag_row(std::span<Cell const> cells, std::vector<std::optional<TagSpec>>& tags);

}
