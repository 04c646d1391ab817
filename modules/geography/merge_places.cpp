#include "merge.hpp"
#include "names.hpp"
#include "rules.hpp"
#include <algorithm>
#include <text/fold.hpp>

namespace muster::geography {

namespace {

std::string text_of(std::optional<base::Day> day)
{
    return day ? day->text() : std::string();
}

std::string day_before(std::string const& day)
{
    return base::Day::parse(day)->plus(-1).text();
}

bool all_capitals(std::string_view name)
{
    bool letters = false;
    for (char const c : name) {
        if (c >= 'a' and c <= 'z') return false;
        letters = letters or (c >= 'A' and c <= 'Z');
    }
    return letters;
}

class Merger {
public:
    Merger(Batch const& batch, Known& known, base::Day today, Loaded& loaded)
        : batch_(batch), known_(known), today_(today), loaded_(loaded)
    {
    }

    void run()
    {
        add_country();
        for (auto const& [code, place] : batch_.places)
            by_level_[place.level].push_back(&place);
        for (auto const& [code, vintages] : known_.places)
            for (auto const& kept : vintages)
                if (kept.now()) learn_name(kept);
        for (auto const& [level, places] : by_level_) {
            find_vintage(level, places);
            names_ = names_of(places);
            for (auto const* place : places)
                merge(*place);
        }
        name_country();
        for (auto const& [level, places] : by_level_)
            end_those_gone(level, places.size());
        for (auto const& [level, vintage] : vintage_)
            if (vintage and batch_.whole) known_.vintages[level].insert(*vintage);
        say();
    }

private:
    /// Every gazetteer has its country, with a name, whether lists say so or not.
    void add_country()
    {
        auto const code = known_.country();
        bool const told = std::ranges::any_of(batch_.places, [](auto const& entry) { return entry.second.level == 0; });
        if (not told and not known_.any(code))
            known_.places[code].push_back({code, "", "", 0, "", "told", "", {}, {}, {}});
    }

    void name_country()
    {
        auto* country = known_.now(known_.country());
        if (not country or not country->name.empty()) return;
        country->name = operations::country_name(known_.operation.iso3);
        if (country->name.empty()) country->name = known_.operation.name;
        add_name(*country, country->name, "en", "main");
    }

    /// The day that most places of the level carry, where most carry the same.
    void find_vintage(int level, std::vector<InPlace const*> const& places)
    {
        std::map<std::string, std::size_t> days;
        for (auto const* place : places)
            if (place->from) ++days[place->from->text()];
        auto const most = std::ranges::max_element(days, {}, [](auto const& day) { return day.second; });
        if (most != days.end() and most->second * 10 >= places.size() * 6) vintage_[level] = most->first;
    }

    /// Which codes of the level carry a name here.
    static std::map<std::string, std::set<std::string>> names_of(std::vector<InPlace const*> const& places)
    {
        std::map<std::string, std::set<std::string>> names;
        for (auto const* place : places)
            if (not place->name.empty()) names[text::fold(place->name)].insert(place->pcode);
        return names;
    }

    void learn_name(Kept const& kept)
    {
        for (auto const& name : kept.names)
            bearers_[{kept.level, name.folded}].insert(kept.pcode);
    }

    /// Another place of the level that bears the name; "" where there is none.
    [[nodiscard]] std::string other_bearer(int level, std::string const& folded, std::string const& pcode) const
    {
        auto const at = bearers_.find({level, folded});
        if (at == bearers_.end()) return {};
        for (auto const& bearer : at->second)
            if (bearer != pcode and known_.now(bearer)) return bearer;
        return {};
    }

    /// Whether two parents are one place, by code or, where lists use other codes, by name.
    [[nodiscard]] bool same_parent(std::string const& a, std::string const& b) const
    {
        if (a == b) return true;
        auto const *one = known_.any(a), *other = known_.any(b);
        return one and other and not one->name.empty() and text::fold(one->name) == text::fold(other->name);
    }

    /// Without a date, and with another code than the place of that name and parent has in a dated list: the code of
    /// another family, which the list replaced.
    [[nodiscard]] bool is_superseded(Kept const& kept) const
    {
        if (not kept.from.empty() or kept.name.empty()) return false;
        auto const twin = other_bearer(kept.level, text::fold(kept.name), kept.pcode);
        auto const* known = twin.empty() ? nullptr : known_.now(twin);
        return known and not known->from.empty() and same_parent(known->parent, kept.parent);
    }

    [[nodiscard]] std::string newest(int level) const
    {
        auto const at = known_.vintages.find(level);
        return at == known_.vintages.end() or at->second.empty() ? std::string() : *at->second.rbegin();
    }

    void merge(InPlace const& place)
    {
        auto& vintages = known_.places[place.pcode];
        if (vintages.empty()) return add_new(place, vintages);
        auto const from = text_of(place.from);
        auto at = std::ranges::find(vintages, from, &Kept::from);
        if (from.empty() or at == vintages.end()) at = std::ranges::find_if(vintages, &Kept::now);
        if (at == vintages.end()) return merge_ended(place, vintages, from);
        if (at->level != place.level) {
            level_differs_.add(place.pcode + " (here " + std::to_string(place.level) + ", known as " +
                                   std::to_string(at->level) + ")",
                               place.at);
            return;
        }
        bool const dated = not from.empty() and not at->from.empty() and from != at->from;
        bool const other_parent = place.parent_by == "told" and at->parent_by == "told" and not place.parent.empty() and
                                  not at->parent.empty() and place.parent != at->parent;
        if (at->now() and dated and (other_parent or name_went_elsewhere(place, *at)))
            return split(place, vintages, *at, from);
        if (other_parent)
            parent_differs_.add(place.pcode + " (here " + place.parent + ", known in " + at->parent + ")", place.at);
        fill(*at, place, dated and from > at->from);
    }

    void add_new(InPlace const& place, std::vector<Kept>& vintages)
    {
        auto kept = make(place);
        auto const last = newest(place.level);
        auto const vintage = vintage_.find(place.level);
        if (place.to and *place.to < today_)
            kept.to = place.to->text();
        else if (batch_.whole and vintage != vintage_.end() and *vintage->second < last) {
            kept.to = day_before(last);
            older_.add(place.pcode + " " + place.name, place.at);
            older_day_ = *vintage->second;
        } else if (not last.empty() and is_superseded(kept)) {
            kept.to = day_before(last);
            superseded_.add(place.pcode + " " + place.name, place.at);
        } else if (not last.empty() and kept.from.empty() and batch_.whole)
            not_in_list_.add(place.pcode + " " + place.name, place.at), list_day_ = last;
        if (kept.now()) learn_name(kept);
        vintages.push_back(std::move(kept));
        ++loaded_.places_new;
        touched_.insert(place.pcode);
    }

    /// The code is known as one of the past only: a later list brings it back, an earlier or undated one says nothing
    /// new.
    void merge_ended(InPlace const& place, std::vector<Kept>& vintages, std::string const& from)
    {
        if (from.empty() or from <= vintages.back().to) return;
        vintages.push_back(make(place));
        ++loaded_.places_new;
        touched_.insert(place.pcode);
    }

    /// The place's former name is now that of another code: the code was used again for another place.
    [[nodiscard]] bool name_went_elsewhere(InPlace const& place, Kept const& kept) const
    {
        auto const was = text::fold(kept.name), is = text::fold(place.name);
        if (was.empty() or is.empty() or was == is) return false;
        auto const here = names_.find(was);
        if (here == names_.end() or here->second.contains(place.pcode)) return false;
        return std::ranges::none_of(here->second, [&](std::string const& other) {
            auto const* known = known_.now(other);
            return known and text::fold(known->name) == was;
        });
    }

    void split(InPlace const& place, std::vector<Kept>& vintages, Kept& at, std::string const& from)
    {
        auto kept = make(place);
        if (from > at.from)
            at.to = day_before(from);
        else
            kept.to = day_before(at.from);
        vintages.push_back(std::move(kept));
        std::ranges::sort(vintages, {}, &Kept::from);
        ++loaded_.places_new;
        touched_.insert(place.pcode);
    }

    [[nodiscard]] Kept make(InPlace const& place) const
    {
        Kept kept{place.pcode,     text_of(place.from), "",        place.level, place.parent,
                  place.parent_by, place.name,          place.lat, place.lon,   {}};
        add_name(kept, place.name, place.language, "main");
        for (auto const& other : place.names)
            add_name(kept, other.name, other.language, other.kind);
        return kept;
    }

    void fill(Kept& kept, InPlace const& place, bool newer)
    {
        // Of two lists that both have the place, the earlier one tells since when.
        if (auto const from = text_of(place.from); not from.empty() and (kept.from.empty() or from < kept.from)) {
            known_.renamed.push_back({kept.pcode, kept.from, from});
            kept.from = from;
        }
        if (not place.parent.empty() and
            (kept.parent.empty() or (kept.parent_by != "told" and place.parent_by == "told")))
            kept.parent = place.parent, kept.parent_by = place.parent_by;
        if (not kept.lat and place.lat) kept.lat = place.lat, kept.lon = place.lon;
        // Population tables write names in capitals; they teach nothing.
        if (batch_.kind != "population") fill_names(kept, place, newer);
    }

    void fill_names(Kept& kept, InPlace const& place, bool newer)
    {
        if (not place.name.empty()) {
            auto const was = text::fold(kept.name), is = text::fold(place.name);
            if (kept.name.empty() or (was == is and all_capitals(kept.name) and not all_capitals(place.name)))
                kept.name = place.name;
            else if (was != is) {
                auto const known = std::ranges::find(kept.names, is, &KeptName::folded) != kept.names.end();
                auto const bearer = known or newer ? std::string() : other_bearer(kept.level, is, kept.pcode);
                if (not bearer.empty()) {
                    // To take it as a second name would make the name of the other place mean two.
                    name_of_other_.add(place.name + " for " + place.pcode + ", the name of " + bearer, place.at);
                    return;
                }
                if (not known) name_other_.add(place.pcode + " " + kept.name + ", " + place.name, place.at);
                if (newer and not known) kept.name = place.name;
            }
            add_name(kept, place.name, place.language, text::fold(kept.name) == is ? "main" : "other");
            if (newer)
                for (auto& name : kept.names)
                    if (name.kind == "main" and name.folded != text::fold(kept.name)) name.kind = "former";
        }
        for (auto const& other : place.names)
            add_name(kept, other.name, other.language, other.kind);
    }

    void end_those_gone(int level, std::size_t here)
    {
        auto const vintage = vintage_.find(level);
        if (not batch_.whole or level < 1 or vintage == vintage_.end() or not vintage->second) return;
        auto const& day = *vintage->second;
        if (newest(level) >= day or here * 2 < known_.count(level)) return;
        for (auto& [code, vintages] : known_.places) {
            if (batch_.places.contains(code)) continue;
            for (auto& kept : vintages) {
                bool const gone = kept.now() and kept.level == level and not kept.from.empty() and kept.from < day;
                bool const superseded = kept.now() and kept.level == level and is_superseded(kept);
                if (not gone and not superseded) continue;
                kept.to = day_before(day);
                (gone ? ended_ : superseded_).add(kept.pcode + " " + kept.name, loaded_.file);
            }
        }
    }

    void say()
    {
        for (auto const& [code, place] : batch_.places) {
            auto const* kept = known_.any(code);
            if (not kept or kept->level == 0) continue;
            if (kept->parent.empty() or not known_.any(kept->parent))
                parent_missing_.add(code + (kept->parent.empty() ? " (none told)" : " in " + kept->parent), place.at);
            if (kept->name.empty()) name_missing_.add(code, place.at);
        }
        auto& findings = loaded_.findings;
        for (auto const* tally : {&level_differs_, &parent_differs_, &parent_missing_, &ended_, &superseded_,
                                  &name_other_, &name_of_other_, &name_missing_})
            tally->finish(findings);
        not_in_list_.finish(findings, {list_day_});
        older_.finish(findings, {older_day_});
    }

    Batch const& batch_;
    Known& known_;
    base::Day today_;
    Loaded& loaded_;
    std::map<int, std::vector<InPlace const*>> by_level_;
    std::map<int, std::optional<std::string>> vintage_;
    std::map<std::string, std::set<std::string>> names_;
    std::set<std::string> touched_;
    std::map<std::pair<int, std::string>, std::set<std::string>> bearers_; // who has a name now, by level
    std::string older_day_, list_day_;
    Tally level_differs_{"gazetteer.level_differs"}, parent_differs_{"gazetteer.parent_differs"},
        parent_missing_{"gazetteer.parent_missing"}, ended_{"gazetteer.ended"}, name_other_{"gazetteer.name_other"},
        name_missing_{"gazetteer.name_missing"}, older_{"gazetteer.older"}, superseded_{"gazetteer.superseded"},
        name_of_other_{"gazetteer.name_of_another"}, not_in_list_{"gazetteer.not_in_dated_list"};
};

/// The places whose name is one of a synonym entry, at its level and within its parent where they are told.
std::vector<Kept*> named(Known& known, InSynonyms const& entry)
{
    std::vector<Kept*> found;
    auto const keys = keys_of(entry.name);
    for (auto& [code, vintages] : known.places) {
        for (auto& kept : vintages) {
            if (not kept.now() or (entry.level >= 0 and kept.level != entry.level)) continue;
            if (not entry.parent.empty() and kept.parent != entry.parent) continue;
            bool const fits = std::ranges::any_of(kept.names, [&](KeptName const& name) {
                return std::ranges::find(keys, squeezed(name.folded)) != keys.end() or
                       std::ranges::find(keys, squeezed(bare(name.folded))) != keys.end();
            });
            if (fits) found.push_back(&kept);
        }
    }
    return found;
}

} // namespace

void add_name(Kept& kept, std::string_view name, std::string_view language, std::string_view kind)
{
    auto const tidied = text::tidy(name);
    auto folded = text::fold(tidied);
    if (folded.empty()) return;
    auto const same = std::ranges::find_if(kept.names, [&](KeptName const& held) {
        return held.folded == folded and (held.language == language or held.language.empty() or language.empty());
    });
    if (same != kept.names.end()) return;
    kept.names.push_back({std::move(folded), std::string(language), std::string(kind), tidied});
    std::ranges::sort(kept.names);
}

void merge_places(Batch const& batch, Known& known, base::Day today, Loaded& loaded)
{
    Merger(batch, known, today, loaded).run();
}

void merge_synonyms(Batch const& batch, Known& known, Loaded& loaded)
{
    Tally unplaced("gazetteer.synonyms_unplaced"), shared("gazetteer.synonym_shared"),
        wrong_level("gazetteer.synonym_level");
    std::map<std::string, std::set<std::string>> owners;
    for (auto const& entry : batch.synonyms) {
        Kept* kept = entry.pcode.empty() ? nullptr : known.now(entry.pcode);
        // Districts that carry the code of their region: the name within the region tells which is meant.
        if (kept and entry.level >= 0 and kept->level != entry.level) {
            wrong_level.add(entry.pcode + " for " + entry.name, loaded.file);
            kept = nullptr;
        }
        if (not kept) {
            auto const found = named(known, entry);
            if (found.size() == 1) kept = found[0];
        }
        if (not kept) {
            if (not entry.synonyms.empty()) unplaced.add(entry.name, loaded.file);
            continue;
        }
        add_name(*kept, entry.name, "", "alias");
        for (auto const& synonym : entry.synonyms) {
            add_name(*kept, synonym, "", "alias");
            owners[text::fold(synonym)].insert(kept->pcode);
        }
    }
    for (auto const& [synonym, places] : owners)
        if (places.size() > 1) shared.add(synonym, loaded.file);
    for (auto const* tally : {&unplaced, &shared, &wrong_level})
        tally->finish(loaded.findings);
}

} // namespace muster::geography
