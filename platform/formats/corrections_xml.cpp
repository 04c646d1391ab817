#include "corrections_xml.hpp"
#include "writers_text.hpp"
#include <charconv>

namespace muster::formats {

namespace {

bool is_blank(char c)
{
    return c == ' ' or c == '\t' or c == '\r' or c == '\n';
}

struct Attribute {
    std::string_view name, value;
    std::size_t value_at = 0;
};

/// Calls `look` for each attribute until it answers true.
template <typename Look>
void each_attribute(std::string_view tag, Look look)
{
    std::size_t at = tag.find_first_of(" \t\r\n/>", 1);
    for (;;) {
        while (at < tag.size() and is_blank(tag[at]))
            ++at;
        auto const from = at;
        while (at < tag.size() and not is_blank(tag[at]) and tag[at] != '=' and tag[at] != '>' and tag[at] != '/')
            ++at;
        auto const name = tag.substr(from, at - from);
        if (name.empty()) return;
        while (at < tag.size() and (is_blank(tag[at]) or tag[at] == '='))
            ++at;
        if (at >= tag.size() or (tag[at] != '"' and tag[at] != '\'')) return;
        auto const end = tag.find(tag[at], at + 1);
        if (end == std::string_view::npos) return;
        if (look(Attribute{name, tag.substr(at + 1, end - at - 1), at + 1})) return;
        at = end + 1;
    }
}

/// "233" or "xE9", of a reference to a character.
char32_t code_of_reference(std::string_view digits)
{
    bool const hex = digits.starts_with('x') or digits.starts_with('X');
    if (hex) digits.remove_prefix(1);
    std::uint32_t code = 0;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    bool const good = error == std::errc() and end == digits.data() + digits.size() and code <= 0x10FFFF and code > 0;
    return good ? code : U'\xFFFD';
}

std::string_view local_part(std::string_view name)
{
    auto const colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}

std::size_t tag_end(std::string_view text, std::size_t at)
{
    for (auto i = at + 1; i < text.size(); ++i) {
        if (text[i] == '>') return i + 1;
        if (text[i] != '"' and text[i] != '\'') continue;
        i = text.find(text[i], i + 1);
        if (i == std::string_view::npos) return i;
    }
    return std::string_view::npos;
}

XmlTag read_tag(std::string_view whole)
{
    XmlTag tag;
    tag.text = whole;
    std::size_t const from = whole.starts_with("</") ? 2 : 1;
    tag.name = whole.substr(from, whole.find_first_of(" \t\r\n/>", from) - from);
    tag.local = local_part(tag.name);
    tag.form = from == 2 ? XmlTag::Form::close : whole.ends_with("/>") ? XmlTag::Form::empty : XmlTag::Form::open;
    return tag;
}

std::optional<std::string_view> attribute(XmlTag const& tag, std::string_view local)
{
    std::optional<std::string_view> found;
    each_attribute(tag.text, [&](Attribute const& one) {
        if (local_part(one.name) == local and not one.name.starts_with("xmlns")) found = one.value;
        return found.has_value();
    });
    return found;
}

std::string_view attribute_name(XmlTag const& tag, std::string_view local)
{
    std::string_view found;
    each_attribute(tag.text, [&](Attribute const& one) {
        if (local_part(one.name) == local and not one.name.starts_with("xmlns")) found = one.name;
        return not found.empty();
    });
    return found;
}

std::string with_attribute(std::string_view tag, std::string_view name, std::string_view value)
{
    std::string out;
    each_attribute(tag, [&](Attribute const& one) {
        if (one.name != name) return false;
        out.append(tag.substr(0, one.value_at)).append(value).append(tag.substr(one.value_at + one.value.size()));
        return true;
    });
    if (not out.empty()) return out;
    auto const end = tag.ends_with("/>") ? tag.size() - 2 : tag.size() - 1;
    out.append(tag.substr(0, end))
        .append(" ")
        .append(name)
        .append("=\"")
        .append(value)
        .append("\"")
        .append(tag.substr(end));
    return out;
}

std::string without_attribute(std::string_view tag, std::string_view name)
{
    std::string out(tag);
    each_attribute(tag, [&](Attribute const& one) {
        if (one.name != name) return false;
        auto const from = static_cast<std::size_t>(one.name.data() - tag.data());
        out.erase(from, one.value_at + one.value.size() + 1 - from);
        while (from > 0 and from < out.size() and is_blank(out[from - 1]) and is_blank(out[from]))
            out.erase(from, 1);
        return true;
    });
    return out;
}

std::uint32_t number_or(std::optional<std::string_view> digits, std::uint32_t other)
{
    if (not digits) return other;
    std::uint32_t value = 0;
    auto const [end, error] = std::from_chars(digits->data(), digits->data() + digits->size(), value);
    return error == std::errc() and end == digits->data() + digits->size() ? value : other;
}

XmlTags::XmlTags(std::string_view text) : text_(text)
{
    // Excel and everybody else write UTF-8; what says otherwise is not touched.
    if (text_.starts_with("\xFF\xFE") or text_.starts_with("\xFE\xFF")) throw CannotPatch{"a part is in UTF-16"};
}

bool XmlTags::next(XmlTag& tag)
{
    for (auto at = text_.find('<', ends_); at != std::string_view::npos; at = text_.find('<', at)) {
        auto const rest = text_.substr(at);
        std::string_view closing;
        if (rest.starts_with("<!--"))
            closing = "-->";
        else if (rest.starts_with("<![CDATA["))
            closing = "]]>";
        else if (rest.starts_with("<?"))
            closing = "?>";
        else if (rest.starts_with("<!"))
            throw CannotPatch{"a part holds a document type definition"};
        auto const end = closing.empty() ? tag_end(text_, at) : text_.find(closing, at);
        if (end == std::string_view::npos) throw CannotPatch{"a part ends inside a tag"};
        if (closing.empty()) {
            begins_ = at;
            ends_ = end;
            tag = read_tag(text_.substr(at, end - at));
            return true;
        }
        at = end + closing.size();
    }
    ends_ = text_.size();
    return false;
}

std::optional<std::string> appended(std::string_view xml, std::string_view element,
                                    std::function<std::string(std::string_view)> const& added)
{
    XmlTags tags(xml);
    XmlTag tag;
    while (tags.next(tag) and not tag.opens(element)) {
    }
    if (not tag.opens(element)) return std::nullopt;
    std::string out;
    auto const more = added(tag.prefix());
    if (tag.form == XmlTag::Form::empty) {
        out.append(xml.substr(0, tags.ends() - 2)).append(">").append(more).append("</").append(tag.name).append(">");
        return out.append(xml.substr(tags.ends()));
    }
    while (tags.next(tag) and not tag.closes(element)) {
    }
    if (not tag.closes(element)) throw CannotPatch{"an element is never closed"};
    return out.append(xml.substr(0, tags.begins())).append(more).append(xml.substr(tags.begins()));
}

std::string escaped(std::string_view text)
{
    std::string held, out;
    for (char const c : fit_for_xml(text, held)) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

std::string unescaped(std::string_view raw)
{
    std::string out;
    for (std::size_t at = 0; at < raw.size(); ++at) {
        auto const end = raw[at] == '&' ? raw.find(';', at) : std::string_view::npos;
        if (end == std::string_view::npos) {
            out += raw[at];
            continue;
        }
        auto const name = raw.substr(at + 1, end - at - 1);
        if (name == "amp")
            out += '&';
        else if (name == "lt")
            out += '<';
        else if (name == "gt")
            out += '>';
        else if (name == "quot")
            out += '"';
        else if (name == "apos")
            out += '\'';
        else if (name.starts_with('#'))
            append_code_point(out, code_of_reference(name.substr(1)));
        at = end;
    }
    return out;
}

}
