#include "codes.hpp"
#include "finder.hpp"
#include "known.hpp"
#include "names.hpp"
#include "rules.hpp"
#include "witness.hpp"
#include <algorithm>
#include <base/ensure.hpp>
#include <base/json.hpp>
#include <geography/lists.hpp>
#include <geography/sql.hpp>
#include <store/journal.hpp>
#include <text/fold.hpp>

namespace muster::geography {

struct Gazetteer::Inside {
    PlaceIndex index;
};

Gazetteer::Gazetteer() : in_(std::make_unique<Inside>()) {}
Gazetteer::~Gazetteer() = default;

namespace {

void add_folded(std::vector<std::string>& names, std::string_view name)
{
    auto folded = text::fold(name);
    if (not folded.empty() and std::ranges::find(names, folded) == names.end()) names.push_back(std::move(folded));
}

/// A share from which on a place of the past is taken to be one place now.
constexpr double nearly_whole = 0.9;

/// Where each code of the past went, as the crosswalk says it.
std::map<std::string, std::vector<std::pair<std::string, Successor>>> steps_of(store::Db& db,
                                                                               std::string_view operation)
{
    std::map<std::string, std::vector<std::pair<std::string, Successor>>> steps;
    db.each(sql::steps_all, {operation}, [&](store::Row const& row) {
        Successor successor;
        if (not row.is_null(2)) successor.share = row.real(2);
        successor.given = row.text(4) == "given";
        steps[row.string(0)].emplace_back(row.string(1), successor);
    });
    for (auto& [from, all] : steps) {
        auto const most =
            std::ranges::max_element(all, {}, [](auto const& step) { return step.second.share.value_or(0); });
        if (most->second.share.value_or(0) >= nearly_whole) all = {*most};
    }
    return steps;
}

/// The country's names in many languages, and those of all other countries.
void name_countries(PlaceIndex& index, operations::Operation const& operation)
{
    auto& own = index.names[static_cast<std::size_t>(index.country)];
    add_folded(own, operations::country_name(operation.iso3));
    auto list = lists::country_names_csv;
    while (not list.empty()) {
        auto const end = std::min(list.find('\n'), list.size());
        auto line = list.substr(0, end);
        list.remove_prefix(std::min(end + 1, list.size()));
        if (line.size() < 5 or line[3] != ',') continue;
        bool const ours = line.substr(0, 3) == operation.iso3;
        for (line.remove_prefix(4); not line.empty();) {
            auto const stop = std::min(line.find(';'), line.size());
            if (ours)
                add_folded(own, line.substr(0, stop));
            else
                index.other_countries.insert(text::fold(line.substr(0, stop)));
            line.remove_prefix(std::min(stop + 1, line.size()));
        }
    }
    for (auto const& name : own)
        index.other_countries.erase(name);
}

} // namespace

/// Fills a gazetteer; the class's friend because it builds what is not changed afterwards.
struct GazetteerMaker {
    store::Db& db;
    Known known;
    PlaceIndex& index;
    std::map<std::pair<std::string, std::string>, int> numbers; // by p-code and first day

    void run()
    {
        index.iso2 = known.operation.iso2, index.iso3 = known.operation.iso3;
        add_places();
        find_parents();
        add_steps();
        name_countries(index, known.operation);
        index.arrange();
        add_rest();
    }

    void add_places()
    {
        for (auto const& [code, vintages] : known.places)
            for (auto const& kept : vintages)
                add(kept);
        if (index.country >= 0) return;
        // An operation without places knows its country all the same.
        auto name = operations::country_name(known.operation.iso3);
        Kept country{known.country(), "", "", 0, "", "told", name.empty() ? known.operation.name : name, {}, {}, {}};
        country.names.push_back({text::fold(country.name), "", "main", country.name});
        add(country);
    }

    void add(Kept const& kept)
    {
        auto const number = static_cast<int>(index.places.size());
        numbers[{kept.pcode, kept.from}] = number;
        index.places.push_back({kept.pcode, kept.level, kept.name, kept.parent, base::Day::parse(kept.from),
                                base::Day::parse(kept.to), kept.lat, kept.lon});
        index.now.push_back(kept.now());
        std::vector<std::string> names;
        add_folded(names, kept.name);
        for (auto const& name : kept.names) {
            if (std::ranges::find(names, name.folded) == names.end()) names.push_back(name.folded);
            // "Banadir (Mogadishu)" is also Banadir, and Mogadishu.
            if (name.name.find('(') != name.name.npos) {
                auto const open = name.name.find('(');
                add_folded(names, std::string_view(name.name).substr(0, open));
                auto const within = text::fold(std::string_view(name.name).substr(open + 1));
                if (within.size() > 3) add_folded(names, within);
            }
        }
        index.names.push_back(std::move(names));
        if (kept.level == 0 and kept.now()) index.country = number;
    }

    /// The place of a code on the days of its child; else as it is now.
    [[nodiscard]] int number_of(std::string const& code, std::optional<base::Day> day) const
    {
        auto const at = known.places.find(code);
        if (at == known.places.end()) return -1;
        auto const text = day ? day->text() : std::string();
        Kept const* chosen = nullptr;
        for (auto const& kept : at->second)
            if (not text.empty() and kept.from <= text and (kept.to.empty() or text <= kept.to)) chosen = &kept;
        if (not chosen) chosen = known.any(code);
        return numbers.at({code, chosen->from});
    }

    void find_parents()
    {
        for (std::size_t i = 0; i < index.places.size(); ++i) {
            auto const& place = index.places[i];
            auto parent =
                place.parent.empty() ? -1 : number_of(place.parent, index.now[i] ? std::nullopt : place.valid_from);
            // The top of the tree is the country, also where a list does not say so.
            if (parent < 0 and place.level == 1) parent = index.country;
            if (parent == static_cast<int>(i)) parent = -1;
            index.parents.push_back(parent);
        }
    }

    void add_steps()
    {
        auto const steps = steps_of(db, known.operation.id);
        for (auto const& [from, all] : steps) {
            std::vector<Successor> successors;
            for (auto [to, successor] : all) {
                successor.place = number_of(to, {});
                if (successor.place >= 0) successors.push_back(successor);
            }
            if (successors.empty()) continue;
            auto const at = known.places.find(from);
            if (at == known.places.end())
                index.foreign_steps[folded_code(from)] = successors;
            else
                for (auto const& kept : at->second)
                    if (not kept.now()) index.successors[numbers.at({from, kept.from})] = successors;
        }
        // A place of the past whose code is that of a place now, and that has a name in common with it, is that place.
        for (std::size_t i = 0; i < index.places.size(); ++i) {
            auto const* now = index.now[i] ? nullptr : known.now(index.places[i].pcode);
            if (not now or index.successors.contains(static_cast<int>(i))) continue;
            bool const same = std::ranges::any_of(now->names, [&](KeptName const& name) {
                return std::ranges::find(index.names[i], name.folded) != index.names[i].end();
            });
            if (same) index.successors[static_cast<int>(i)] = {{numbers.at({now->pcode, now->from}), 1.0, false}};
        }
    }

    void add_rest()
    {
        auto const operation = std::string_view(known.operation.id);
        db.each(sql::words_all, {operation}, [&](store::Row const& row) {
            if (auto const place = number_of(row.string(1), {}); place >= 0) index.words[row.string(0)] = place;
        });
        db.each(sql::boundaries_all, {operation}, [&](store::Row const& row) {
            auto const at = numbers.find({row.string(0), row.string(1)});
            if (at != numbers.end()) index.packed.emplace_back(at->second, std::string(row.bytes(2)));
        });
        db.each(sql::totals_all, {operation}, [&](store::Row const& row) {
            if (auto const place = number_of(row.string(0), {}); place >= 0) index.population[place] = row.integer(2);
        });
    }
};

std::shared_ptr<Gazetteer const> Gazetteer::load(store::Db& db, std::string const& operation)
{
    std::shared_ptr<Gazetteer> made(new Gazetteer());
    GazetteerMaker{db, Known::load(db, operation), made->in_->index, {}}.run();
    return made;
}

std::size_t Gazetteer::size() const
{
    return in_->index.places.size();
}

Place const& Gazetteer::at(int place) const
{
    ENSURE(place >= 0 and static_cast<std::size_t>(place) < size());
    return in_->index.places[static_cast<std::size_t>(place)];
}

int Gazetteer::parent_of(int place) const
{
    ENSURE(place >= 0 and static_cast<std::size_t>(place) < size());
    return in_->index.parents[static_cast<std::size_t>(place)];
}

int Gazetteer::ancestor(int place, int level) const
{
    return in_->index.ancestor(place, level);
}

std::vector<int> Gazetteer::places_of(int level) const
{
    std::vector<int> found;
    for (std::size_t i = 0; i < size(); ++i)
        if (in_->index.now[i] and in_->index.places[i].level == level) found.push_back(static_cast<int>(i));
    std::ranges::sort(found, {}, [&](int place) -> std::string const& { return at(place).pcode; });
    return found;
}

std::vector<int> Gazetteer::children(int place) const
{
    ENSURE(place >= 0 and static_cast<std::size_t>(place) < size());
    return in_->index.children[static_cast<std::size_t>(place)];
}

int Gazetteer::lowest_level() const
{
    int lowest = 0;
    for (std::size_t i = 0; i < size(); ++i)
        if (in_->index.now[i]) lowest = std::max(lowest, in_->index.places[i].level);
    return lowest;
}

int Gazetteer::by_code(std::string_view exact_code) const
{
    auto const at = in_->index.exact.find(exact_code);
    return at == in_->index.exact.end() ? -1 : at->second;
}

Found Gazetteer::find(Asked const& asked) const
{
    return Finder(in_->index, asked).run();
}

std::optional<std::int64_t> Gazetteer::population(int place) const
{
    auto const at = in_->index.population.find(place);
    return at == in_->index.population.end() ? std::nullopt : std::optional(at->second);
}

} // namespace muster::geography
