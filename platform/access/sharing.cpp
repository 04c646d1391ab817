// The policy of an operation: kept in versions, never edited.
#include "inside.hpp"
#include <access/kept.hpp>
#include <algorithm>
#include <base/words.hpp>
#include <store/seal.hpp>

namespace muster::access {

namespace {

/// "3"; nothing where it is no level below the first.
std::optional<int> level_of(std::string_view words)
{
    return words.size() == 1 and words[0] >= '1' and words[0] <= '9' ? std::optional(words[0] - '0') : std::nullopt;
}

std::vector<Class> classes_of(store::Db& db, std::string_view operation, std::int64_t version)
{
    std::vector<Class> all;
    db.each(sql::sharing_classes, {operation, version}, [&](store::Row const& row) {
        auto const kind = kind_named(row.text(0));
        if (not kind) return;
        Class one{*kind, row.string(1), row.string(2), static_cast<Sensitivity>(std::clamp<std::int64_t>(row.integer(3), 0, 3))};
        if (auto const at = one.area.find('@'); at != std::string::npos) one.level = level_of(std::string_view(one.area).substr(at + 1)).value_or(0), one.area.resize(at);
        all.push_back(std::move(one));
    });
    return all;
}

void add_classes(store::Db& db, std::string_view operation, std::int64_t version, Policy const& classes)
{
    for (auto const& one : classes)
        db.run(sql::add_sharing_class, {operation, version, name_of(one.kind), std::string_view(one.body), std::string_view(one.places()), static_cast<std::int64_t>(one.least)});
}

bool before(Class const& one, Class const& other)
{
    return std::tuple(name_of(one.kind), one.body, one.area, one.level) < std::tuple(name_of(other.kind), other.body, other.area, other.level);
}

std::string said_of(SharingPolicy const& policy)
{
    std::string said;
    base::JsonWriter json(said);
    json.object().member("version", policy.version).member("from", policy.from.text()).key("classes").list();
    for (auto const& one : policy.classes)
        json.object().member("kind", name_of(one.kind)).member("body", one.body).member("area", one.places()).member("class", name_of(one.least)).end();
    json.end().end();
    return said;
}

}

Class class_named(std::string_view words)
{
    std::vector<std::string> parts;
    for (std::size_t from = 0; from <= words.size();) {
        auto const end = std::min(words.find(':', from), words.size());
        parts.emplace_back(words.substr(from, end - from));
        from = end + 1;
    }
    if (parts.size() != 4) refuse("access.bad_class", {std::string(words.substr(0, 100))});
    auto const kind = kind_named(parts[0]);
    auto const fits = [](std::string const& one) { return one == "*" or (not one.empty() and one.size() <= 100 and std::ranges::all_of(one, [](unsigned char c) { return c > 32 and c != 127; })); };
    auto const at = parts[2].find('@');
    auto const level = at == std::string::npos ? std::optional(0) : level_of(std::string_view(parts[2]).substr(at + 1));
    if (at != std::string::npos) parts[2].resize(at);
    if (not kind or not level or not fits(parts[1]) or not fits(parts[2]) or (is_of_places(*kind) and parts[1] != "*")) refuse("access.bad_class", {std::string(words.substr(0, 100))});
    return {*kind, parts[1], parts[2], sensitivity_sure(parts[3]), *level};
}

std::vector<SharingPolicy> sharing_policies(store::Db& db, std::string const& operation)
{
    std::vector<SharingPolicy> all;
    db.each(sql::sharing_versions, {std::string_view(operation)}, [&](store::Row const& row) {
        SharingPolicy one;
        one.version = row.integer(0);
        one.from = base::Day::parse(row.text(1)).value_or(base::Day{});
        one.reason = row.string(2);
        one.by = row.string(3);
        one.at = {row.integer(4)};
        all.push_back(std::move(one));
    });
    for (auto& one : all) one.classes = classes_of(db, operation, one.version);
    return all;
}

SharingPolicy sharing_policy(store::Db& db, std::string const& operation, base::Day day)
{
    std::optional<SharingPolicy> found;
    db.each(sql::sharing_versions, {std::string_view(operation)}, [&](store::Row const& row) {
        if (found or base::Day::parse(row.text(1)).value_or(base::Day{}) > day) return;
        found = SharingPolicy{row.integer(0), *base::Day::parse(row.text(1)), row.string(2), row.string(3), {row.integer(4)}, {}};
    });
    if (not found) return {0, {}, "", "", {}, classes_of(db, "*", 0)};
    found->classes = classes_of(db, operation, found->version);
    return *found;
}

Policy policy_in_force(World const& world, store::Db& db, std::string const& operation)
{
    auto policy = sharing_policy(db, operation, world.clock.today()).classes;
    for (auto& one : policy)
        if (one.level > 0 and world.settings.code_length) one.longer = world.settings.code_length(db, operation, one.level);
    return policy;
}

SharingPolicy adopt_sharing(Desk const& desk, std::string const& operation, base::Day from, Policy classes, std::string const& reason)
{
    if (reason.empty()) refuse("access.needs_reason");
    std::ranges::sort(classes, before);
    for (std::size_t i = 1; i < classes.size(); ++i)
        if (not before(classes[i - 1], classes[i])) refuse("access.class_twice", {std::string(name_of(classes[i].kind)) + ":" + classes[i].body + ":" + classes[i].places()});
    store::Transaction transaction(desk.db);
    auto const earlier = sharing_policies(desk.db, operation);
    SharingPolicy made{earlier.empty() ? 1 : earlier.front().version + 1, from, reason, desk.actor, desk.now(), std::move(classes)};
    desk.db.run(sql::add_sharing_policy, {std::string_view(operation), made.version, std::string_view(made.from.text()), std::string_view(reason), std::string_view(made.by), made.at.ms});
    add_classes(desk.db, operation, made.version, made.classes);
    record(desk, store::Nature::decided, operation, "access.sharing", std::to_string(made.version), said_of(made), reason);
    auto const sealed = keep_rows(desk.db, base::StillClock(made.at), desk.actor, operation, true);
    transaction.commit();
    if (sealed > 0 and not desk.db.in_transaction()) store::clear_log(desk.db);
    return made;
}

void keep_classes(Desk const& desk)
{
    auto wanted = desk.world.settings.classes;
    std::ranges::sort(wanted, before);
    if (classes_of(desk.db, "*", 0) == wanted) return;
    store::Transaction transaction(desk.db);
    desk.db.run(sql::drop_listed_classes);
    add_classes(desk.db, "*", 0, wanted);
    record(desk, store::Nature::kept, "", "access.sharing", "listed", said_of({0, {}, "", "", {}, wanted}));
    transaction.commit();
}

}
