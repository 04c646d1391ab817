#include "finder.hpp"
#include "codes.hpp"
#include "names.hpp"
#include <algorithm>
#include <operations/operations.hpp>
#include <text/fold.hpp>

namespace muster::geography {

namespace {

constexpr std::string_view name_differs = "place.name_differs", parent_differs = "place.parent_differs",
                           point_outside = "place.point_outside", other_country = "place.other_country",
                           old_code = "place.old_code", code_differs = "place.code_differs";

/// Beyond this a point is no matter of how finely a border is drawn; about five kilometres.
constexpr double near_border = 0.05;

std::string_view trimmed(std::string_view text)
{
    while (not text.empty() and static_cast<unsigned char>(text.front()) <= ' ')
        text.remove_prefix(1);
    while (not text.empty() and static_cast<unsigned char>(text.back()) <= ' ')
        text.remove_suffix(1);
    return text;
}

void doubt(std::vector<std::string_view>& doubts, std::string_view code)
{
    if (std::ranges::find(doubts, code) == doubts.end()) doubts.push_back(code);
}

} // namespace

std::string settled_key(std::string_view words, std::string_view parent)
{
    return text::fold(words) + "|" + std::string(parent);
}

bool Finder::prepare()
{
    bool any = has_point();
    auto const take = [&](Told& told, std::string_view code, std::string_view name) {
        told.code = trimmed(code), told.name = trimmed(name);
        // A code with a digit says something; "N/A" and its like say nothing.
        if (not told.code.empty() and std::ranges::none_of(told.code, [](char c) { return c >= '0' and c <= '9'; }) and
            says_nothing(told.code))
            told.code = {};
        if (not told.name.empty()) told.folded = text::fold(told.name);
        if (folded_says_nothing(told.folded)) told.name = {}, told.folded.clear();
        any = any or told.any();
    };
    for (std::size_t level = 0; level < levels; ++level)
        take(told_[level], asked_.code[level], asked_.name[level]);
    take(any_, asked_.any_code, asked_.any_name);
    return any;
}

bool Finder::has_point() const
{
    if (not asked_.lat or not asked_.lon) return false;
    bool const zero = *asked_.lat == 0 and * asked_.lon == 0;
    return not zero and * asked_.lat >= -90 and * asked_.lat <= 90 and * asked_.lon >= -180 and * asked_.lon <= 180;
}

Found Finder::run()
{
    Found found;
    if (asked_.nothing() or not prepare()) {
        found.step = Step::not_asked;
        return found;
    }
    context_ = index_.country;
    if (auto const place = decided_whole(); place >= 0) {
        found.place = place, found.step = Step::decided;
        return found;
    }
    read_country();
    for (int level = 1; level < static_cast<int>(levels); ++level)
        read_level(level);
    if (any_.any()) {
        auto answer = any_level();
        // What is said beside the levels counts where they leave the place open, or where it is finer.
        if (deepest_ == 0 or last_.place < 0 or (answer.place >= 0 and index_.descends(answer.place, last_.place))) {
            if (not(last_.conflict and answer.place < 0)) last_ = std::move(answer);
            deepest_ = std::max(deepest_, 1);
        }
    }
    return conclude();
}

int Finder::decided_whole() const
{
    if (index_.words.empty()) return -1;
    auto const at = index_.words.find(words_key(asked_));
    return at == index_.words.end() ? -1 : at->second;
}

int Finder::decided(Told const& told) const
{
    if (index_.words.empty()) return -1;
    for (auto const& said : {told.name, told.code}) {
        if (said.empty()) continue;
        for (int within = context_;; within = index_.parents[static_cast<std::size_t>(within)]) {
            auto const at_key = index_.words.find(
                settled_key(said, within < 0 ? std::string_view() : std::string_view(at(within).pcode)));
            if (at_key != index_.words.end()) return at_key->second;
            if (within < 0) break;
        }
    }
    return -1;
}

void Finder::read_country()
{
    auto const& told = told_[0];
    if (not told.any()) return;
    auto const code = folded_code(told.code), name = folded_code(told.name);
    auto const& own = index_.names[static_cast<std::size_t>(index_.country)];
    bool const named_ours = not told.folded.empty() and std::ranges::find(own, told.folded) != own.end();
    if (index_.is_country_code(code) or index_.is_country_code(name) or named_ours or means_country(told.folded))
        country_meant_ = true;
    else if (not told.folded.empty() and index_.other_countries.contains(told.folded))
        elsewhere_ = true;
    else if (told.name.empty() and not code.empty() and not index_.iso2.empty())
        elsewhere_ = operations::is_country(code) or code.size() == 2;
}

/// A national word, code or the country's own name in the column of a level, where no place of that level has the name.
bool Finder::means_country_here(Told const& told, int level) const
{
    if (not told.folded.empty() and means_country(told.folded)) return true;
    auto const code = folded_code(told.code);
    if (told.name.empty()) return index_.is_country_code(code);
    auto const& own = index_.names[static_cast<std::size_t>(index_.country)];
    bool const named =
        std::ranges::find(own, told.folded) != own.end() or index_.is_country_code(folded_code(told.name));
    if (not named or (not code.empty() and not index_.is_country_code(code))) return false;
    return index_.named(keys_of(told.name), level, -1).empty();
}

/// Whether anything was read.
bool Finder::read_level(int level)
{
    auto const& told = told_[static_cast<std::size_t>(level)];
    if (not told.any()) return false;
    if (means_country_here(told, level)) {
        country_meant_ = true;
        return true;
    }
    if (told.code.empty() and means_whole(told.folded)) {
        if (not context_told_) country_meant_ = true;
        return true;
    }
    if (last_.place < 0 and deepest_ > 0) unresolved_above_ = true;
    last_ = at_level(told, level);
    deepest_ = level;
    for (auto const said : last_.doubts)
        doubt(doubts_, said);
    auto const place = last_.place >= 0 ? last_.place : last_.context;
    if (place >= 0 and place != index_.country) {
        // A finer place stays the context where a later column repeats a coarser one.
        if (not context_told_ or not index_.descends(context_, place)) {
            context_ = place;
            bool const by_code = last_.place == place and last_.step <= Step::vintage;
            context_sure_ =
                by_code and last_.doubts.empty() and not told.name.empty() and agrees(told, place, level) > 0;
        }
        context_told_ = true;
    }
    return true;
}

Finder::Answer Finder::at_level(Told const& told, int level)
{
    if (auto const place = decided(told); place >= 0) {
        Answer answer;
        answer.place = place, answer.step = Step::decided;
        return answer;
    }
    CodeAnswer code;
    if (not told.code.empty()) code = find_code(index_, told.code, level);
    // Of several places that a damaged code may be, the one that the row also names, or the only one in its parent.
    if (not code.several.empty()) {
        std::vector<int> fits;
        for (auto const place : code.several)
            if ((not context_told_ or index_.descends(place, context_)) and agrees(told, place, level) >= 0)
                fits.push_back(place);
        bool const told_more = context_told_ or not told.name.empty();
        if (fits.size() == 1 and told_more) code.place = fits[0], code.step = code.old ? Step::vintage : Step::padding;
    }
    if (code.place >= 0 and code.weak) {
        // Zeros within the code were guessed: something else in the row must say the same.
        bool const borne_out = agrees(told, code.place, level) > 0 or
                               (context_told_ and told.name.empty() and index_.descends(code.place, context_));
        if (not borne_out) code.several = {code.place}, code.place = -1;
    }
    if (code.place >= 0) return with_code(told, level, code);

    Answer answer;
    if (not told.name.empty()) answer = by_name(told, level);
    if (answer.place >= 0 or answer.conflict) return answer;
    if (not code.several.empty()) {
        answer.conflict = true, answer.candidates.clear();
        for (auto const place : code.several)
            answer.candidates.push_back({place, 0.9});
        return answer;
    }
    if (told.code.empty()) return answer;
    if (auto const place = place_continued(index_, told.code); place >= 0 and at(place).level < level) {
        bool const fits = not context_told_ or index_.descends(place, context_);
        if (fits) answer.context = place;
    } else if (is_foreign(index_, told.code))
        doubt(answer.doubts, other_country);
    return answer;
}

Finder::Answer Finder::accept(CodeAnswer const& code) const
{
    Answer answer;
    answer.place = code.place, answer.step = code.step;
    if (code.old) doubt(answer.doubts, old_code);
    return answer;
}

/// A code that is a place, against what else the row says.
Finder::Answer Finder::with_code(Told const& told, int level, CodeAnswer const& code)
{
    auto const place = code.place;
    auto const agreed = agrees(told, place, level);
    bool const fits = not context_told_ or index_.descends(place, context_) or index_.descends(context_, place);
    if (at(place).level < level and agreed < 0 and fits) {
        // The code of the coarser place stands in the finer column: it is the parent of what the name says.
        auto const held = context_;
        bool const held_told = context_told_;
        if (index_.descends(place, context_)) context_ = place, context_told_ = place != index_.country or held_told;
        auto answer = by_name(told, level);
        context_ = held, context_told_ = held_told;
        if (answer.place < 0 and not answer.conflict) answer.context = place;
        return answer;
    }
    if (agreed > 0 or (agreed == 0 and fits)) {
        auto answer = accept(code);
        if (not fits) doubt(answer.doubts, parent_differs);
        return answer;
    }
    // The name, or the place above, speaks of another place.
    Answer several;
    several.conflict = true;
    auto const keys = told.name.empty() ? std::vector<std::string>{} : keys_of(told.name);
    auto const elsewhere =
        keys.empty() ? std::vector<int>{} : index_.named(keys, level, fits or not context_told_ ? -1 : context_);
    if (fits and (context_told_ or elsewhere.empty())) {
        auto answer = accept(code);
        doubt(answer.doubts, name_differs);
        return answer;
    }
    if (not fits and context_sure_ and elsewhere.size() == 1) {
        // The code and the name of the place above agree, and the name is one of its places: the code alone stands
        // apart.
        Answer answer;
        answer.place = elsewhere[0], answer.step = Step::name_in_parent;
        doubt(answer.doubts, code_differs);
        return answer;
    }
    several.candidates.push_back({place, 0.9});
    for (auto const other : elsewhere)
        several.candidates.push_back({other, 0.9});
    if (elsewhere.empty() and context_told_) several.candidates.push_back({context_, 0.5});
    return several;
}

int Finder::agrees(Told const& told, int place, int level) const
{
    if (told.name.empty()) return 0;
    auto const lowest = std::min(level, at(place).level);
    for (int one = place; one >= 0 and at(one).level >= lowest; one = index_.parents[static_cast<std::size_t>(one)])
        for (auto const& name : index_.names[static_cast<std::size_t>(one)])
            if (name == told.folded) return 1;
    auto const keys = keys_of(told.name);
    bool named = false;
    for (int one = place; one >= 0 and at(one).level >= lowest; one = index_.parents[static_cast<std::size_t>(one)]) {
        for (auto const& name : index_.names[static_cast<std::size_t>(one)]) {
            named = true;
            auto const key = squeezed(name), core = squeezed(bare(name));
            if (std::ranges::find(keys, key) != keys.end() or std::ranges::find(keys, core) != keys.end()) return 1;
            if (nearness(name, told.folded) >= no_contradiction or holds_words(name, told.folded)) return 1;
        }
    }
    // A place without a name contradicts none.
    return named ? -1 : 0;
}

void Finder::doubt_point(Found& found) const
{
    if (found.place < 0 or not has_point()) return;
    auto const* outline = index_.outline(found.place);
    if (not outline or found.step == Step::point) return;
    if (outline->shape.distance(spot_of(*asked_.lon, *asked_.lat)) > near_border) doubt(found.doubts, point_outside);
}

Found Finder::whole_country() const
{
    Found found;
    found.place = index_.country, found.step = Step::country;
    return found;
}

Found Finder::conclude()
{
    Found found;
    if (last_.place >= 0 and not(elsewhere_ and last_.step >= Step::name_in_parent)) {
        found.place = last_.place, found.step = last_.step;
        found.candidates = last_.candidates;
    } else if (deepest_ == 0 and country_meant_ and not has_point())
        found = whole_country();
    else if (elsewhere_)
        found.candidates = last_.candidates;
    else
        found = unfound(last_);
    found.doubts = doubts_;
    for (auto const said : last_.doubts)
        doubt(found.doubts, said);
    if (elsewhere_) doubt(found.doubts, other_country);
    doubt_point(found);
    return found;
}

/// The lower rungs: the point, the parent alone, a person.
Found Finder::unfound(Answer const& answer)
{
    Found found;
    found.candidates = answer.candidates;
    std::ranges::stable_sort(found.candidates, std::ranges::greater{}, &Candidate::score);
    if (answer.conflict) {
        found.step = Step::several;
        return found;
    }
    if (has_point()) {
        auto const place = index_.at(spot_of(*asked_.lon, *asked_.lat));
        if (place >= 0 and (not context_told_ or index_.descends(place, context_))) {
            found.place = place, found.step = Step::point;
            return found;
        }
    }
    if (context_told_) {
        found.place = context_, found.step = Step::parent_only;
        return found;
    }
    if (deepest_ == 0 and country_meant_) return whole_country();
    bool const likely = not found.candidates.empty() and found.candidates[0].score >= no_contradiction;
    found.step = likely ? Step::several : Step::none;
    return found;
}

} // namespace muster::geography
