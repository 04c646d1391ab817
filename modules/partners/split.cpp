// Several partners in one cell.
#include "registry.hpp"

#include <algorithm>
#include <text/fold.hpp>

namespace muster::partners {
namespace {

bool is_known(std::string_view words, Registry const& known)
{
    auto found = known.find(words, {});
    bool sure = found.step == Step::exact or found.step == Step::acronym or found.step == Step::alias or
                found.step == Step::decided;
    return sure or known_meant(meant_by(words, {})) != nullptr;
}

/// Outside brackets only: "Ministry (Health; Water)" is one.
std::vector<std::string> split_at(std::string_view cell, std::string_view sign)
{
    std::vector<std::string> parts;
    std::string part;
    int depth = 0;
    for (std::size_t i = 0; i < cell.size();) {
        if (cell[i] == '(') ++depth;
        if (cell[i] == ')') depth = std::max(0, depth - 1);
        if (depth == 0 and cell.substr(i).starts_with(sign)) {
            parts.push_back(text::tidy(part));
            part.clear();
            i += sign.size();
            continue;
        }
        part += cell[i++];
    }
    parts.push_back(text::tidy(part));
    std::erase_if(parts, [](auto const& one) { return text::fold(one).empty(); });
    return parts;
}

enum class Proof { none, one, all };

/// Splits where the sign is there and enough of the parts are known partners.
bool try_split(std::string_view cell, std::string_view sign, Proof proof, Registry const& known,
               std::vector<std::string>& parts)
{
    auto split = split_at(cell, sign);
    if (split.size() < 2) return false;
    auto is_one = [&](std::string const& part) { return is_known(part, known); };
    if (proof == Proof::one and std::ranges::none_of(split, is_one)) return false;
    if (proof == Proof::all and not std::ranges::all_of(split, is_one)) return false;
    parts = std::move(split);
    return true;
}

}

/// '+', ';', '|' and line breaks part a list by themselves; " / " where one side is known; '/', ',', '&' and "and" stand
/// in names too, so every side must be known.
std::vector<std::string> split_cell(std::string_view cell, Registry const& known)
{
    auto tidy = text::tidy(cell);
    if (tidy.empty()) return {};
    if (tidy.find_first_of("+;|/,&\n") == std::string::npos and cell.find('\n') == std::string_view::npos and
        tidy.find(" and ") == std::string::npos and tidy.find(" et ") == std::string::npos and
        tidy.find(" y ") == std::string::npos)
        return {tidy};
    if (is_known(tidy, known)) return {tidy};
    struct Sign {
        std::string_view text;
        Proof proof;
    };
    constexpr Sign signs[] = {{"\n", Proof::none},   {";", Proof::none},   {"|", Proof::none}, {"+", Proof::none},
                              {" / ", Proof::one},   {"/", Proof::all},    {",", Proof::all},  {"&", Proof::all},
                              {" and ", Proof::all}, {" et ", Proof::all}, {" y ", Proof::all}};
    std::vector<std::string> parts;
    for (auto const& sign : signs) {
        if (not try_split(sign.text == "\n" ? cell : std::string_view(tidy), sign.text, sign.proof, known, parts))
            continue;
        // A part may be a list of another sign: "A; B / C".
        std::vector<std::string> all;
        for (auto const& part : parts)
            for (auto& inner : split_cell(part, known))
                if (std::ranges::find(all, inner) == all.end()) all.push_back(std::move(inner));
        return all;
    }
    return {tidy};
}

}
