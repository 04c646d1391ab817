// Cards of address books. Source: RFC 6350 (vCard 4.0); 3.0 (RFC 2426) and 2.1 are read too, as telephones write them.
#include "draft.hpp"

#include <algorithm>
#include <text/fold.hpp>

namespace muster::membership {

namespace {

constexpr std::size_t longest_line = 75;  // bytes, without the line end (RFC 6350, 3.2)

std::string escaped(std::string_view text)
{
    std::string out;
    for (auto const letter : text) {
        if (letter == '\n') out += "\\n";
        else if (letter == '\r') continue;
        else {
            if (letter == '\\' or letter == ',' or letter == ';') out += '\\';
            out += letter;
        }
    }
    return out;
}

std::string plain(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' or i + 1 == text.size()) out += text[i];
        else if (auto const next = text[++i]; next == 'n' or next == 'N') out += '\n';
        else out += next;
    }
    return out;
}

/// A line, folded between letters.
void put(std::string& out, std::string line)
{
    std::size_t in_line = 0;
    for (std::size_t i = 0; i < line.size();) {
        std::size_t size = 1;
        while (i + size < line.size() and (static_cast<unsigned char>(line[i + size]) & 0xC0) == 0x80) ++size;
        if (in_line + size > longest_line) {
            out += "\r\n ";
            in_line = 1;
        }
        out.append(line, i, size);
        in_line += size;
        i += size;
    }
    out += "\r\n";
}

std::string without_quotes(std::string_view text)
{
    // Quoted-printable, as 2.1 has it: "=C3=A9"; a soft break was joined with the line already.
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
    while (not text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        bool const soft = not lines.empty() and lines.back().ends_with('=') and text::fold(lines.back()).find("quoted printable") != std::string::npos;
        if (soft) {
            lines.back().pop_back();
            lines.back() += line;
        }
        else if (not lines.empty() and (line.starts_with(' ') or line.starts_with('\t'))) lines.back() += line.substr(1);
        else lines.emplace_back(line);
    }
    return lines;
}

struct Property {
    std::string name, value;  // the name in capitals, without group and parameters
};

Property property_of(std::string const& line)
{
    bool quoted = false;
    std::size_t colon = 0;
    for (; colon < line.size() and (quoted or line[colon] != ':'); ++colon)
        if (line[colon] == '"') quoted = not quoted;
    if (colon >= line.size()) return {};
    auto head = line.substr(0, colon);
    Property made{head.substr(0, head.find(';')), line.substr(colon + 1)};
    if (auto const dot = made.name.find('.'); dot != std::string::npos) made.name.erase(0, dot + 1);
    auto const capital = [](char c) { return c >= 'a' and c <= 'z' ? static_cast<char>(c - 32) : c; };
    std::ranges::transform(made.name, made.name.begin(), capital);
    std::ranges::transform(head, head.begin(), capital);
    if (head.find("QUOTED-PRINTABLE") != std::string::npos) made.value = without_quotes(made.value);
    return made;
}

/// The parts of a value between ';' that are not escaped.
std::vector<std::string> parts_of(std::string_view value)
{
    std::vector<std::string> parts{""};
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] == ';') {
            parts.emplace_back();
            continue;
        }
        parts.back() += value[i];
        if (value[i] == '\\' and i + 1 < value.size()) parts.back() += value[++i];
    }
    for (auto& part : parts) part = plain(part);
    return parts;
}

std::string name_of_parts(std::string_view value)
{
    auto const parts = parts_of(value);
    std::string name;
    // Family; given; additional; prefixes; suffixes.
    for (std::size_t const at : {std::size_t{1}, std::size_t{2}, std::size_t{0}})
        if (at < parts.size() and not parts[at].empty()) name += (name.empty() ? "" : " ") + parts[at];
    return name;
}

void take(Draft& draft, Property const& one, std::string& parts_name)
{
    auto const add = [&](Field field, std::string const& text) { draft.add(field, text, draft.row); };
    auto value = one.value;
    if (one.name == "FN") add(Field::name, plain(value));
    else if (one.name == "N") parts_name = name_of_parts(value);
    else if (one.name == "ORG") add(Field::organisation, parts_of(value).front());
    else if (one.name == "TITLE") add(Field::title, plain(value));
    else if (one.name == "ROLE") add(Field::post, plain(value));
    else if (one.name == "TEL") add(Field::phone, plain(value.starts_with("tel:") ? value.substr(4, value.find(';') - 4) : value));
    else if (one.name == "EMAIL") add(Field::mail, plain(value));
    else if (one.name == "LANG") add(Field::languages, plain(value));
    else if (one.name == "CATEGORIES") add(Field::body, plain(value));
    else if (one.name == "X-MUSTER-PLACE") add(Field::place, plain(value));
    else if (one.name == "X-MUSTER-CONFIRMED") draft.confirmed = base::Day::parse(value);
    else if (one.name == "UID") draft.uid = value.starts_with("urn:muster:") ? value.substr(11) : "";
}

}

bool is_cards(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (not text.empty() and (text.front() == '\n' or text.front() == '\r' or text.front() == ' ')) text.remove_prefix(1);
    return text::fold(text.substr(0, 11)) == "begin vcard";
}

std::string card_of(Contact const& one, std::string_view organisation, std::string_view note)
{
    std::string out = "BEGIN:VCARD\r\nVERSION:4.0\r\n";
    auto const line = [&](std::string_view name, std::string_view value) {
        if (not value.empty()) put(out, std::string(name) + ":" + escaped(value));
    };
    line("UID", "urn:muster:" + one.id);
    put(out, "FN:" + escaped(not one.name.empty() ? one.name : not one.title.empty() ? one.title : one.post));
    line("ORG", organisation);
    line("TITLE", one.title);
    line("ROLE", post_named(one.post) == nullptr ? one.post : post_named(one.post)->name);
    for (auto const& phone : one.phones) line("TEL;VALUE=text", phone);
    for (auto const& mail : one.mails) line("EMAIL", mail);
    for (auto const& language : one.languages) line("LANG", language);
    line("CATEGORIES", one.body);
    line("X-MUSTER-PLACE", one.place);
    if (one.confirmed) line("X-MUSTER-CONFIRMED", one.confirmed->text());
    line("NOTE", note);
    auto rev = one.at.text();
    std::erase_if(rev, [](char c) { return c == '-' or c == ':'; });
    line("REV", rev);
    return out + "END:VCARD\r\n";
}

Drafts drafts_of_cards(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    Drafts all;
    all.sheets.emplace_back("cards");
    int number = 0;
    bool inside = false;
    Draft draft;
    std::string parts_name;
    for (auto const& line : unfolded(text)) {
        auto const one = property_of(line);
        auto const what = text::fold(one.value);
        if (one.name == "BEGIN" and what == "vcard") {
            if (inside) all.findings.push_back(base::found(bad_card, draft.row, {"it has no end"}));
            inside = true;
            draft = {};
            parts_name.clear();
            draft.row = "card " + std::to_string(++number);
        }
        else if (one.name == "END" and what == "vcard" and inside) {
            inside = false;
            if (draft.of(Field::name).empty()) draft.add(Field::name, parts_name, draft.row);
            all.drafts.push_back(std::move(draft));
        }
        else if (inside and not one.name.empty()) take(draft, one, parts_name);
    }
    if (inside) all.findings.push_back(base::found(bad_card, draft.row, {"it has no end"}));
    return all;
}

}
