// Kinds of organisations from what people write.
#include <algorithm>
#include <array>
#include <base/ensure.hpp>
#include <partners/lists.hpp>
#include <partners/partners.hpp>
#include <text/fold.hpp>
#include <text/phrases.hpp>

namespace muster::partners {
namespace {

constexpr std::array<std::string_view, 12> kind_names{"unknown",  "government",     "un",           "ingo",
                                                      "nngo",     "rcrc",           "donor",        "pooled_fund",
                                                      "academic", "private_sector", "affected_cso", "other"};
constexpr std::array<std::string_view, 8> step_names{"none",    "exact",    "acronym", "alias",
                                                     "decided", "likeness", "several", "made"};

text::Phrases const& words()
{
    static text::Phrases const made = [] {
        text::Phrases phrases;
        text::each_line(lists::kinds_csv, [&](std::span<std::string_view const> fields) {
            auto at = std::ranges::find(kind_names, fields[0]);
            ENSURE(at != kind_names.end());
            auto kind = static_cast<int>(at - kind_names.begin());
            phrases.add(fields[0], kind);
            std::string_view all = fields[2];
            while (not all.empty()) {
                auto end = std::min(all.find('|'), all.size());
                phrases.add(all.substr(0, end), kind);
                all.remove_prefix(std::min(end + 1, all.size()));
            }
        });
        return phrases;
    }();
    return made;
}

}

std::string_view name_of(Kind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }
std::string_view name_of(Step step) { return step_names.at(static_cast<std::size_t>(step)); }

Kind kind_of(std::string_view text)
{
    auto folded = text::fold(text);
    if (auto exact = words().exact(folded)) return static_cast<Kind>(*exact);
    auto hits = words().all_in(folded);
    bool agree = not hits.empty() and
                 std::ranges::all_of(hits, [&](auto const& hit) { return hit.meaning == hits.front().meaning; });
    return agree ? static_cast<Kind>(hits.front().meaning) : Kind::unknown;
}

}
