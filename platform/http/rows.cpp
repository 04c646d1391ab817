#include <http/rows.hpp>
#include <base/ensure.hpp>

namespace muster::http {

namespace {

/// Where the value that begins at `at` ends. The text is well formed: we wrote it.
std::size_t end_of_value(std::string_view text, std::size_t at)
{
    int depth = 0;
    for (; at < text.size(); ++at) {
        char const c = text[at];
        if (c == '"') {
            for (++at; at < text.size() and text[at] != '"'; ++at)
                if (text[at] == '\\') ++at;
        }
        else if (c == '{' or c == '[') ++depth;
        else if ((c == '}' or c == ']') and depth-- == 0) return at;
        else if (c == ',' and depth == 0) return at;
    }
    return text.size();
}

std::size_t past_blanks(std::string_view text, std::size_t at)
{
    while (at < text.size() and (text[at] == ' ' or text[at] == '\n' or text[at] == '\r' or text[at] == '\t')) ++at;
    return at;
}

std::string joined(formats::Json const& list)
{
    std::string all;
    for (auto const& one : list.list()) {
        std::string text;
        if (one.is_list()) text = joined(one);
        else if (not one.is_object()) text = one.as_text();
        else
            for (auto const& [name, value] : one.object())
                if (not value.is_list() and not value.is_object() and not value.is_null()) text += (text.empty() ? "" : " ") + value.as_text();
        all += (all.empty() ? "" : "; ") + text;
    }
    return all;
}

}

std::string_view member_text(std::string_view document, std::string_view member)
{
    auto at = past_blanks(document, 0);
    ENSURE(at < document.size() and document[at] == '{');
    for (at = past_blanks(document, at + 1); at < document.size() and document[at] == '"';) {
        auto const close = document.find('"', at + 1);
        auto const name = document.substr(at + 1, close - at - 1);
        auto const value = past_blanks(document, document.find(':', close) + 1);
        auto const end = end_of_value(document, value);
        if (name == member) return document.substr(value, end - value);
        at = end < document.size() and document[end] == ',' ? past_blanks(document, end + 1) : document.size();
    }
    return {};
}

bool each_row(std::string_view document, std::string_view member, std::function<void(std::string_view row)> const& row)
{
    auto const list = member_text(document, member);
    if (not list.starts_with('[')) return false;
    for (auto at = past_blanks(list, 1); at < list.size() and list[at] != ']';) {
        auto const stop = end_of_value(list, at);
        row(list.substr(at, stop - at));
        at = past_blanks(list, list[stop] == ',' ? stop + 1 : stop);
    }
    return true;
}

void each_cell(formats::Json const& row, std::string const& before, std::function<void(std::string const& name, formats::Json const& plain)> const& cell)
{
    if (not row.is_object()) {
        cell(before.empty() ? "value" : before, row);
        return;
    }
    for (auto const& [name, value] : row.object()) {
        auto const whole = before.empty() ? name : before + "." + name;
        if (value.is_object()) each_cell(value, whole, cell);
        else if (value.is_list()) cell(whole, formats::Json{joined(value)});
        else cell(whole, value);
    }
}

}
