// The decision. Its order of questions is also the order of reasons: the first that cannot be answered is the one told.
#include "inside.hpp"
#include <access/can.hpp>
#include <algorithm>
#include <base/ensure.hpp>

namespace muster::access {

namespace {

bool holds(std::string_view granted, std::string_view asked) { return granted == "*" or granted == asked; }
bool holds_area(std::string_view granted, std::string_view asked) { return granted == "*" or asked.starts_with(granted); }

/// The operation that a grant reaches for this subject; "" where its token or link was made for another one.
bool in_operation(Subject const& subject, Grant const& grant, std::string_view operation)
{
    return holds(grant.operation, operation) and holds(subject.only_operation, operation);
}

bool in_time(Grant const& grant, base::Instant now) { return grant.from <= now and now < grant.until; }

bool up_to(std::optional<Sensitivity> cell, Grant const& grant, Sensitivity asked)
{
    return cell.has_value() and asked <= std::min(*cell, grant.highest);
}

bool carries(Subject const& subject, Permission permission)
{
    return not subject.only or std::ranges::count(*subject.only, permission) > 0;
}

/// How far one grant goes with the question; `none` where it says yes.
Reason of_grant(Roles const& roles, Subject const& subject, Grant const& grant, Permission permission, Object const& object,
                base::Instant now)
{
    if (not in_operation(subject, grant, object.operation)) return Reason::no_operation;
    auto const* role = roles.find(grant.role);
    if (role == nullptr) return Reason::role;
    auto const& cell = role->cell(permission);
    if (cell == Cell{}) return Reason::role;
    if (not in_time(grant, now)) return Reason::ended;
    if (grant.provisional and permission != Permission::hand_in) return Reason::provisional;
    if (not holds(grant.body, object.body) or not holds_area(grant.area, object.area)) return Reason::scope;
    bool const is_own = not grant.organisation.empty() and grant.organisation == object.organisation;
    // What is one's own was said by oneself: only the role says how far that reaches.
    if (up_to(cell.within, grant, object.sensitivity) or (is_own and cell.own and object.sensitivity <= *cell.own)) return Reason::none;
    return cell.within or is_own ? Reason::sensitivity : Reason::scope;
}

/// Reasons by how near they come to a yes.
int nearness(Reason reason)
{
    constexpr std::array order{Reason::no_operation, Reason::role, Reason::ended, Reason::provisional, Reason::scope, Reason::sensitivity};
    return static_cast<int>(std::ranges::find(order, reason) - order.begin());
}

bool covers(Reach const& wide, Reach const& narrow)
{
    bool const area = wide.area == "*" or (narrow.area != "*" and narrow.area.starts_with(wide.area));
    return holds(wide.body, narrow.body) and area and (wide.organisation.empty() or wide.organisation == narrow.organisation) and
           wide.highest >= narrow.highest and (not wide.provisional or narrow.provisional);
}

void add(std::vector<Reach>& all, Reach reach)
{
    if (std::ranges::any_of(all, [&](Reach const& one) { return covers(one, reach); })) return;
    std::erase_if(all, [&](Reach const& one) { return covers(reach, one); });
    all.push_back(std::move(reach));
}

}

Cell const& Role::cell(Permission permission) const
{
    static Cell const nothing;
    auto const at = static_cast<std::size_t>(permission);
    return at < cells.size() ? cells[at] : nothing;
}

bool Role::may_give(std::string_view role) const
{
    return std::ranges::any_of(may_grant, [&](std::string const& one) { return holds(one, role); });
}

Decision can(Roles const& roles, Subject const& subject, Permission permission, Object const& object, base::Instant now)
{
    if (permission == Permission::open) return {};
    if (subject.kind == Subject::Kind::nobody) return {Reason::not_signed_in};
    if (not carries(subject, permission)) return {Reason::not_this_way};
    if (permission == Permission::self or permission == Permission::enrol) return {subject.account.empty() ? Reason::not_signed_in : Reason::none};
    Decision best{Reason::no_operation};
    for (auto const& grant : subject.grants) {
        auto const reason = of_grant(roles, subject, grant, permission, object, now);
        if (reason == Reason::none and not grant.provisional) return {};
        if (reason == Reason::none) best = {reason, true};
        else if (not best.allowed() and nearness(reason) > nearness(best.reason)) best = {reason};
    }
    return best;
}

std::vector<Reach> reach(Roles const& roles, Subject const& subject, Permission permission, std::string_view operation,
                         base::Instant now)
{
    std::vector<Reach> all;
    if (subject.kind == Subject::Kind::nobody or not carries(subject, permission)) return all;
    for (auto const& grant : subject.grants) {
        auto const* role = roles.find(grant.role);
        if (role == nullptr or not in_operation(subject, grant, operation) or not in_time(grant, now)) continue;
        if (grant.provisional and permission != Permission::hand_in) continue;
        auto const& cell = role->cell(permission);
        if (cell.within) add(all, {grant.body, grant.area, "", std::min(*cell.within, grant.highest), grant.provisional});
        if (cell.own and not grant.organisation.empty())
            add(all, {grant.body, grant.area, grant.organisation, *cell.own, grant.provisional});
    }
    return all;
}

std::vector<Reach> widest(std::vector<Reach> reaches)
{
    std::vector<Reach> all;
    for (auto& one : reaches) {
        one.highest = Sensitivity::low;
        add(all, std::move(one));
    }
    return all;
}

bool knows_of(Roles const& roles, Subject const& subject, std::string_view operation, base::Instant now)
{
    return std::ranges::any_of(subject.grants, [&](Grant const& grant) {
        return roles.find(grant.role) != nullptr and in_operation(subject, grant, operation) and in_time(grant, now);
    });
}

bool may_give(Roles const& roles, Subject const& subject, Grant const& wanted, base::Instant now)
{
    // Tokens and links are for programs and for handing in; what people may do is given by people.
    if (subject.kind != Subject::Kind::account) return false;
    return std::ranges::any_of(subject.grants, [&](Grant const& grant) {
        auto const* role = roles.find(grant.role);
        if (role == nullptr or grant.provisional or not in_time(grant, now) or not role->may_give(wanted.role)) return false;
        bool const area = grant.area == "*" or (wanted.area != "*" and wanted.area.starts_with(grant.area));
        // Who administers has no sight of anything by that, so its own sensitivity is no limit to what it gives.
        bool const sensitivity = role->may_give("*") or wanted.highest <= grant.highest;
        bool const organisation = grant.organisation.empty() or grant.organisation == wanted.organisation;
        return holds(grant.operation, wanted.operation) and holds(grant.body, wanted.body) and area and organisation and sensitivity and
               wanted.until <= grant.until;
    });
}

}
