#include "place_index.hpp"
#include "codes.hpp"
#include "names.hpp"
#include <algorithm>
#include <base/ensure.hpp>

namespace muster::geography {

namespace {

/// Calls `take` with each run of three letters, the ends marked.
template <typename Take>
void each_gram(std::string_view squeezed, Take&& take)
{
    std::uint32_t gram = 0;
    auto const push = [&](char c) { gram = ((gram << 8) | static_cast<unsigned char>(c)) & 0xFFFFFF; };
    push('^'), push('^');
    for (char const c : squeezed)
        push(c), take(gram);
    push('$'), take(gram);
}

} // namespace

void Trigrams::add(std::string_view squeezed, int place)
{
    auto const entry = static_cast<std::uint32_t>(entries_.size());
    std::uint32_t grams = 0;
    each_gram(squeezed, [&](std::uint32_t gram) { made_.emplace_back(gram, entry), ++grams; });
    entries_.push_back({place, grams});
}

void Trigrams::finish()
{
    std::ranges::sort(made_);
    made_.erase(std::ranges::unique(made_).begin(), made_.end());
    postings_.reserve(made_.size());
    for (auto const& [gram, entry] : made_) {
        auto const at = static_cast<std::uint32_t>(postings_.size());
        auto const [range, added] = ranges_.try_emplace(gram, at, at);
        postings_.push_back(entry);
        range->second.second = at + 1;
    }
    made_ = {};
}

std::vector<int> Trigrams::like(std::string_view squeezed, std::size_t most, bool (*fits)(void const*, int),
                                void const* what) const
{
    thread_local std::vector<std::uint16_t> shared;
    thread_local std::vector<std::uint32_t> touched;
    shared.resize(std::max(shared.size(), entries_.size()));
    touched.clear();
    std::uint32_t grams = 0;
    each_gram(squeezed, [&](std::uint32_t gram) {
        ++grams;
        auto const at = ranges_.find(gram);
        if (at == ranges_.end()) return;
        for (auto i = at->second.first; i < at->second.second; ++i)
            if (shared[postings_[i]]++ == 0) touched.push_back(postings_[i]);
    });
    std::vector<std::pair<double, int>> best;
    for (auto const entry : touched) {
        auto const score = 2.0 * shared[entry] / (grams + entries_[entry].grams);
        shared[entry] = 0;
        if (score >= 0.3 and fits(what, entries_[entry].place)) best.emplace_back(-score, entries_[entry].place);
    }
    auto const kept = std::min(best.size(), most * 2);
    std::ranges::partial_sort(best, best.begin() + static_cast<std::ptrdiff_t>(kept));
    std::vector<int> places;
    for (std::size_t i = 0; i < kept and places.size() < most; ++i)
        if (std::ranges::find(places, best[i].second) == places.end()) places.push_back(best[i].second);
    return places;
}

void PlaceIndex::arrange()
{
    children.assign(places.size(), {});
    for (std::size_t i = 0; i < places.size(); ++i)
        if (parents[i] >= 0 and now[i]) children[static_cast<std::size_t>(parents[i])].push_back(static_cast<int>(i));
    arrange_codes();
    arrange_names();
}

void PlaceIndex::arrange_codes()
{
    std::map<std::string, int> letters;
    for (std::size_t i = 0; i < places.size(); ++i) {
        auto const& place = places[i];
        auto const index = static_cast<int>(i);
        // Of the vintages of one code the one that is now stands for it; else the last, which comes last.
        auto const [at, added] = exact.try_emplace(place.pcode, index);
        if (not added and not now[static_cast<std::size_t>(at->second)]) at->second = index;
        auto const folded = folded_code(place.pcode);
        auto& same = folded_codes[folded];
        std::erase_if(same, [&](int other) { return places[static_cast<std::size_t>(other)].pcode == place.pcode; });
        same.push_back(exact.at(place.pcode));
        if (place.level < 1 or place.level >= static_cast<int>(levels)) continue;
        auto const split = split_code(folded);
        if (place.level == 1) ++letters[std::string(split.letters)];
        // The segments: what each code adds to that of its parent.
        std::vector<std::string> segments;
        std::vector<int> sizes;
        auto rest = folded;
        int child = index;
        while (child >= 0 and places[static_cast<std::size_t>(child)].level > 1) {
            auto const parent = parents[static_cast<std::size_t>(child)];
            if (parent < 0) break;
            auto const above = folded_code(places[static_cast<std::size_t>(parent)].pcode);
            if (not rest.starts_with(above) or rest.size() == above.size()) break;
            segments.insert(segments.begin(), rest.substr(above.size()));
            rest = above, child = parent;
        }
        if (child < 0 or places[static_cast<std::size_t>(child)].level != 1) continue;
        segments.insert(segments.begin(), std::string(split_code(rest).rest));
        if (segments.size() != static_cast<std::size_t>(place.level) or not now[i]) continue;
        for (auto const& segment : segments)
            sizes.push_back(static_cast<int>(segment.size()));
        shapes_of_codes[segments.size()][shape_key(segments)].push_back(index);
        auto& known = lengths[segments.size()];
        if (std::ranges::find(known, sizes) == known.end() and known.size() < 4) known.push_back(sizes);
    }
    for (auto const& [prefix, count] : letters)
        prefixes.push_back(prefix);
    std::ranges::sort(prefixes, [&](auto const& a, auto const& b) { return letters[a] > letters[b]; });
    if (prefixes.size() > 3) prefixes.resize(3);
}

void PlaceIndex::arrange_names()
{
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (places[i].level >= 0 and places[i].level < static_cast<int>(levels) and not names[i].empty() and now[i])
            named_levels[static_cast<std::size_t>(places[i].level)] = true;
        for (auto const& name : names[i]) {
            for (auto const& key : {squeezed(name), squeezed(bare(name))}) {
                auto& same = by_name[key];
                if (same.empty() or same.back() != static_cast<int>(i)) same.push_back(static_cast<int>(i));
            }
            if (now[i] and places[i].level > 0) trigrams.add(squeezed(bare(name)), static_cast<int>(i));
        }
    }
    trigrams.finish();
}

bool PlaceIndex::descends(int place, int from) const
{
    for (int steps = 0; place >= 0 and steps < 12; ++steps) {
        if (place == from) return true;
        place = parents[static_cast<std::size_t>(place)];
    }
    return false;
}

int PlaceIndex::ancestor(int place, int level) const
{
    for (int steps = 0; place >= 0 and steps < 12; ++steps) {
        if (places[static_cast<std::size_t>(place)].level == level) return place;
        if (places[static_cast<std::size_t>(place)].level < level) return -1;
        place = parents[static_cast<std::size_t>(place)];
    }
    return -1;
}

bool PlaceIndex::is_country_code(std::string_view folded) const
{
    if (folded.empty()) return false;
    if (folded == iso2 or folded == iso3 or
        (country >= 0 and folded == folded_code(places[static_cast<std::size_t>(country)].pcode)))
        return true;
    // "CO00", "HN00": the country and no place of it.
    auto const split = split_code(folded);
    bool const ours = not split.letters.empty() and (split.letters == iso2 or split.letters == iso3 or
                                                     std::ranges::find(prefixes, split.letters) != prefixes.end());
    return ours and not split.rest.empty() and split.rest.find_first_not_of('0') == split.rest.npos and
           not folded_codes.contains(folded);
}

std::vector<int> PlaceIndex::named(std::vector<std::string> const& keys, int level, int within) const
{
    std::vector<int> found, past;
    auto const fits = [&](int place) {
        return (level < 0 or places[static_cast<std::size_t>(place)].level == level) and
               (within < 0 or (place != within and descends(place, within)));
    };
    auto const add = [](std::vector<int>& all, int place) {
        if (std::ranges::find(all, place) == all.end()) all.push_back(place);
    };
    for (auto const& key : keys) {
        auto const at = by_name.find(key);
        if (at == by_name.end()) continue;
        for (auto const place : at->second) {
            if (now[static_cast<std::size_t>(place)]) {
                if (fits(place)) add(found, place);
                continue;
            }
            auto const became = successors.find(place);
            if (became == successors.end()) {
                if (fits(place)) add(past, place);
                continue;
            }
            for (auto const& successor : became->second)
                if (fits(successor.place) or
                    (fits(place) and (level < 0 or places[static_cast<std::size_t>(successor.place)].level == level)))
                    add(past, successor.place);
        }
        // The key as it was written comes first; the others are for what it does not find.
        if (not found.empty()) return found;
    }
    return found.empty() ? past : found;
}

std::vector<Outline> const& PlaceIndex::outlines() const
{
    std::call_once(unpacked_, [this] {
        for (auto const& [place, bytes] : packed) {
            auto shape = unpack(bytes);
            ENSURE(shape);
            outline_of_[place] = outlines_.size();
            auto const box = shape->box();
            outlines_.push_back({place, box, std::move(*shape)});
        }
    });
    return outlines_;
}

int PlaceIndex::at(Spot spot) const
{
    int best = -1, level = -1;
    for (auto const& outline : outlines()) {
        if (not now[static_cast<std::size_t>(outline.place)]) continue;
        auto const deep = places[static_cast<std::size_t>(outline.place)].level;
        if (deep > level and outline.box.holds(spot) and outline.shape.holds(spot)) best = outline.place, level = deep;
    }
    return best;
}

Outline const* PlaceIndex::outline(int place) const
{
    auto const& all = outlines();
    auto const found = outline_of_.find(place);
    return found == outline_of_.end() ? nullptr : &all[found->second];
}

} // namespace muster::geography
