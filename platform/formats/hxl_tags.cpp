#include <algorithm>
#include <formats/hxl.hpp>

namespace muster::formats {

namespace {

bool is_letter(char c)
{
    return (c >= 'a' and c <= 'z') or (c >= 'A' and c <= 'Z');
}
bool in_token(char c)
{
    return is_letter(c) or (c >= '0' and c <= '9') or c == '_';
}
char lower(char c)
{
    return c >= 'A' and c <= 'Z' ? static_cast<char>(c + 32) : c;
}

/// Reads tags and patterns from left to right. The grammar of both is so small that this is all it takes.
class Reading {
public:
    explicit Reading(std::string_view text) : text_(text) {}
    void skip_blanks()
    {
        while (not text_.empty()) {
            // A no-break space (C2 A0) is what copying from a web page leaves behind.
            if (text_.starts_with("\xC2\xA0"))
                text_.remove_prefix(2);
            else if (std::string_view(" \t\r\n\v\f").contains(text_[0]))
                text_.remove_prefix(1);
            else
                return;
        }
    }
    bool take(char c)
    {
        if (text_.empty() or text_[0] != c) return false;
        text_.remove_prefix(1);
        return true;
    }
    /// A letter, then letters, digits and underscores; in lower case, "" where there is none.
    std::string token()
    {
        std::string token;
        if (text_.empty() or not is_letter(text_[0])) return token;
        while (not text_.empty() and in_token(text_[0]))
            token += lower(text_[0]), text_.remove_prefix(1);
        return token;
    }
    [[nodiscard]] bool ended() const { return text_.empty(); }

private:
    std::string_view text_;
};

void add_once(std::vector<std::string>& list, std::string one)
{
    if (std::ranges::find(list, one) == list.end()) list.push_back(std::move(one));
}

bool holds(std::vector<std::string> const& list, std::string_view one)
{
    return std::ranges::find(list, one) != list.end();
}

}

std::optional<TagSpec> TagSpec::parse(std::string_view text)
{
    Reading reading(text);
    reading.skip_blanks();
    if (not reading.take('#')) return std::nullopt;
    TagSpec spec;
    spec.tag = reading.token();
    if (spec.tag.empty()) return std::nullopt;
    spec.tag.insert(0, 1, '#');
    for (reading.skip_blanks(); reading.take('+'); reading.skip_blanks()) {
        reading.skip_blanks();
        auto attribute = reading.token();
        if (attribute.empty()) return std::nullopt;
        add_once(spec.attributes, std::move(attribute));
    }
    if (not reading.ended()) return std::nullopt;
    return spec;
}

std::string TagSpec::text() const
{
    std::string text = tag;
    for (auto const& attribute : attributes)
        text += '+' + attribute;
    return text;
}

bool TagSpec::has(std::string_view attribute) const
{
    return holds(attributes, attribute);
}

std::optional<TagPattern> TagPattern::parse(std::string_view text)
{
    Reading reading(text);
    reading.skip_blanks();
    reading.take('#');
    TagPattern pattern;
    pattern.tag_ = reading.take('*') ? "*" : reading.token();
    if (pattern.tag_.empty()) return std::nullopt;
    pattern.tag_.insert(0, 1, '#');
    for (;;) {
        reading.skip_blanks();
        bool const wanted = reading.take('+');
        if (not wanted and not reading.take('-')) break;
        reading.skip_blanks();
        auto attribute = reading.token();
        if (attribute.empty()) return std::nullopt;
        add_once(wanted ? pattern.with_ : pattern.without_, std::move(attribute));
    }
    pattern.exactly_ = reading.take('!');
    reading.skip_blanks();
    if (not reading.ended()) return std::nullopt;
    return pattern;
}

std::optional<std::vector<TagPattern>> TagPattern::parse_list(std::string_view text)
{
    std::vector<TagPattern> list;
    for (;;) {
        auto const comma = text.find(',');
        auto pattern = parse(text.substr(0, comma));
        if (not pattern) return std::nullopt;
        list.push_back(std::move(*pattern));
        if (comma == std::string_view::npos) return list;
        text.remove_prefix(comma + 1);
    }
}

bool TagPattern::matches(TagSpec const& column) const
{
    if (tag_ != "#*" and tag_ != column.tag) return false;
    auto const has = [&](std::string const& attribute) { return column.has(attribute); };
    if (not std::ranges::all_of(with_, has) or std::ranges::any_of(without_, has)) return false;
    return not exactly_ or column.attributes.size() == with_.size();
}

std::string TagPattern::text() const
{
    std::string text = tag_;
    for (auto const& attribute : with_)
        text += '+' + attribute;
    for (auto const& attribute : without_)
        text += '-' + attribute;
    return exactly_ ? text + '!' : text;
}

bool is_tag_row(std::span<Cell const> cells, std::vector<std::optional<TagSpec>>& tags)
{
    tags.clear();
    std::size_t filled = 0, tagged = 0;
    for (auto const& cell : cells) {
        bool const text = cell.kind == Cell::Kind::text;
        auto spec = text ? TagSpec::parse(cell.text) : std::nullopt;
        bool const blank = cell.empty() or (text and cell.text.find_first_not_of(" \t\r\n") == std::string_view::npos);
        filled += blank ? 0 : 1;
        tagged += spec ? 1 : 0;
        tags.push_back(std::move(spec));
    }
    return tagged > 0 and tagged * 2 >= filled;
}

}
