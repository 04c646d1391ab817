#include "letters.hpp"
#include "scan_window.hpp"
#include "xlsx.hpp"
#include <base/words.hpp>

namespace muster::formats {
namespace {

// At "</": whether it is the end tag of `name`.
bool closes(char const* p, char const* end, std::string_view name)
{
    return static_cast<std::size_t>(end - p) > name.size() + 2 and std::string_view(p + 2, name.size()) == name and
           ends_name(p[2 + name.size()]);
}

class StringsWalk final : public XmlHandler {
public:
    StringsWalk(SharedStrings& strings, ZipFile const& zip) : strings_(strings), zip_(zip) {}
    void start(std::string_view name, XmlAttributes const&) override
    {
        if (name == "si") fresh_.clear();
        else if (name == "rPh") phonetic_ = true;
        else if (name == "t") inside_ = not phonetic_;
    }
    void end(std::string_view name) override
    {
        if (name == "si") {
            decode_units(fresh_);
            strings_.add(fresh_, zip_.file(), zip_.limits());
        }
        else if (name == "rPh") phonetic_ = false;
        else if (name == "t") inside_ = false;
    }
    void text(std::string_view text) override
    {
        if (inside_ and fresh_.size() <= zip_.limits().cell_bytes) fresh_ += text;
    }

private:
    SharedStrings& strings_;
    ZipFile const& zip_;
    std::string fresh_;
    bool phonetic_ = false, inside_ = false;
};

}

Scan scan_runs(char const*& at, char const* end, std::string_view name, std::string& out)
{
    bool phonetic = false;
    for (char const* p = at;;) {
        p = static_cast<char const*>(std::memchr(p, '<', end - p));
        if (p == nullptr) return Scan::more;
        if (p[1] == '!' or p[1] == '?') return Scan::strange;
        auto const* const close = tag_end(p, end);
        if (close == nullptr) return Scan::more;
        if (is_prefixed(p)) return Scan::strange;
        bool const whole = close[-1] == '/';
        if (p[1] == '/') {
            if (closes(p, end, name)) {
                at = close + 1;
                return Scan::ok;
            }
            if (closes(p, end, "rPh")) phonetic = false;
        }
        else if (begins(p, "<rPh") and ends_name(p[4])) phonetic = not whole;
        else if (p[1] == 't' and ends_name(p[2]) and not whole and not phonetic) {
            auto const* const text = close + 1;
            auto const* const stop = static_cast<char const*>(std::memchr(text, '<', end - text));
            if (stop == nullptr) return Scan::more;
            out.append(text, stop);
            p = stop;
            continue;
        }
        p = close + 1;
    }
}

bool next_attribute(std::string_view& left, ScanAttribute& found)
{
    while (not left.empty() and is_blank(left[0])) left.remove_prefix(1);
    if (left.empty() or left[0] == '/') return false;
    auto const equals = left.find('=');
    found.broken = equals == std::string_view::npos or equals + 1 >= left.size() or (left[equals + 1] != '"' and left[equals + 1] != '\'');
    auto const close = found.broken ? std::string_view::npos : left.find(left[equals + 1], equals + 2);
    // A reference in a value is left to expat, too.
    found.broken = close == std::string_view::npos or left.substr(0, close).find('&') != std::string_view::npos;
    if (found.broken) {
        left = {};
        return false;
    }
    found.name = left.substr(0, equals);
    found.value = left.substr(equals + 2, close - equals - 2);
    left.remove_prefix(close + 1);
    return true;
}

std::string_view attribute(std::string_view behind_name, std::string_view name)
{
    ScanAttribute found;
    while (next_attribute(behind_name, found))
        if (found.name == name) return found.value;
    return {};
}

bool names_other_encoding(std::string_view declaration)
{
    constexpr std::string_view word = "encoding=";
    auto const at = declaration.find(word);
    if (at == std::string_view::npos) return false;
    auto const value = declaration.substr(at + word.size());
    return value.empty() or not same_word(value.substr(1, 5), "utf-8");
}

bool decode_text(std::string& text)
{
    if (text.find_first_of("&\r") != std::string::npos) {
        std::string plain;
        append_xml_text(plain, text);
        text = std::move(plain);
    }
    decode_units(text);
    if (valid_utf8(text) == text.size() and text.find('\0') == std::string::npos) return false;
    std::string clean;
    append_clean(clean, text);
    text = std::move(clean);
    return true;
}

void SharedStrings::add(std::string_view fresh, std::string const& file, Limits const& limits)
{
    text_ += fresh;
    auto const limit = std::min<std::uint64_t>(limits.shared_text_bytes, UINT32_MAX);
    if (text_.size() + 4 * ends_.size() > limit)
        refuse("file.too_large", {file, base::term("file.why.texts", {std::to_string(limit >> 20)})});
    if (fresh.size() > limits.cell_bytes)
        refuse("file.too_large", {file, base::term("file.why.text", {std::to_string(limits.cell_bytes >> 10)})});
    ends_.push_back(static_cast<std::uint32_t>(text_.size()));
}

bool SharedStrings::scan(ZipStream& stream, ZipFile const& zip)
{
    ScanWindow window(stream, zip.file());
    window.more();
    bool rooted = false;
    std::string fresh;
    for (;;) {
        auto const* const end = window.end();
        auto const* p = static_cast<char const*>(std::memchr(window.begin(), '<', end - window.begin()));
        auto const* const close = p == nullptr ? nullptr : tag_end(p, end);
        window.drop_until(p == nullptr ? end : p);
        if (close == nullptr) {
            if (window.more()) continue;
            // The end of the part; without its end tag expat shall say what is wrong.
            return false;
        }
        if (begins(p, "</sst")) return true;
        if (begins(p, "<si/") or begins(p, "<si>") or begins(p, "<si ")) {
            if (not rooted) return false;
            fresh.clear();
            auto const* at = close + 1;
            auto const state = close[-1] == '/' ? Scan::ok : scan_runs(at, end, "si", fresh);
            if (state == Scan::strange or (state == Scan::more and not window.more())) return false;
            if (state == Scan::more) continue;
            if (decode_text(fresh)) ++replaced_;
            add(fresh, zip.file(), zip.limits());
            window.drop_until(at);
            continue;
        }
        if (begins(p, "<sst") and ends_name(p[4])) rooted = true;
        else if (begins(p, "<?xml ")) {
            if (names_other_encoding({p, static_cast<std::size_t>(close - p)})) return false;
        }
        else if (p[1] != '?' and not rooted) return false;
        else if (p[1] == '!') return false;
        window.drop_until(close + 1);
    }
}

void SharedStrings::load(ZipFile const& zip, ZipEntry const& entry)
{
    auto const stream = zip.open(entry);
    if (scan(*stream, zip)) return;
    text_.clear();
    ends_.clear();
    replaced_ = 0;
    StringsWalk walk(*this, zip);
    walk_xml(walk, zip, entry);
}

}
