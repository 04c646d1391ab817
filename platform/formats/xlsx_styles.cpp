#include "letters.hpp"
#include "xlsx.hpp"
#include <algorithm>
#include <unordered_map>

namespace muster::formats {
namespace {

// The first section of a format code decides: it shows what is positive, and days are.
bool section_shows_date(std::string_view code)
{
    bool date = false, digits = false, seconds = false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        char const c = static_cast<char>(code[i] | 0x20);
        switch (code[i]) {
        case '"':
            i = std::min(code.find('"', i + 1), code.size());
            continue;
        case '\\':
        case '_':
        case '*': ++i; continue;
        case '[': {
            // [h], [mm], [ss] are elapsed time; colours, conditions and languages say nothing.
            auto const end = std::min(code.find(']', i), code.size());
            auto const inside = code.substr(i + 1, end - i - 1);
            if (not inside.empty() and inside.find_first_not_of("hHmMsS") == std::string_view::npos) date = true;
            i = end;
            continue;
        }
        case ';': return date and (seconds or not digits);
        case '0':
        case '#':
        case '?': digits = true; continue;
        default: break;
        }
        // "General" and its translations begin a word, days and months stand alone.
        if (same_word(code.substr(i, 7), "general")) i += 6;
        else if (same_word(code.substr(i, 8), "standard")) i += 7;
        else if (same_word(code.substr(i, 9), "est\xC3\xA1ndar")) i += 8;
        else if (c == 'd' or c == 'm' or c == 'y' or c == 'h' or c == 's') {
            date = true;
            seconds = seconds or c == 's';
        }
    }
    // Digits beside days are fractions of a second, or else a text such as 0 "d" without its quotation marks.
    return date and (seconds or not digits);
}

class StylesWalk final : public XmlHandler {
public:
    void start(std::string_view name, XmlAttributes const& a) override
    {
        // Excel itself stops at 65,490 styles.
        if (formats_.size() > most or used_.size() > most) return;
        if (name == "numFmt") formats_[read_uint(a.get("numFmtId")).value_or(0)] = a.get("formatCode");
        else if (name == "cellXfs") inside_ = true;
        else if (name == "xf" and inside_) used_.push_back(read_uint(a.get("numFmtId")).value_or(0));
    }
    void end(std::string_view name) override
    {
        if (name == "cellXfs") inside_ = false;
    }
    [[nodiscard]] std::vector<std::uint8_t> dates() const
    {
        std::unordered_map<std::uint32_t, bool> known;
        std::vector<std::uint8_t> out;
        out.reserve(used_.size());
        for (auto const id : used_) {
            auto const [at, fresh] = known.try_emplace(id);
            auto const code = formats_.find(id);
            if (fresh) at->second = shows_date(id, code == formats_.end() ? std::string_view() : code->second);
            out.push_back(at->second ? 1 : 0);
        }
        return out;
    }

private:
    static constexpr std::size_t most = 1'000'000;
    std::unordered_map<std::uint32_t, std::string> formats_;
    std::vector<std::uint32_t> used_;
    bool inside_ = false;
};

}

bool shows_date(std::uint32_t id, std::string_view code)
{
    // ECMA-376 part 1, 18.8.30: numbers that mean a format without saying its code, some only in East Asian editions.
    if (code.empty())
        return (id >= 14 and id <= 22) or (id >= 27 and id <= 36) or (id >= 45 and id <= 47) or (id >= 50 and id <= 58);
    return section_shows_date(code);
}

std::vector<std::uint8_t> read_date_styles(ZipFile const& zip, ZipEntry const& entry)
{
    StylesWalk walk;
    walk_xml(walk, zip, entry);
    return walk.dates();
}

}
