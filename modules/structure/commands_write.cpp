// Commands that decide: one for each move, all through the same door.
#include "commands.hpp"

#include "answer.hpp"
#include "rules.hpp"
#include <algorithm>
#include <base/id.hpp>
#include <base/words.hpp>
#include <documents/documents.hpp>
#include <partners/partners.hpp>
#include <store/journal.hpp>
#include <structure/sql.hpp>

namespace muster::structure {
namespace {

/// The day or the minute from which it holds; now where nothing is said.
base::Instant wanted_since(cli::Call& call)
{
    if (not call.has("on")) return call.clock->now();
    auto const said = instant_of(call.text("on"));
    if (not said) throw base::Refusal(not_a_day, {call.text("on")});
    // A day alone is that day as a whole: today is now, so that it comes after what was decided this morning.
    return call.text("on").size() == 10 and said->day() == call.clock->today() ? call.clock->now() : *said;
}

std::vector<std::string> codes_of(auto const& roles)
{
    std::vector<std::string> codes;
    for (auto const& one : roles) codes.emplace_back(one.role);
    return codes;
}

void check_choice(Asked const& asked, std::string_view option, std::string_view what, std::vector<std::string> const& among)
{
    for (auto const& said : asked.all(option))
        if (not said.empty() and std::ranges::find(among, said) == among.end())
            throw base::Refusal(unknown_choice, {said, base::say("body.choice." + std::string(what)), either(among)});
}

void check_choices(Asked const& asked, Policy const& policy)
{
    std::vector<std::string> types, known;
    for (auto const& one : body_types()) types.emplace_back(one.type);
    for (auto const& one : criteria())
        if (one.set == policy.criteria) known.emplace_back(one.criterion);
    check_choice(asked, "type", "type", types);
    check_choice(asked, "criterion", "criterion", known);
    check_choice(asked, "finding", "finding", {"met", "partly", "not_met", "unknown"});
    check_choice(asked, "role", "lead_role", codes_of(lead_roles()));
    check_choice(asked, "standing", "standing", {"dedicated", "double_hatted", "vacant"});
    check_choice(asked, "stance", "stance", {"for", "against", "with_conditions", "said"});
    check_choice(asked, "status", "plan_status", {"pending", "met", "ready", "dropped"});
    if (asked.move == "consult") check_choice(asked, "with", "consulted", {"authorities", "global_lead", "partners", "civil_society"});
    if (asked.move == "notify") check_choice(asked, "who", "informed", {"government", "partners"});
    if (asked.move == "plan") {
        constexpr std::array<std::string_view, 7> parts{"function.", "capacity.", "benchmark.", "residual.", "leadership", "last_resort", "contingency"};
        auto const part = asked.text("part");
        bool const fits = std::ranges::any_of(parts, [&](std::string_view one) { return one.ends_with('.') ? part.size() > one.size() and part.starts_with(one) : part == one; });
        if (not fits) throw base::Refusal(unknown_choice, {part, base::say("body.choice.plan_part"), "function.1, capacity.1, benchmark.1, residual.1, leadership, last_resort or contingency"});
    }
}

/// Organisations by id, acronym or name: the decision holds the id.
void name_partners(store::Db& db, Asked& asked)
{
    std::unique_ptr<partners::Registry> registry;
    for (auto const* option : {"partner", "instead-of"}) {
        auto const said = asked.said.find(option);
        if (said == asked.said.end()) continue;
        if (not registry) registry = partners::Registry::load(db, asked.operation);
        for (auto& one : said->second) {
            auto at = registry->by_id(one);
            if (at < 0) at = registry->find(one, "").partner;
            if (at < 0) at = registry->find("", one).partner;
            if (at < 0) throw base::Refusal(unknown_partner, {one});
            auto const& found = registry->at(at);
            one = found.merged_into.empty() ? found.id : found.merged_into;
        }
    }
}

/// Documents are those of the library, so that whoever reads the decision can open them.
void check_documents(cli::Call& call, Asked const& asked)
{
    auto named = asked.documents;
    for (auto const* option : {"terms", "memorandum"})
        for (auto const& one : asked.all(option)) named.push_back(one);
    for (auto const& one : named)
        if (not one.empty()) documents::get(call.db(), *call.clock, asked.operation, one, call.acting);
}

/// Bodies that the move speaks of: known ones by any of their names, new ones by a code that can be one.
void name_bodies(store::Db& db, Asked& asked, base::Day day)
{
    for (auto const* option : {"from", "parent", "successor"}) {
        auto const said = asked.said.find(option);
        if (said == asked.said.end()) continue;
        for (auto& one : said->second)
            if (not one.empty()) one = code_of(db, asked.operation, one, day);
    }
    auto check = asked.all("into");
    check.push_back(asked.body);
    for (auto const& one : check)
        if (not is_code(one)) throw base::Refusal(bad_code, {one});
}

/// The name of who holds a post is kept apart from the record.
void keep_holder(store::Db& db, base::Clock const& clock, Asked& asked)
{
    auto const name = asked.text("person");
    if (name.empty()) return;
    auto const holder = base::new_ulid(clock.now());
    asked.said["holder"] = {holder};
    db.run(sql::set_post_holder, {std::string_view(asked.operation), std::string_view(holder), std::string_view(name), clock.now().ms});
    store::record(db, clock, {asked.operation, store::Nature::kept, "structure.holder", holder, "{}", asked.actor, ""});
}

/// What the operation calls it must be found in sheets too: a new cluster or sector stands in the list of bodies.
void keep_listed(store::Db& db, base::Clock const& clock, Asked const& asked, Tried const& tried)
{
    bool const begins = asked.move == "propose" or asked.move == "establish" or asked.move == "rename";
    if (not begins) return;
    auto const bodies = Bodies::load(db, asked.operation, clock.today());
    auto const list = [&](std::string const& code, std::string const& name) {
        auto const at = bodies->by_code(code);
        if (at >= 0 and (name.empty() or bodies->at(at).name == name)) return;
        bool const counts = tried.at.governance == "cluster" or tried.at.type == "sector_gov";
        if (not counts) return;
        Body body;
        if (at >= 0) body = bodies->at(at);
        body.code = code;
        body.name = name.empty() ? code : name;
        if (at < 0) body.kind = tried.at.type == "aor" ? "aor" : tried.at.type == "sector_gov" ? "sector" : "cluster";
        if (at < 0 and tried.at.type == "aor") body.parent = asked.text("parent");
        add(db, clock, asked.actor, asked.operation, body);
    };
    // Sheets go on calling it what it was called.
    auto const at = bodies->by_code(asked.body);
    if (asked.move == "rename" and at >= 0)
        settle_words(db, clock, asked.actor, asked.operation, bodies->at(at).name, asked.body, "its name before decision of " + asked.since.text());
    list(asked.body, asked.text("name"));
    for (auto const& part : asked.all("into")) list(part, "");
}

void answer(cli::Call& call, Asked const& asked, Decision const& made)
{
    auto const life = life_of(call.db(), asked.operation, made.body, call.clock->today());
    if (call.json) {
        auto const ledger = load_ledger(call.db(), asked.operation);
        std::string out;
        base::JsonWriter json(out);
        json.object().key("decision");
        for (auto const& record : ledger)
            if (record.decision.id == made.id) write_decision(json, record);
        json.key("body");
        if (life) write_life(json.object().member("code", life->code).member("name", life->name), *life), json.end();
        else json.null();
        json.end();
        call.document(out);
        return;
    }
    auto const stands = not life ? std::string("not established")
                                 : life->state + (life->stage.empty() ? "" : " (" + life->action + ": " + life->stage + ")");
    call.line("Decision " + std::to_string(made.id) + ": " + made.kind + (made.action.empty() ? "" : " " + made.action) + " of " +
              (life ? life->name : made.body) + ". It is " + stands + ".");
    if (life)
        for (auto const& clock : life->clocks)
            if (clock.clock == "reply" and not clock.done) call.line("An answer is due by " + clock.due.text() + ".");
}

}

std::string acting_in(cli::Call& call, Asked const& asked, Position const& at)
{
    auto const mine = roles_of(call, asked.body);
    auto const said = call.text("acting-as");
    if (not said.empty()) {
        auto const* role = acting_role(said);
        if (role == nullptr) throw base::Refusal(unknown_role, {said, either(codes_of(acting_roles()))});
        if (std::ranges::find(mine, said) == mine.end()) {
            std::vector<std::string> accounts;
            for (auto const& one : {role->accounts, role->recorded_by})
                for (auto const account : one) accounts.push_back(word("body.role.", account == "hc" ? "rc_hc" : account));
            throw base::Refusal(role_not_held, {word("body.role.", said), asked.body, either(accounts)});
        }
        return said;
    }
    auto const who = judge(at, {}, {asked.move, asked.action, ""}).who;
    if (call.acting.empty()) {
        auto const words = who.empty() ? codes_of(acting_roles()) : std::vector<std::string>(who.begin(), who.end());
        throw base::Refusal(role_needed, {either(words)});
    }
    auto const my = std::ranges::find_if(mine, [&](std::string const& role) { return holds(who, role); });
    return my != mine.end() ? *my : mine.empty() ? std::string("nobody") : mine.front();
}

Position position_now(store::Db& db, base::Clock const& clock, Asked const& asked)
{
    auto const papers = papers_of(db, asked.operation, clock.today());
    return position_of(papers.situation(), Moment(papers.ledger, asked.since), asked.body, &asked);
}

Asked asked_of(cli::Call& call, std::string_view move)
{
    Asked asked;
    asked.operation = call.operation();
    asked.move = move;
    asked.actor = call.actor();
    asked.on_behalf_of = call.text("on-behalf-of");
    asked.basis = call.text("basis");
    asked.reason = call.text("reason");
    asked.documents = call.all("document");
    asked.since = wanted_since(call);
    asked.action = call.text(move == "conclude" ? "outcome" : "action");
    asked.said = call.given;
    for (auto const* own : {"acting-as", "on-behalf-of", "basis", "reason", "document", "on", "action", "outcome", "BODY"}) asked.said.erase(own);
    return asked;
}

namespace {

/// Who acts as the authority says the authority's word: that it was consulted and what it answered, its own advice. What others
/// said, such as the country team, is written down by those who may.
void keep_to_own_word(Asked& asked)
{
    if (asked.acting_role != "government" or (asked.move != "advise" and asked.move != "consult")) return;
    auto const [option, what, own] = asked.move == "advise" ? std::array<std::string_view, 3>{"who", "adviser", "government"} : std::array<std::string_view, 3>{"with", "consulted", "authorities"};
    check_choice(asked, option, what, {std::string(own)});
    asked.said[std::string(option)] = {std::string(own)};
}

}

cli::Exit run_move(cli::Call& call, Asked asked)
{
    auto& db = call.db();
    asked.body = call.text("BODY");
    auto const known = Bodies::load(db, asked.operation, asked.since.day())->by_code(asked.body);
    if (known >= 0) asked.body = Bodies::load(db, asked.operation, asked.since.day())->at(known).code;
    name_bodies(db, asked, asked.since.day());
    name_partners(db, asked);
    auto const papers = papers_of(db, asked.operation, asked.since.day());
    check_choices(asked, papers.policy);
    check_documents(call, asked);
    auto const tried = attempt(papers.situation(), asked);
    asked.acting_role = acting_in(call, asked, tried.at);
    keep_to_own_word(asked);
    if (asked.move == "advise") asked.advice.push_back({asked.text("who", "hct"), asked.text("saying"), asked.documents.empty() ? "" : asked.documents.front()});
    store::Transaction transaction(db);
    keep_holder(db, *call.clock, asked);
    auto const made = decide(db, *call.clock, asked);
    keep_listed(db, *call.clock, asked, tried);
    transaction.commit();
    answer(call, asked, made);
    return cli::Exit::done;
}

cli::Exit run_review(cli::Call& call)
{
    return run_move(call, asked_of(call, call.has("outcome") ? "conclude" : "review"));
}

cli::Exit run_lead(cli::Call& call)
{
    auto asked = asked_of(call, "lead");
    auto const* role = lead_role(asked.text("role"));
    if (role != nullptr and role->shared) asked.move = "share";
    if (call.has("end")) asked.move = "release";
    return run_move(call, std::move(asked));
}

cli::Exit run_take_back(cli::Call& call)
{
    auto asked = asked_of(call, "take_back");
    asked.takes_back = call.number("DECISION", 0);
    auto const ledger = load_ledger(call.db(), asked.operation);
    for (auto const& record : ledger)
        if (record.decision.id == asked.takes_back) {
            asked.body = record.decision.body;
            asked.move = record.decision.kind;
            asked.action = record.decision.action;
        }
    auto const said = call.text("acting-as");
    auto const mine = roles_of(call, asked.body);
    if (said.empty() and call.acting.empty()) throw base::Refusal(role_needed, {either(codes_of(acting_roles()))});
    if (not said.empty() and std::ranges::find(mine, said) == mine.end()) throw base::Refusal(role_not_held, {word("body.role.", said), asked.body, base::say("body.who_decides")});
    asked.acting_role = not said.empty() ? said : mine.empty() ? "nobody" : mine.front();
    auto const made = take_back(call.db(), *call.clock, asked);
    answer(call, asked, made);
    return cli::Exit::done;
}

namespace {

/// Everything of the move but its package.
Asked hand_over_asked(cli::Call& call, std::string const& digest, std::string const& head)
{
    auto asked = asked_of(call, "hand_over");
    asked.body = code_of(call.db(), asked.operation, call.text("BODY"), call.clock->today());
    asked.said = {{"package", {digest}}, {"package-head", {head}}, {"override", {call.text("override")}}};
    check_documents(call, asked);
    asked.acting_role = acting_in(call, asked, position_now(call.db(), *call.clock, asked));
    return asked;
}

}

void expect_hand_over(cli::Call& call)
{
    auto const asked = hand_over_asked(call, "to be made", "");
    auto const papers = papers_of(call.db(), asked.operation, asked.since.day());
    auto const tried = attempt(papers.situation(), asked);
    if (not tried.verdict.allowed()) refuse(tried, asked, papers);
}

void hand_over(cli::Call& call, std::string const& package_digest, std::string const& package_head)
{
    auto const asked = hand_over_asked(call, package_digest, package_head);
    decide(call.db(), *call.clock, asked);
}

}
