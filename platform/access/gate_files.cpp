// What the gate says to files: how many, how much of what is sensitive, and that they were taken.
#include "inside.hpp"
#include <access/exports.hpp>
#include <access/gate.hpp>
#include <algorithm>
#include <base/words.hpp>
#include <set>

namespace muster::access {

namespace {

using http::Verdict;

Verdict denied(std::string_view code, std::vector<std::string> const& args = {}) { return Verdict::no(status_of(code), rule(code), args); }

/// "/api/1/operations/{operation}/gaps/{gap}/letter" is "gaps/letter": what an approval calls a list.
std::string list_of(std::string_view path)
{
    std::string list;
    constexpr std::string_view below = "/operations/{operation}/";
    auto const at = path.find(below);
    if (at == std::string_view::npos) return std::string(path.substr(path.rfind('/') + 1));
    for (auto rest = path.substr(at + below.size()); not rest.empty();) {
        auto const part = rest.substr(0, rest.find('/'));
        rest.remove_prefix(std::min(part.size() + 1, rest.size()));
        if (not part.starts_with('{')) list.append(list.empty() ? "" : "/").append(part);
    }
    return list;
}

bool is_package(Settings const& settings, std::string_view path)
{
    return std::ranges::any_of(settings.packages, [&](std::string const& end) { return path.ends_with(end); });
}

std::string text_of(http::Params const& params, std::string_view name)
{
    auto const at = params.find(name);
    return at == params.end() or at->second.empty() ? std::string() : at->second.front();
}

/// Whether what was asked for, by body and place, may hold some of it.
bool touches(std::string_view body, std::string_view area, http::Params const& params, Settings const& settings)
{
    auto const any = [&](std::string_view name, auto const& fits) {
        auto const at = params.find(name);
        return at == params.end() or at->second.empty() or at->second.front().empty() or std::ranges::any_of(at->second, fits);
    };
    return (body == "*" or any("body", [&](std::string const& one) { return one == body; })) and
           (area == "*" or any(settings.area, [&](std::string const& one) { return one.starts_with(area) or area.starts_with(one); }));
}

bool speaks_of(Kind kind, Permission permission) { return (kind == Kind::contacts) == (permission == Permission::contacts) or is_of_places(kind); }

/// Whether an approval opens some of what is high, so that the file may hold it.
bool opens(Export const& approval, Policy const& policy, Veil const& hidden, Permission permission, http::Params const& params, Settings const& settings)
{
    return std::ranges::any_of(policy, [&](Class const& one) {
        if (one.least != Sensitivity::high or not speaks_of(one.kind, permission)) return false;
        bool const body = is_of_places(one.kind) or one.body == "*" or approval.body == "*" or one.body == approval.body;
        bool const area = one.area == "*" or approval.area == "*" or one.area.starts_with(approval.area) or approval.area.starts_with(one.area);
        if (not body or not area) return false;
        if (not touches(one.body, one.area, params, settings) or not touches(approval.body, approval.area, params, settings)) return false;
        // Where the mask still hides it whole the own grants do not reach it, and the approval changes nothing.
        auto const mask = std::ranges::find(hidden.masks(), one, &Mask::what);
        return mask == hidden.masks().end() or std::ranges::any_of(mask->open, [](Mask::Open const& open) { return open.organisation.empty(); });
    });
}

std::string names_of(Policy const& policy, Sensitivity least)
{
    std::set<std::string> names;
    for (auto const& one : policy)
        if (one.least == least) names.insert(one.body == "*" ? std::string(name_of(one.kind)) : one.body);
    std::string all;
    for (auto const& one : names) all += (all.empty() ? "" : ", ") + one;
    return all;
}

std::string names_above(Policy const& policy)
{
    auto const high = names_of(policy, Sensitivity::high), severe = names_of(policy, Sensitivity::severe);
    return high.empty() or severe.empty() ? high + severe : high + ", " + severe;
}

/// A package holds everything that is high, which has to be approved whole; what is severe lies in it sealed alone, and its key goes
/// by another way (handover).
Verdict may_leave_whole(Policy const& policy, Veil const& hidden)
{
    bool const is_open = std::ranges::none_of(hidden.masks(), [](Mask const& one) { return one.what.least == Sensitivity::high; });
    return is_open ? Verdict::yes() : denied("access.needs_approval", {names_of(policy, Sensitivity::high)});
}

}

/// Programs and sign-ins of one account count together.
Verdict Gate::may_take_away(http::Caller const& caller, http::Taking const& what, http::Params& params, store::Db& db)
{
    // What was handed in with the request itself comes back with it: nothing is taken.
    bool const counts = what.verb == "GET" or is_package(world_.settings, what.path);
    if (auto const wait = counts ? world_.exports.take(http::subject_of(caller)) : 0; wait > 0) {
        auto verdict = denied("access.too_many_files", {std::to_string((wait + 999) / 1000)});
        verdict.retry_after = static_cast<int>((wait + 999) / 1000);
        return verdict;
    }
    return narrowed_for_file(caller, what, params, db);
}

Verdict Gate::narrowed_for_file(http::Caller const& caller, http::Taking const& what, http::Params& params, store::Db& db) const
{
    auto const permission = permission_named(what.permission);
    auto const operation = text_of(params, "operation");
    // Whoever administers sees no data of the field by that; what is open to everybody looks after itself.
    if (not permission or *permission >= Permission::administer or operation.empty()) return Verdict::yes();
    Desk const desk{world_, db, caller.account};
    auto const now = desk.now();
    auto const policy = policy_in_force(world_, db, operation);
    bool const whole = is_package(world_.settings, what.path);
    auto const list = whole ? world_.settings.package : list_of(what.path);
    auto standing = exports(db, operation);
    std::erase_if(standing, [&](Export const& one) { return caller.account.empty() or one.account != caller.account or not one.stands(now) or not (one.list == list or (one.list == "*" and not whole)); });
    auto const hidden = file_veil(world_.roles, subject(desk, caller.subject), policy, operation, now, standing);
    if (whole)
        if (auto verdict = may_leave_whole(policy, hidden); not verdict.allowed()) return verdict;
    auto const shown = text_of(params, veil_parameter);
    params.erase(std::string(veil_parameter));
    if (hidden.text() != shown) params[std::string(held_back_parameter)] = {names_above(policy)};
    if (not hidden.empty()) params[std::string(veil_parameter)] = {hidden.text()};
    auto opened = std::ranges::find_if(standing, [&](Export const& one) { return opens(one, policy, hidden, *permission, params, world_.settings); });
    // Contacts say themselves how sensitive they are, beside the policy.
    if (opened == standing.end() and *permission == Permission::contacts)
        opened = std::ranges::find_if(standing, [&](Export const& one) { return touches(one.body, one.area, params, world_.settings); });
    params[std::string(notice_parameter)] = {""};
    if (opened == standing.end()) return Verdict::yes();
    auto const who = account(desk, caller.account);
    params[std::string(approval_parameter)] = {std::to_string(opened->number)};
    params[std::string(notice_parameter)] = {base::say("access.notice", {opened->recipient, base::Instant{opened->until.ms - 1}.day().text(), who.name, who.id, now.text(), std::to_string(opened->number)})};
    if (not opened->raw and *permission == Permission::figures and std::ranges::count(what.takes, world_.settings.keep_back) > 0) params[world_.settings.keep_back] = {"files"};
    return Verdict::yes();
}

/// Whether it is not there, or only not in files: nobody learns more than the page says.
Verdict Gate::not_in_file(http::Params const& params)
{
    auto const classes = text_of(params, held_back_parameter);
    return classes.empty() ? Verdict::yes() : denied("access.not_in_file", {classes});
}

std::string Gate::taken_away(http::Caller const& caller, http::Taking const& what, http::Params const& params, http::Left const& left, store::Db& db)
{
    // A calendar that asks every hour, by a secret word, is nobody who takes something.
    if (caller.subject.empty() or not caller.signed_in) return left.classification;
    TakenFile taken;
    taken.operation = text_of(params, "operation");
    taken.account = caller.account.empty() ? caller.subject : caller.account;
    taken.path = std::string(what.verb) + " " + std::string(what.path);
    taken.format = what.format.empty() ? text_of(params, "format") : std::string(what.format);
    taken.approval = std::strtoll(text_of(params, approval_parameter).c_str(), nullptr, 10);
    taken.least = sensitivity_named(left.classification).value_or(what.permission == "figures" ? Sensitivity::low : Sensitivity::moderate);
    if (taken.approval > 0) taken.least = std::max(taken.least, Sensitivity::high);
    taken.lines = left.lines;
    base::JsonWriter json(taken.asked);
    json.object();
    for (auto const& name : world_.settings.written_down)
        if (auto const at = params.find(name); at != params.end()) json.member(name, at->second);
    json.end();
    auto const classification = std::string(name_of(taken.least));
    write_down({world_, db, taken.account}, std::move(taken));
    return classification;
}

}
