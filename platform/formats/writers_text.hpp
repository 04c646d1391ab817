// Inside the part: text made fit for a cell of CSV or XLSX.
#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace muster::formats {

/// The code point that begins at `at`, and how many bytes it takes. Bytes that are no UTF-8 give U+FFFD and 1.
struct CodePoint {
    char32_t value = 0;
    std::uint32_t bytes = 0;
};
CodePoint code_point_at(std::string_view text, std::size_t at);
void append_code_point(std::string& out, char32_t value);

/// Text that XML 1.0 can hold: invalid UTF-8 becomes U+FFFD, control characters go. Returns `text` itself where
/// nothing had to change, otherwise a view of `held`.
std::string_view fit_for_xml(std::string_view text, std::string& held);
/// Excel reads "_x0041_" in a cell as "A". Text that happens to look so is written so that it comes back as it is.
std::string_view hide_escapes(std::string_view text, std::string& held);
/// At most `units` UTF-16 units, ending in "…" where it had to be cut. Valid UTF-8 is expected.
std::string_view cut_to(std::string_view text, std::size_t units, std::string& held);
/// A sheet's name that XLSX allows (31 characters, none of []:*?/\) and that is not among `taken`, whatever its case.
/// It is added to `taken`.
std::string sheet_name(std::string_view wanted, std::set<std::string>& taken);

/// A number the shortest way that reads back the same, without an exponent where people would not write one.
std::string number_text(double value);

}
