// Cards of address books: what their lines mean for a contact, and a contact as a card (RFC 6350).
#include "draft.hpp"

#include <formats/cards.hpp>
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

void take(Draft& draft, formats::CardLine const& one, std::string& parts_name)
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

Drafts drafts_of_cards(std::string_view text, std::string const& file)
{
    Drafts all;
    all.sheets.emplace_back("cards");
    int number = 0;
    bool inside = false;
    Draft draft;
    std::string parts_name;
    for (auto const& one : formats::read_cards(text, file)) {
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
