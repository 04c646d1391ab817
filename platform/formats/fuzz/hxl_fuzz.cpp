// Any text as tags, patterns, values, and as a table with its schema (lines of cells parted by '|', the schema behind
// an empty line). Nothing may break; what is parsed must survive being written and parsed again.
#include <cstdlib>
#include <formats/hxl_schema.hpp>
#include <formats/hxl_types.hpp>

namespace {

using Rows = std::vector<std::vector<std::string>>;

void check_values(std::string_view text)
{
    using namespace muster::formats;
    if (auto const tag = TagSpec::parse(text))
        if (TagSpec::parse(tag->text()) != tag) std::abort();
    if (auto const pattern = TagPattern::parse(text))
        if (TagPattern::parse(pattern->text()).value().text() != pattern->text()) std::abort();
    auto const neat = hxl::normalise_string(text);
    if (hxl::normalise_space(neat) != neat) std::abort();
    if (auto const number = hxl::normalise_number(text); number and not hxl::is_number(*number)) std::abort();
    if (auto const date = hxl::normalise_date(text); date and hxl::normalise_date(*date) != date) std::abort();
    hxl::is_url(text), hxl::is_email(text), hxl::is_phone(text);
}

Rows rows_of(std::string_view& text)
{
    Rows rows;
    while (not text.empty() and rows.size() < 64) {
        auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (line.empty()) break;
        rows.emplace_back();
        for (;;) {
            auto const bar = line.find('|');
            rows.back().emplace_back(line.substr(0, bar));
            if (bar == std::string_view::npos) break;
            line.remove_prefix(bar + 1);
        }
    }
    return rows;
}

}

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size)
{
    using namespace muster::formats::hxl;
    std::string_view text(reinterpret_cast<char const*>(data), size);
    check_values(text);
    auto const table = tagged(rows_of(text));
    auto const rules = tagged(rows_of(text));
    if (not table or not rules) return 0;
    try {
        auto const schema = Schema::parse(*rules);
        for (auto const& issue : schema.check(*table))
            said(issue, schema, *table, "fuzz");
    } catch (muster::base::Refusal const&) {
        return 0;
    }
    return 0;
}
