#include <array>
#include <base/ensure.hpp>
#include <http/rows.hpp>

namespace muster::http {

namespace {

/// Signs at which something begins or ends; all others are passed over.
constexpr auto tells = [] {
    std::array<bool, 256> all{};
    for (char const c : {'"', '{', '[', '}', ']', ','}) all[static_cast<unsigned char>(c)] = true;
    return all;
}();

/// Behind the closing quote of the string that begins at `at`.
std::size_t past_string(std::string_view text, std::size_t at)
{
    ++at;
    while (at < text.size() and text[at] != '"') at += text[at] == '\\' ? 2 : 1;
    return at + 1;
}

/// Where the value that begins at `at` ends. The text is well formed: we wrote it.
std::size_t end_of_value(std::string_view text, std::size_t at)
{
    int depth = 0;
    while (at < text.size()) {
        char const c = text[at];
        if (not tells[static_cast<unsigned char>(c)]) ++at;
        else if (c == '"') at = past_string(text, at);
        else if (c == ',' and depth == 0) return at;
        else if ((c == '}' or c == ']') and depth-- == 0) return at;
        else {
            depth += c == '{' or c == '[';
            ++at;
        }
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

namespace {

/// Where the value of that member of the outermost object begins; the end of the text where there is none.
std::size_t value_of(std::string_view document, std::string_view member)
{
    auto at = past_blanks(document, 0);
    ENSURE(at < document.size() and document[at] == '{');
    for (at = past_blanks(document, at + 1); at < document.size() and document[at] == '"';) {
        auto const close = document.find('"', at + 1);
        auto const name = document.substr(at + 1, close - at - 1);
        auto const value = past_blanks(document, document.find(':', close) + 1);
        if (name == member) return value;
        auto const end = end_of_value(document, value);
        at = end < document.size() and document[end] == ',' ? past_blanks(document, end + 1) : document.size();
    }
    return document.size();
}

/// Behind the list that begins at `at`.
std::size_t each_in(std::string_view text, std::size_t at, std::function<void(std::string_view row)> const& row)
{
    for (at = past_blanks(text, at + 1); at < text.size() and text[at] != ']';) {
        auto const stop = end_of_value(text, at);
        row(text.substr(at, stop - at));
        at = past_blanks(text, text[stop] == ',' ? stop + 1 : stop);
    }
    return at + 1;
}

}

std::string_view member_text(std::string_view document, std::string_view member)
{
    auto const at = value_of(document, member);
    return at == document.size() ? std::string_view() : document.substr(at, end_of_value(document, at) - at);
}

bool each_row(std::string_view document, std::string_view member, std::function<void(std::string_view row)> const& row)
{
    auto const at = value_of(document, member);
    if (at == document.size() or document[at] != '[') return false;
    each_in(document, at, row);
    return true;
}

std::optional<Parted> parted(std::string_view document, std::string_view member)
{
    auto const at = value_of(document, member);
    if (at == document.size() or document[at] != '[') return {};
    Parted made;
    auto const end = each_in(document, at, [&](std::string_view row) { made.rows.push_back(row); });
    made.rest.append(document.substr(0, at)).append("[]").append(document.substr(end));
    return made;
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
