#include "lines.hpp"
#include "need_parts.hpp"
#include "picture.hpp"
#include <algorithm>
#include <analysis/sql.hpp>
#include <activities/activities.hpp>
#include <ranges>
#include <set>
#include <store/journal.hpp>

namespace muster::analysis {

namespace {

using std::size_t;

/// The places as a tree with one root. A place whose parent is unknown hangs under the root, so nothing is lost.
Tree tree_of(geography::Gazetteer const& places)
{
    std::vector<Tree::Place> made(places.size());
    std::vector<int> countries;
    for (int i = 0; i < static_cast<int>(places.size()); ++i) {
        auto const& place = places.at(i);
        made[size_t(i)] = {places.parent_of(i), place.level, places.population(i).value_or(-1)};
        if (place.level == 0) countries.push_back(i);
    }
    int root = countries.size() == 1 ? countries.front() : static_cast<int>(made.size());
    if (countries.size() != 1) made.push_back({-1, countries.empty() ? 0 : -1, -1});
    for (int i = 0; i < static_cast<int>(made.size()); ++i) {
        auto& place = made[size_t(i)];
        if (i == root) place.parent = -1;
        else if (place.parent < 0 or made[size_t(place.parent)].level >= place.level) place.parent = root;
    }
    return Tree(std::move(made));
}

void read_held(store::Db& db, Picture& picture)
{
    picture.held.clear();
    activities::each_line(db, sql::held, {std::string_view(picture.operation)}, [&](store::Row const& row) {
        if (picture.hidden.line(row.text(6), row.text(7), row.text(5))) return;
        auto& held = picture.held.emplace_back();
        held.source = {picture.submission_of(row.text(0)), static_cast<std::int32_t>(row.integer(1)), static_cast<std::int32_t>(row.integer(2))};
        held.severity = row.text(3);
        held.code = row.text(4);
        held.partner = picture.engine->words().partners.find(row.text(5));
        if (held.partner >= picture.of_lines.partners) held.partner = -1;
        held.body = row.text(6);
        auto const place = picture.places->by_code(row.text(7));
        held.place = place < 0 ? picture.engine->tree().root() : place;
        held.period = period_between(row.text(8), row.text(9));
    });
}

void read_nil(store::Db& db, Picture& picture)
{
    picture.nil.clear();
    db.each(sql::nil, {std::string_view(picture.operation)}, [&](store::Row const& row) {
        auto const period = period_between(row.text(2), row.text(3));
        if (period and not picture.hidden.line(row.text(1), "", row.text(0))) picture.nil.push_back({picture.engine->words().partners.of(row.text(0)), row.string(1), *period});
    });
}

std::int32_t told_people(store::Row const& row, int column)
{
    auto const number = row.integer_if(column);
    return number and *number >= 0 and *number <= most_people ? static_cast<std::int32_t>(*number) : -1;
}

int place_of_needs(Picture& picture, std::string_view code)
{
    auto const place = picture.places->by_code(code);
    // National figures stand on the country's code even where no gazetteer is loaded.
    if (place < 0 and picture.places->size() == 0) return picture.engine->tree().root();
    return place;
}

void read_need_parts(store::Db& db, Picture& picture)
{
    auto& words = picture.engine->words();
    std::vector<NeedCross> cells;
    db.each(sql::need_parts, {std::string_view(picture.operation)}, [&](store::Row const& row) {
        auto const place = place_of_needs(picture, row.text(0));
        auto const in_need = told_people(row, 6);
        if (place < 0 or in_need < 0 or picture.hidden.need(row.text(1), row.text(0))) return;
        auto const body = words.bodies.of(row.text(1)), group = words.groups.of(row.text(2));
        bool const by_sex = row.text(3) != "all", by_age = row.text(4) != "all";
        if (by_sex and by_age) cells.push_back({place, body, group, row.string(3), row.string(4), row.string(5), in_need});
        else if (by_sex or not row.is_null(5))
            picture.parts.push_back({place, body, group, by_sex ? "sex" : "age", by_sex ? row.string(3) : row.string(5), in_need});
    });
    complete_parts(picture.parts, std::move(cells));
}

void read_needs(store::Db& db, Picture& picture)
{
    auto& engine = *picture.engine;
    std::vector<NeedBook::Told> told;
    std::set<std::string> sources;
    picture.has_needs.assign(10, 0);
    db.each(sql::needs, {std::string_view(picture.operation)}, [&](store::Row const& row) {
        if (picture.hidden.need(row.text(1), row.text(0))) return;
        auto const place = place_of_needs(picture, row.text(0));
        if (place < 0) {
            ++picture.notes.needs_unplaced;
            return;
        }
        NeedCell cell;
        cell.body = static_cast<std::uint8_t>(engine.words().bodies.of(row.text(1)));
        cell.group = static_cast<std::uint8_t>(engine.words().groups.of(row.text(2)));
        cell.population = told_people(row, 3);
        cell.in_need = told_people(row, 4);
        cell.targeted = told_people(row, 5);
        cell.severity = static_cast<std::int8_t>(std::clamp<std::int64_t>(row.integer(6), 0, 5));
        told.push_back({place, cell});
        if (cell.in_need >= 0) picture.has_needs[size_t(std::clamp(engine.tree().level(place), 0, 9))] = 1;
        if (not row.is_null(7)) sources.insert(row.string(7));
    });
    engine.set_needs(std::move(told));
    for (auto const& source : sources) picture.needs_sources += (picture.needs_sources.empty() ? "" : ", ") + source;
    read_need_parts(db, picture);
}

}

namespace {

/// Areas of responsibility and services stay out of the figures over all sectors.
void keep_out_of_joint(Picture& picture)
{
    auto& bodies = picture.engine->words().bodies;
    for (int i = 0; i < static_cast<int>(picture.bodies->size()); ++i)
        if (not picture.bodies->at(i).enters_joint_figures)
            if (auto const code = bodies.find(picture.bodies->at(i).code); code >= 0) picture.engine->keep_out_of_joint(code);
}

std::string last_entry(store::Db& db, std::string const& operation)
{
    auto const last = store::history(db, operation, "", "", 1);
    return last.empty() ? "" : last.front().hash;
}

std::unique_ptr<Picture> read_picture(store::Db& db, base::Clock const& clock, std::string const& operation, bool details, Hidden const& hidden)
{
    auto picture = std::make_unique<Picture>();
    picture->hidden = hidden;
    picture->operation = operation;
    picture->at = clock.now();
    picture->journal = store::journal_head(db);
    picture->last_entry = last_entry(db, operation);
    picture->places = geography::Gazetteer::load(db, operation);
    picture->bodies = structure::Bodies::load(db, operation, clock.today());
    picture->partners = partners::Registry::load(db, operation);
    picture->engine = std::make_unique<Engine>(tree_of(*picture->places));
    Lines(db, *picture, details).read();
    read_held(db, *picture);
    read_nil(db, *picture);
    read_needs(db, *picture);
    keep_out_of_joint(*picture);
    return picture;
}

/// What an entry of the journal asks of a picture that follows it.
enum class Step { nothing, lines, places, all_anew };

Step step_of(std::string_view kind)
{
    switch (activities::change_of_lines(kind)) {
    case activities::ChangeOfLines::none: return Step::nothing;
    case activities::ChangeOfLines::by_submission: return Step::lines;
    case activities::ChangeOfLines::unknown: break;
    }
    if (kind == "geography.words") return Step::places;
    // Partners and bodies are read again in any case.
    for (auto const* const harmless : {"partners.made", "partners.added", "partners.confirmed", "partners.words", "structure.words"})
        if (kind == harmless) return Step::nothing;
    // What stands above analysis or beside it changes nothing that it reads.
    for (auto const* const read : {"activities.", "geography.", "needs.", "operations.", "partners.", "standards.", "structure."})
        if (kind.starts_with(read)) return Step::all_anew;
    for (auto const* const apart : {"access.", "commitments.", "documents.", "membership."})
        if (kind.starts_with(apart)) return Step::nothing;
    return Step::all_anew;
}

bool follow_once(store::Db& db, base::Clock const& clock, Picture& picture)
{
    constexpr int most_entries = 64;
    picture.at = clock.now();
    picture.journal = store::journal_head(db);
    auto entries = store::history(db, picture.operation, "", "", most_entries);
    auto const known = std::ranges::find(entries, picture.last_entry, &store::Past::hash);
    if (known == entries.end()) return false;
    picture.last_entry = entries.front().hash;
    entries.erase(known, entries.end());
    bool places = false;
    for (auto const& one : entries) {
        auto const step = step_of(one.entry.kind);
        if (step == Step::all_anew) return false;
        places = places or step == Step::places;
    }
    if (places) picture.places = geography::Gazetteer::load(db, picture.operation);
    picture.bodies = structure::Bodies::load(db, picture.operation, clock.today());
    picture.partners = partners::Registry::load(db, picture.operation);
    Lines lines(db, picture, picture.details.size() == picture.sources.size());
    for (auto const& one : std::views::reverse(entries))
        if (step_of(one.entry.kind) == Step::lines and not lines.follow(one.entry.subject)) return false;
    read_held(db, picture);
    auto const partners = picture.engine->words().partners.size();
    read_nil(db, picture);
    keep_out_of_joint(picture);
    return picture.engine->words().partners.size() == partners;
}

constexpr int tries = 3;

}

std::unique_ptr<Picture> load_versions(store::Db& db, base::Clock const& clock, std::string const& operation, std::set<std::string> const& bodies,
                                       Hidden const& hidden, VersionSink const& sink)
{
    auto picture = std::make_unique<Picture>();
    picture->hidden = hidden;
    picture->operation = operation;
    picture->at = clock.now();
    picture->places = geography::Gazetteer::load(db, operation);
    picture->partners = partners::Registry::load(db, operation);
    picture->engine = std::make_unique<Engine>(tree_of(*picture->places));
    Lines lines(db, *picture, false);
    for (auto const& body : bodies) lines.each_version(body, sink);
    return picture;
}

std::unique_ptr<Picture> load_picture(store::Db& db, base::Clock const& clock, std::string const& operation, bool details, Hidden const& hidden)
{
    // Every write passes the journal: where its head has not moved, all was read as it stood at one moment. A reader
    // takes no lock, so imports go on; after a few tries under steady writing the last picture stands.
    std::unique_ptr<Picture> picture;
    for (int i = 0; i < tries; ++i) {
        picture = read_picture(db, clock, operation, details, hidden);
        if (store::journal_head(db) == picture->journal) break;
    }
    return picture;
}

bool follow_picture(store::Db& db, base::Clock const& clock, Picture& picture)
{
    picture.worked = nothing_worked();
    for (int i = 0; i < tries; ++i) {
        if (not follow_once(db, clock, picture)) return false;
        if (store::journal_head(db) == picture.journal) break;
    }
    return true;
}

}
