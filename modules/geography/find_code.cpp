// The rungs of the ladder for codes: as it stands, folded, prefix, padding, vintage. (users.md, complaint 59.)
#include "codes.hpp"
#include "place_index.hpp"
#include <algorithm>
#include <numeric>
#include <operations/operations.hpp>

namespace muster::geography {

namespace {

/// A place that is now is itself; one of the past is what it became.
CodeAnswer now_or_then(PlaceIndex const& index, int place, Step step)
{
    if (index.now[static_cast<std::size_t>(place)]) return {.place = place, .step = step};
    auto const at = index.successors.find(place);
    if (at == index.successors.end()) return {.place = place, .step = step, .old = true};
    if (at->second.size() == 1) return {.place = at->second[0].place, .step = Step::vintage, .old = true};
    CodeAnswer answer{.old = true};
    for (auto const& successor : at->second)
        answer.several.push_back(successor.place);
    return answer;
}

CodeAnswer by_folded(PlaceIndex const& index, std::string const& folded, Step step)
{
    auto const at = index.folded_codes.find(folded);
    if (at == index.folded_codes.end()) return {};
    if (at->second.size() == 1) return now_or_then(index, at->second[0], step);
    return {.several = at->second};
}

/// "NGA008" for NG008, "BI001" for BDI001, "5001" for CO5001.
CodeAnswer by_prefix(PlaceIndex const& index, std::string_view folded, int level)
{
    auto const split = split_code(folded);
    bool const bare = split.letters.empty();
    if (bare and level < 0) return {};
    bool const ours = bare or split.letters == index.iso3 or split.letters == index.iso2 or
                      std::ranges::find(index.prefixes, split.letters) != index.prefixes.end();
    if (not ours) return {};
    for (auto const& prefix : index.prefixes) {
        if (prefix == split.letters) continue;
        auto answer = by_folded(index, prefix + std::string(split.rest), Step::prefix);
        if (answer.place < 0 and answer.several.empty()) continue;
        // Digits without letters may be anything: only a code of the column's own level is believed.
        if (bare and (answer.place < 0 or index.places[static_cast<std::size_t>(answer.place)].level != level))
            continue;
        return answer;
    }
    return {};
}

CodeAnswer by_keys(PlaceIndex const& index, std::vector<std::string> const& keys, std::size_t level)
{
    std::vector<int> found;
    for (auto const& key : keys) {
        auto const at = index.shapes_of_codes[level].find(key);
        if (at == index.shapes_of_codes[level].end()) continue;
        for (auto const place : at->second)
            if (std::ranges::find(found, place) == found.end()) found.push_back(place);
    }
    if (found.size() == 1) return {.place = found[0], .step = Step::padding};
    return {.several = std::move(found)};
}

/// Digits as many as the codes of a coarser level have: they may be one of those, in the wrong column.
bool is_length_of_coarser(PlaceIndex const& index, std::size_t digits, std::size_t level)
{
    for (std::size_t coarser = 1; coarser < level; ++coarser)
        for (auto const& lengths : index.lengths[coarser])
            if (static_cast<std::size_t>(std::accumulate(lengths.begin(), lengths.end(), 0)) == digits) return true;
    return false;
}

CodeAnswer by_padding(PlaceIndex const& index, std::string_view folded, int level)
{
    if (level < 1 or level >= static_cast<int>(levels)) return {};
    auto const split = split_code(folded);
    bool const ours = split.letters.empty() or split.letters == index.iso3 or split.letters == index.iso2 or
                      std::ranges::find(index.prefixes, split.letters) != index.prefixes.end();
    if (not ours or split.rest.find_first_not_of("0123456789") != split.rest.npos) return {};
    auto const deep = static_cast<std::size_t>(level);
    CodeAnswer several;
    for (auto const& lengths : index.lengths[deep]) {
        auto const keys = padding_keys(split.rest, lengths);
        for (auto const* kind : {&keys.in_front, &keys.of_one_width, &keys.any}) {
            // Digits alone have lost a zero in front, no more.
            if (split.letters.empty() and kind != &keys.in_front) break;
            auto answer = by_keys(index, *kind, deep);
            answer.weak = kind == &keys.any or
                          (kind == &keys.of_one_width and is_length_of_coarser(index, split.rest.size(), deep));
            if (answer.place >= 0) return answer;
            if (not answer.several.empty() and several.several.empty()) several = std::move(answer);
        }
    }
    return several;
}

} // namespace

CodeAnswer find_code(PlaceIndex const& index, std::string_view written, int level)
{
    if (auto const at = index.exact.find(written); at != index.exact.end())
        return now_or_then(index, at->second, Step::exact);
    auto const folded = folded_code(written);
    if (index.is_country_code(folded)) return {.place = index.country, .step = Step::country};
    if (not looks_like_code(folded)) return {};
    if (auto answer = by_folded(index, folded, Step::folded); answer.place >= 0 or not answer.several.empty())
        return answer;
    if (auto answer = by_prefix(index, folded, level); answer.place >= 0 or not answer.several.empty()) return answer;
    if (auto const at = index.foreign_steps.find(folded); at != index.foreign_steps.end()) {
        if (at->second.size() == 1) return {.place = at->second[0].place, .step = Step::vintage, .old = true};
        CodeAnswer answer{.old = true};
        for (auto const& successor : at->second)
            answer.several.push_back(successor.place);
        return answer;
    }
    return by_padding(index, folded, level);
}

int place_continued(PlaceIndex const& index, std::string_view written)
{
    auto const folded = folded_code(written);
    if (not looks_like_code(folded)) return -1;
    for (auto size = folded.size() - 1; size >= 4; --size) {
        auto const at = index.folded_codes.find(std::string_view(folded).substr(0, size));
        if (at == index.folded_codes.end() or at->second.size() != 1) continue;
        auto const place = at->second[0];
        // One digit more is a slip of the hand, not a place within.
        bool const letters_follow = folded[size] < '0' or folded[size] > '9';
        bool const known =
            index.places[static_cast<std::size_t>(place)].level > 0 and index.now[static_cast<std::size_t>(place)];
        return known and (letters_follow or folded.size() - size >= 2) ? place : -1;
    }
    return -1;
}

bool is_foreign(PlaceIndex const& index, std::string_view written)
{
    auto const folded = folded_code(written);
    auto const split = split_code(folded);
    if (split.letters.size() < 2 or split.letters.size() > 3 or split.rest.empty()) return false;
    if (split.letters == index.iso2 or split.letters == index.iso3 or
        std::ranges::find(index.prefixes, split.letters) != index.prefixes.end())
        return false;
    if (split.letters.size() == 3 and operations::is_country(split.letters)) return true;
    // Two letters: the code of a country, before digits that are a place here.
    return std::ranges::any_of(index.prefixes, [&](std::string const& prefix) {
        return index.folded_codes.contains(prefix + std::string(split.rest));
    });
}

} // namespace muster::geography
