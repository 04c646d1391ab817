// The rungs of the ladder for names: within the parent in any script, alone where only one place has it, by likeness.
#include "finder.hpp"
#include "names.hpp"
#include <algorithm>
#include <text/fold.hpp>

namespace muster::geography {

namespace {

constexpr std::size_t most_suggested = 5;
constexpr std::size_t compared_one_by_one = 24;

/// What Trigrams::like() is asked to fit.
struct Wanted {
    PlaceIndex const* index;
    int level, within;
    static bool fits(void const* wanted, int place)
    {
        auto const& self = *static_cast<Wanted const*>(wanted);
        auto const& one = self.index->places[static_cast<std::size_t>(place)];
        return (self.level < 0 or one.level == self.level) and
               (self.within < 0 or self.index->descends(place, self.within));
    }
};

void collect(PlaceIndex const& index, int from, int level, std::size_t most, std::vector<int>& found)
{
    for (auto const child : index.children[static_cast<std::size_t>(from)]) {
        if (found.size() > most) return;
        auto const deep = index.places[static_cast<std::size_t>(child)].level;
        if (deep == level)
            found.push_back(child);
        else if (deep < level)
            collect(index, child, level, most, found);
    }
}

double best_nearness(PlaceIndex const& index, int place, std::string_view folded)
{
    double best = 0;
    for (auto const& name : index.names[static_cast<std::size_t>(place)]) {
        best = std::max(best, nearness(name, folded));
        if (best < 0.8 and holds_words(name, folded)) best = 0.8;
    }
    return best;
}

} // namespace

bool Finder::deeper_told(int level) const
{
    for (auto deeper = static_cast<std::size_t>(level) + 1; deeper < levels; ++deeper)
        if (told_[deeper].any()) return true;
    return false;
}

/// The places of the level within `within` nearest to the name, into the candidates.
void Finder::suggest(Told const& told, int level, int within, Answer& answer) const
{
    if (told.folded.size() < 3 or told.folded.size() > 80) return;
    std::vector<int> places;
    // Scripts without vowels share few letters with Latin names: they are compared with all that are there.
    auto const script = text::script_of(told.name);
    std::size_t const few = script == text::Script::arabic ? 400 : compared_one_by_one;
    if (within >= 0 and level >= 0) collect(index_, within, level, few, places);
    if (places.empty() or places.size() > few) {
        Wanted const wanted{&index_, level, within == index_.country ? -1 : within};
        places = index_.trigrams.like(squeezed(bare(told.folded)), 12, &Wanted::fits, &wanted);
    }
    for (auto const place : places)
        if (auto const score = best_nearness(index_, place, told.folded); score >= 0.6)
            answer.candidates.push_back({place, score});
    std::ranges::stable_sort(answer.candidates, std::ranges::greater{}, &Candidate::score);
    if (answer.candidates.size() > most_suggested) answer.candidates.resize(most_suggested);
}

/// Takes the nearest where it is surely the same name misspelt, and well ahead of the second.
bool Finder::by_likeness(Told const& told, int level, int within, Answer& answer) const
{
    suggest(told, level, within, answer);
    auto const& all = answer.candidates;
    if (told.folded.size() < 4 or all.empty()) return false;
    if (all.size() > 1 and all[0].score - all[1].score < ahead) return false;
    auto const& known = index_.names[static_cast<std::size_t>(all[0].place)];
    if (std::ranges::none_of(known, [&](std::string const& name) { return is_slip(name, told.folded); })) return false;
    answer.place = all[0].place, answer.step = Step::likeness;
    return true;
}

/// "Borno, Adamawa and Yobe": all of them, for a person to divide.
bool Finder::several_in_cell(Told const& told, int level, Answer& answer) const
{
    auto const parts = parts_of(told.name);
    if (parts.size() < 2 or parts.size() > 40) return false;
    std::vector<int> places;
    for (auto const part : parts) {
        auto const found = index_.named(keys_of(part), level, context_told_ ? context_ : -1);
        if (found.size() != 1) return false;
        if (std::ranges::find(places, found[0]) == places.end()) places.push_back(found[0]);
    }
    if (places.size() == 1) {
        // "Kismayo / Kismaayo": two spellings of one place.
        answer.place = places[0], answer.step = context_told_ ? Step::name_in_parent : Step::name;
        return true;
    }
    answer.conflict = true;
    answer.candidates.clear();
    for (auto const place : places)
        answer.candidates.push_back({place, 1.0});
    return true;
}

/// A name in the column of another level than its own.
void Finder::by_other_level(std::vector<std::string> const& keys, int level, Answer& answer) const
{
    auto const found = index_.named(keys, -1, context_told_ ? context_ : index_.country);
    if (found.size() != 1) return;
    auto const deep = at(found[0]).level;
    // A finer place within the right parent, or a gazetteer that has no names of this level, and nothing finer told.
    bool const no_names = not index_.named_levels[static_cast<std::size_t>(level)];
    if (deep > level ? deeper_told(level) : not no_names) {
        answer.candidates.insert(answer.candidates.begin(), {found[0], no_contradiction});
        return;
    }
    if (not context_told_ and unresolved_above_) answer.doubts.push_back("place.parent_differs");
    answer.place = found[0], answer.step = context_told_ ? Step::name_in_parent : Step::name;
}

Finder::Answer Finder::by_name(Told const& told, int level)
{
    Answer answer;
    auto const keys = keys_of(told.name);
    auto const found = index_.named(keys, level, context_);
    if (found.size() == 1) {
        answer.place = found[0], answer.step = context_told_ ? Step::name_in_parent : Step::name;
        if (not context_told_ and unresolved_above_) answer.doubts.push_back("place.parent_differs");
        return answer;
    }
    if (found.size() > 1) {
        answer.conflict = true;
        for (auto const place : found)
            answer.candidates.push_back({place, 1.0});
        return answer;
    }
    auto const elsewhere = context_told_ ? index_.named(keys, level, -1) : std::vector<int>{};
    bool const near = (context_told_ or level == 1) ? by_likeness(told, level, context_, answer) : false;
    if (not elsewhere.empty()) {
        // The name is that of a place elsewhere: the row contradicts itself.
        answer.conflict = true, answer.place = -1, answer.step = Step::none;
        for (auto const place : elsewhere)
            answer.candidates.insert(answer.candidates.begin(), {place, 0.95});
        return answer;
    }
    if (near or several_in_cell(told, level, answer)) return answer;
    by_other_level(keys, level, answer);
    if (answer.place < 0 and not context_told_ and level > 1) suggest(told, level, -1, answer);
    return answer;
}

/// A code or a name of which the row does not say the level.
Finder::Answer Finder::any_level()
{
    if (auto const place = decided(any_); place >= 0) {
        Answer answer;
        answer.place = place, answer.step = Step::decided;
        return answer;
    }
    CodeAnswer code;
    if (not any_.code.empty()) code = find_code(index_, any_.code, -1);
    if (code.place >= 0) return with_code(any_, at(code.place).level, code);
    Answer answer;
    for (auto const place : code.several)
        answer.candidates.push_back({place, 0.9}), answer.conflict = true;
    if (any_.name.empty() or answer.conflict) {
        if (not any_.code.empty() and not answer.conflict) {
            answer.context = place_continued(index_, any_.code);
            if (answer.context < 0 and is_foreign(index_, any_.code))
                answer.doubts.push_back("place.other_country");
            else if (answer.context >= 0 and not context_told_)
                context_ = answer.context, context_told_ = true;
        }
        return answer;
    }
    if (means_country_here(any_, -1)) {
        answer.place = index_.country, answer.step = Step::country;
        return answer;
    }
    auto found = index_.named(keys_of(any_.name), -1, context_told_ ? context_ : -1);
    // A place and one within it of the same name: the coarser holds in either case.
    auto const top = std::ranges::min_element(found, {}, [&](int place) { return at(place).level; });
    bool const nested =
        top != found.end() and std::ranges::all_of(found, [&](int place) { return index_.descends(place, *top); });
    if (nested)
        answer.place = *top, answer.step = *top == index_.country ? Step::country
                                           : context_told_        ? Step::name_in_parent
                                                                  : Step::name;
    else if (not found.empty()) {
        answer.conflict = true;
        for (auto const place : found)
            answer.candidates.push_back({place, 1.0});
    } else if (not several_in_cell(any_, -1, answer))
        suggest(any_, -1, context_told_ ? context_ : -1, answer);
    return answer;
}

} // namespace muster::geography
