#include "readers.hpp"
#include <algorithm>
#include <formats/cards.hpp>

namespace muster::formats {

namespace {

constexpr std::string_view quoted_printable = "QUOTED-PRINTABLE";

std::string capitals(std::string_view text)
{
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) { return c >= 'a' and c <= 'z' ? static_cast<char>(c - 32) : c; });
    return out;
}

std::string without_quotes(std::string_view text)
{
    // As 2.1 has it: "=C3=A9"; a soft break was joined with the line already.
    std::string out;
    auto const digit = [](char c) { return c >= '0' and c <= '9' ? c - '0' : c >= 'A' and c <= 'F' ? c - 'A' + 10 : c >= 'a' and c <= 'f' ? c - 'a' + 10 : -1; };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '=' and i + 2 < text.size() and digit(text[i + 1]) >= 0 and digit(text[i + 2]) >= 0) {
            out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
            i += 2;
        }
        else out += text[i];
    }
    return out;
}

/// The lines with what was folded joined again.
std::vector<std::string> unfolded(std::string_view text)
{
    std::vector<std::string> lines;
    bool quoted = false;  // the last line says that it is quoted-printable
    while (not text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (quoted and lines.back().ends_with('=')) {
            lines.back().pop_back();
            lines.back() += line;
        }
        else if (not lines.empty() and (line.starts_with(' ') or line.starts_with('\t'))) lines.back() += line.substr(1);
        else {
            lines.emplace_back(line);
            quoted = capitals(line.substr(0, line.find(':'))).find(quoted_printable) != std::string::npos;
        }
    }
    return lines;
}

CardLine line_of(std::string const& line)
{
    bool quoted = false;
    std::size_t colon = 0;
    for (; colon < line.size() and (quoted or line[colon] != ':'); ++colon)
        if (line[colon] == '"') quoted = not quoted;
    if (colon >= line.size()) return {};
    auto const head = capitals(std::string_view(line).substr(0, colon));
    CardLine made{head.substr(0, head.find(';')), line.substr(colon + 1)};
    if (auto const dot = made.name.find('.'); dot != std::string::npos) made.name.erase(0, dot + 1);
    if (head.find(quoted_printable) != std::string::npos) made.value = without_quotes(made.value);
    return made;
}

}

std::vector<CardLine> read_cards_here(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    std::vector<CardLine> all;
    for (auto const& line : unfolded(text)) all.push_back(line_of(line));
    return all;
}

std::vector<CardLine> read_cards(std::string_view text, std::string const& name) { return reads_apart() ? read_cards_apart(text, name) : read_cards_here(text); }

}
