#include "commands.hpp"
#include <accounts/accounts.hpp>
#include <accounts/lists.hpp>
#include <algorithm>
#include <geography/geography.hpp>
#include <mutex>
#include <operations/operations.hpp>
#include <partners/partners.hpp>
#include <store/journal.hpp>
#include <utility>

namespace muster::accounts {

namespace {

bool is_operation(store::Db& db, std::string const& id)
{
    auto const all = operations::list(db);
    return std::ranges::find(all, id, &operations::Operation::id) != all.end();
}

/// The partner that somebody who registers names: one that is surely known, else a new provisional one. What a likeness
/// suggests is for people to decide.
std::string partner_named(access::Desk const& desk, std::string const& operation, std::string const& said)
{
    auto const registry = partners::Registry::load(desk.db, operation);
    auto const found = registry->find(said, "");
    bool const sure = found.step != partners::Step::none and found.step != partners::Step::likeness and found.step != partners::Step::several;
    if (sure and found.partner >= 0) return registry->at(found.partner).id;
    auto const made = registry->make(said, "", partners::Kind::unknown);
    store::Transaction transaction(desk.db);
    registry->save(desk.db, desk.world.clock, desk.actor.empty() ? "registration" : desk.actor, operation);
    transaction.commit();
    return registry->at(made).id;
}

/// "kind,body,place,class" of lists/sharing.csv.
access::Policy listed_classes()
{
    access::Policy all;
    std::string_view rest = lists::sharing_csv;
    for (bool header = true; not rest.empty();) {
        auto const line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        if (line.empty() or line.starts_with('#')) continue;
        std::string words(line);
        std::ranges::replace(words, ',', ':');
        if (not std::exchange(header, false)) all.push_back(access::class_named(words));
    }
    return all;
}

access::MemberNames members()
{
    access::MemberNames names;
    names.bodies = {"body", "sector"};
    names.places = {"place", "pcode", "code", "parent", "id"};
    names.organisations = {"partner"};
    names.lies_in = {"place", "pcode"};
    names.kept = {"place", "place_name", "pcode", "level", "body", "body_name", "group", "period"};
    names.states = {"state", "in_need_state", "targeted_state", "reached_state"};
    names.people = {"reached", "in_need"};
    names.who = {"partners", "partner_ids", "rows", "rows_with_people", "held", "how", "planned", "why", "nobody_reported", "no_number_told"};
    return names;
}

std::vector<std::string> places_in(store::Db& db, std::string const& operation, std::string const& area)
{
    std::vector<std::string> words;
    auto const places = geography::Gazetteer::load(db, operation);
    for (int i = 0; i < static_cast<int>(places->size()); ++i) {
        auto const& one = places->at(i);
        if (one.pcode.starts_with(area)) words.push_back(one.pcode), words.push_back(one.name);
    }
    return words;
}

/// The places of an operation, kept while its store's journal stands: asked at every request where a class speaks of a level.
std::shared_ptr<geography::Gazetteer const> gazetteer_of(store::Db& db, std::string const& operation)
{
    struct Held {
        std::string key;
        std::shared_ptr<geography::Gazetteer const> places;
    };
    static std::mutex guard;
    static Held held;
    auto const key = db.url() + "\n" + operation + "\n" + std::to_string(store::journal_head(db));
    {
        std::lock_guard const lock(guard);
        if (held.key == key) return held.places;
    }
    auto places = geography::Gazetteer::load(db, operation);
    std::lock_guard const lock(guard);
    held = {key, places};
    return places;
}

std::size_t code_length(store::Db& db, std::string const& operation, int level)
{
    auto const places = gazetteer_of(db, operation);
    std::size_t above = 0, shortest = 0;
    for (int i = 0; i < static_cast<int>(places->size()); ++i) {
        auto const& one = places->at(i);
        if (one.level < level) above = std::max(above, one.pcode.size());
        else shortest = shortest == 0 ? one.pcode.size() : std::min(shortest, one.pcode.size());
    }
    return above < shortest ? shortest : 0;
}

std::optional<std::pair<double, double>> district_of(store::Db& db, std::string const& operation, std::string const& place)
{
    constexpr int district = 2;
    auto const places = gazetteer_of(db, operation);
    for (auto at = places->by_code(place); at >= 0; at = places->parent_of(at)) {
        auto const& one = places->at(at);
        if (one.level <= district and one.lat and one.lon) return std::pair(*one.lat, *one.lon);
    }
    return {};
}

}

access::Roles const& roles()
{
    static auto const all = access::Roles::read(lists::roles_csv);
    return all;
}

access::Settings settings()
{
    access::Settings wanted;
    wanted.organisation = "partner";
    wanted.knows_operation = is_operation;
    wanted.organisation_named = partner_named;
    wanted.classes = listed_classes();
    wanted.places_in = places_in;
    wanted.code_length = code_length;
    wanted.district_of = district_of;
    wanted.members = members();
    // What is handed over opens in the authority's own program: it holds everything.
    wanted.packages = {"/packages", "/hand-over"};
    wanted.written_down = {"body", "place", "partner", "period", "group", "by", "level", "status", "kind", "format", "as", "language"};
    return wanted;
}

std::unique_ptr<access::World> world(base::Clock const& clock) { return std::make_unique<access::World>(roles(), clock, settings()); }

cli::Module const& module()
{
    static auto const all_commands = [] {
        std::vector<cli::Command> all(commands().begin(), commands().end());
        all.insert(all.end(), sharing_commands().begin(), sharing_commands().end());
        all.insert(all.end(), export_commands().begin(), export_commands().end());
        return all;
    }();
    static cli::Module const made{.name = "accounts", .migrations = access::migrations(), .queries = access::queries(), .commands = all_commands, .rules = access::rules(), .witnesses = {}, .words = access::spoken()};
    return made;
}

}
