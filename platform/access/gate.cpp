#include "inside.hpp"
#include "shown.hpp"
#include <access/exports.hpp>
#include <access/gate.hpp>
#include <algorithm>
#include <base/hash.hpp>
#include <base/words.hpp>
#include <fmt/core.h>
#include <set>

namespace muster::access {

namespace {

using http::Verdict;

Verdict denied(std::string_view code, std::vector<std::string> const& args = {}) { return Verdict::no(status_of(code), rule(code), args); }

Verdict later(std::string_view code, std::int64_t wait_ms)
{
    auto const seconds = static_cast<int>((wait_ms + 999) / 1000);
    auto verdict = denied(code, {std::to_string(seconds)});
    verdict.retry_after = seconds;
    return verdict;
}

Verdict denied(Reason reason, Permission permission)
{
    switch (reason) {
    case Reason::not_signed_in: return denied("access.signed_out");
    case Reason::no_operation: return denied("access.not_here");
    case Reason::not_this_way: return denied("access.not_this_way");
    case Reason::ended: return denied("access.ended");
    case Reason::provisional: return denied("access.provisional");
    case Reason::scope: return denied("access.scope", {base::term("access.other_parts")});
    case Reason::sensitivity: return denied("access.sensitivity");
    case Reason::none:
    case Reason::role: break;
    }
    return denied("access.role", {base::term("access.may." + std::string(name_of(permission)))});
}

/// The same for all who are shown the same.
std::string mark_of(Subject const& subject, base::Instant now)
{
    std::string all = subject.only_operation;
    if (subject.only)
        for (auto const one : *subject.only) all += fmt::format("/{}", name_of(one));
    std::set<std::string> grants;
    for (auto const& one : subject.grants)
        if (one.from <= now and now < one.until)
            grants.insert(fmt::format("|{} {} {} {} {} {} {}", one.role, one.operation, one.body, one.area, one.organisation,
                                      static_cast<int>(one.highest), one.provisional ? 1 : 0));
    for (auto const& one : grants) all += one;
    return digest_of(all);
}

std::vector<http::Scope> scopes_of(Subject const& subject, base::Instant now)
{
    std::vector<http::Scope> scopes;
    for (auto const& one : subject.grants) {
        if (one.from > now or now >= one.until) continue;
        auto const operation = subject.only_operation == "*" ? one.operation : subject.only_operation;
        if (one.operation != "*" and one.operation != operation) continue;
        scopes.push_back({operation, one.role, one.body, one.area, one.organisation.empty() ? "*" : one.organisation, static_cast<int>(one.highest)});
    }
    return scopes;
}

/// One way in which a request can be forced into a reach.
struct Forced {
    std::string name, value;
    bool begins = false;  // an area: what is asked for begins so
};

std::vector<Forced> limits_of(Reach const& reach, Settings const& settings, std::vector<std::string_view> const& takes)
{
    std::vector<Forced> limits;
    if (reach.provisional) limits.push_back({"hold", "true"});
    if (reach.body != "*") limits.push_back({"body", reach.body});
    if (reach.area != "*") limits.push_back({settings.area, reach.area, true});
    if (reach.organisation.empty()) return limits;
    limits.push_back({settings.organisation, reach.organisation});
    // Where the parameter is only what counts when the sheet itself names nobody, a second one keeps the sheet to it.
    if (auto only = "only-" + settings.organisation; std::ranges::count(takes, only) > 0) limits.push_back({std::move(only), reach.organisation});
    return limits;
}

std::string text_of(std::vector<Forced> const& limits)
{
    std::string all;
    for (auto const& one : limits) all += (all.empty() ? "" : ", ") + one.name + " " + one.value;
    return all;
}

bool is_within(Forced const& limit, std::vector<std::string> const& values)
{
    return std::ranges::all_of(values, [&](std::string const& value) { return limit.begins ? value.starts_with(limit.value) : value == limit.value; });
}

enum class Fit { yes, outside, cannot };

/// Whether what was asked for lies within the limits; what was not said is filled in, in `params`.
Fit fit(std::vector<Forced> const& limits, http::Params& params, std::vector<std::string_view> const& takes)
{
    bool const free = std::ranges::count(takes, "*") > 0;
    // Where body and place are what is said (what a word means), a route takes the limits apart from them, by "within-body".
    bool const apart = std::ranges::any_of(takes, [](std::string_view one) { return one.starts_with("within-"); });
    for (auto const& limit : limits) {
        auto const name = apart ? "within-" + limit.name : limit.name;
        if (std::ranges::count(takes, name) == 0) {
            if (free) continue;
            return Fit::cannot;
        }
        auto const said = params.find(name);
        if (said == params.end() or said->second.empty()) params[name] = {limit.value};
        else if (not is_within(limit, said->second)) return Fit::outside;
    }
    return Fit::yes;
}

/// The parameters forced into the one reach that takes them.
Verdict narrowed(std::vector<Reach> const& reaches, Settings const& settings, http::Params& params, std::vector<std::string_view> const& takes)
{
    std::vector<http::Params> ways;
    std::string outside, cannot, choices;
    bool provisional = false;
    for (auto const& reach : reaches) {
        auto const limits = limits_of(reach, settings, takes);
        auto forced = params;
        switch (fit(limits, forced, takes)) {
        case Fit::yes:
            // Nothing was filled in: the request lies within this reach as it stands.
            if (forced == params) return Verdict::yes();
            ways.push_back(std::move(forced));
            choices += (choices.empty() ? "" : "; or ") + text_of(limits);
            break;
        case Fit::outside: outside += (outside.empty() ? "" : "; ") + text_of(limits); break;
        case Fit::cannot:
            provisional = provisional or reach.provisional;
            cannot += (cannot.empty() ? "" : "; ") + text_of(limits);
            break;
        }
    }
    if (ways.size() == 1) {
        params = std::move(ways.front());
        return Verdict::yes();
    }
    if (not ways.empty()) return denied("access.which_scope", {choices});
    if (outside.empty() and provisional) return denied("access.provisional");
    return outside.empty() ? denied("access.unlimited_only", {cannot}) : denied("access.scope", {base::term("access.yours_are", {outside})});
}

}

http::Caller Gate::caller_of(http::Request const& request, store::Db& db, bool counts_as_use)
{
    Desk const desk{world_, db, ""};
    http::Caller caller;
    caller.subject = "nobody:" + request.from;
    std::string id;
    bool proven = true;
    if (auto const bearer = request.bearer(); not request.header("authorization").empty()) {
        id = bearer_subject(desk, bearer);
        if (counts_as_use and not id.empty()) world_.seen(id);
    }
    else if (auto const session = session_of(desk, request.cookie(cookie_name(request.secure)))) {
        id = session->account;
        caller.name = session->name;
        proven = session->second_factor;
        caller.csrf = csrf_of(request.cookie(cookie_name(request.secure)));
        if (counts_as_use) world_.seen("session:" + session->digest);
    }
    auto const found = id.empty() ? Subject{} : subject(desk, id);
    if (found.kind == Subject::Kind::nobody) {
        caller.csrf.clear();
        caller.name.clear();
        caller.mark = "nobody";
        return caller;
    }
    caller.account = found.account;
    caller.subject = found.id;
    caller.language = found.language;
    caller.signed_in = true;
    caller.proven = proven and found.second_factor;
    caller.scopes = scopes_of(found, desk.now());
    caller.mark = mark_of(found, desk.now());
    // Who has not shown the second factor that the role asks for has no part in anything yet.
    if (not caller.proven and needs_second_factor(desk, found.grants)) caller.scopes.clear();
    return caller;
}

http::Caller Gate::who(http::Request const& request, store::Db& db) { return caller_of(request, db, true); }

bool Gate::still_sees(http::Request const& request, std::string_view operation, store::Db& db)
{
    auto const caller = caller_of(request, db, false);
    return caller.signed_in and sees(caller, operation);
}

Verdict Gate::may(http::Caller const& caller, std::string_view name, std::string_view operation, http::Params& params,
                  std::vector<std::string_view> const& takes, store::Db& db)
{
    auto const permission = permission_named(name);
    ENSURE(permission.has_value());
    for (auto const name : {veil_parameter, notice_parameter, approval_parameter, held_back_parameter}) params.erase(std::string(name));
    Desk const desk{world_, db, caller.account};
    auto const now = desk.now();
    auto const asks = subject(desk, caller.subject);
    auto& bucket = asks.kind == Subject::Kind::nobody ? world_.anonymous : world_.signed_in;
    if (auto const wait = bucket.take(caller.subject); wait > 0) return later("access.too_many", wait);
    if (*permission == Permission::open) return Verdict::yes();
    if (asks.kind == Subject::Kind::nobody) return denied("access.signed_out");
    bool const is_own = *permission == Permission::self or *permission == Permission::enrol;
    // Before anything is said of the operation: who has not shown the second factor yet learns of none.
    if (*permission != Permission::enrol and not caller.proven and needs_second_factor(desk, asks.grants))
        return denied(asks.kind == Subject::Kind::token ? "access.token_too_weak" : "access.second_factor_needed");
    if (is_own) {
        auto const decided = can(world_.roles, asks, *permission, {}, now);
        return decided.allowed() ? Verdict::yes() : denied(asks.kind == Subject::Kind::account ? decided.reason : Reason::not_this_way, *permission);
    }
    if (not operation.empty() and not knows_of(world_.roles, asks, operation, now)) return denied("access.not_here");
    auto const reaches = reach(world_.roles, asks, *permission, operation, now);
    if (reaches.empty()) {
        auto const why = can(world_.roles, asks, *permission, {std::string(operation), "", "", "", Sensitivity::low}, now);
        // In an operation that is known, or where none is meant, what is missing is the role.
        return denied(why.allowed() or why.reason == Reason::no_operation ? Reason::role : why.reason, *permission);
    }
    auto verdict = narrowed(widest(reaches), world_.settings, params, takes);
    // Who sees no rows must not find one out from the difference of two figures.
    bool const counts = *permission == Permission::figures and std::ranges::count(takes, world_.settings.keep_back) > 0;
    if (verdict.allowed() and counts and reach(world_.roles, asks, Permission::rows, operation, now).empty()) {
        // What all did without what one did is what the others did.
        if (auto const of = params.find(world_.settings.organisation); of != params.end() and not of->second.empty())
            return denied("access.role", {base::term("access.may.rows")});
        params[world_.settings.keep_back] = {"setting"};
    }
    if (verdict.allowed() and not operation.empty() and *permission != Permission::administer) verdict = veiled(asks, operation, params, db);
    return verdict;
}

/// What the caller does not reach goes with the request, to be left out of what answers it. Who names a hidden place hears the
/// same as who names one that is not there.
Verdict Gate::veiled(Subject const& asks, std::string_view operation, http::Params& params, store::Db& db) const
{
    auto const policy = policy_in_force(world_, db, std::string(operation));
    auto const hidden = veil(world_.roles, asks, policy, operation, world_.clock.now());
    if (hidden.empty()) return Verdict::yes();
    for (auto const& [name, values] : params)
        for (auto const& value : values)
            if (name != "operation" and hidden.hides(Kind::places, "", value)) return denied("access.no_place");
    params[std::string(veil_parameter)] = {hidden.text()};
    return Verdict::yes();
}

Verdict Gate::show(http::Answered const& what, store::Db& db, http::Shown& shown)
{
    auto const permission = permission_named(what.permission);
    auto const operation = what.params.find("operation");
    if (not permission or *permission >= Permission::administer or operation == what.params.end()) return Verdict::yes();
    auto const carried = what.params.find(veil_parameter);
    auto const notice = what.params.find(notice_parameter);
    bool const as_file = notice != what.params.end();
    auto const hidden = Veil::read(carried == what.params.end() ? std::string_view() : std::string_view(carried->second.front()));
    std::vector<std::string> words;
    for (auto const& one : hidden.of({Kind::places}).masks())
        if (world_.settings.places_in)
            for (auto& word : world_.settings.places_in(db, operation->second.front(), one.what.area))
                if (word.size() > 3) words.push_back(std::move(word));
    Showing how{hidden, *permission, what.rows, words, world_.settings.members, what.of_classed};
    if (world_.settings.district_of)
        how.district_of = [&](std::string const& place) { return world_.settings.district_of(db, operation->second.front(), place); };
    if (as_file) how.own_class = notice->second.front().empty() ? Sensitivity::moderate : Sensitivity::high;
    if ((not hidden.empty() or as_file) and not access::show(shown.document, how)) return denied("access.sensitivity");
    auto const policy = policy_in_force(world_, db, operation->second.front());
    shown.classification = name_of(class_held(shown.document, policy, how));
    return Verdict::yes();
}

bool Gate::sees(http::Caller const& caller, std::string_view operation) const
{
    return std::ranges::any_of(caller.scopes, [&](http::Scope const& one) { return one.operation == "*" or one.operation == operation; });
}

std::string_view cookie_name(bool secure) { return secure ? "__Host-muster" : "muster"; }

std::string cookie(bool secure, std::string_view secret)
{
    // The store ends sessions; the cookie itself goes with the browser.
    return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax{}{}", cookie_name(secure), secret, secure ? "; Secure" : "",
                       secret.empty() ? "; Max-Age=0" : "");
}

}
