// Inside the part: the cell styles of a workbook, to which ours are added: for each style in use at a marked cell, the
// same style with our fill. Source: ECMA-376 part 1, 18.8.
#pragma once
#include "corrections_xml.hpp"
#include <formats/writers.hpp>
#include <map>
#include <string>
#include <vector>

namespace muster::formats {

/// "FFFFF2CC", as styles want it. The same colours as XlsxWriter's.
std::string_view fill_of(Shade shade);

class StyleBook {
public:
    /// The text of xl/styles.xml; "" where the workbook has none.
    explicit StyleBook(std::string text);
    /// The index of this cell style with the shade's fill.
    std::uint32_t shaded(std::uint32_t base, Shade shade);
    /// For the explanation sheet: its header, and text that breaks into lines.
    std::uint32_t header();
    std::uint32_t wrapped();
    [[nodiscard]] bool changed() const { return not added_.empty(); }
    /// The whole part with what was added.
    [[nodiscard]] std::string text() const;

private:
    std::uint32_t fill(Shade shade);
    std::uint32_t add(std::string xf);
    std::string text_;
    std::string prefix_;
    std::string parent_;                     // the attribute that points to the first named style, where there are any
    std::vector<std::string_view> formats_;  // the text of every cell format of the workbook, views of text_
    std::uint32_t fills_ = 0, fonts_ = 0;
    std::map<Shade, std::uint32_t> our_fills_;
    std::map<std::pair<std::uint32_t, Shade>, std::uint32_t> shaded_;
    std::vector<std::string> added_;
    bool header_font_ = false;
};

}
