// `body list`, `body match`, `body show`, `body history`, `body rules`.
#include "answer.hpp"
#include "commands.hpp"
#include "rules.hpp"
#include <algorithm>

namespace muster::structure {

void write_listed(base::JsonWriter& json, Body const& body)
{
    json.member("code", body.code).member("name", body.name).member("kind", body.kind).member("parent", body.parent);
    json.member("global_code", body.global_code).member("enters_joint_figures", body.enters_joint_figures);
    json.key("valid_from").value(body.valid_from).key("valid_to").value(body.valid_to);
    json.member("replaced_by", body.replaced_by).member("own", body.own);
}

namespace {

std::string lead_in_words(BodyOnDay const& body)
{
    std::string words;
    for (auto const& lead : body.leads)
        if (lead.accountable) words += (words.empty() ? "" : "+") + lead.partner;
    return words;
}

void write_not_established(base::JsonWriter& json)
{
    json.member("state", "not_established").member("lead", "").key("leads").list().end();
    json.member("accountable_to", "").member("accountable_to_name", "").member("last_resort", false);
}

cli::Exit list(cli::Call& call)
{
    auto const day = wanted_day(call);
    auto const operation = call.operation();
    auto const bodies = Bodies::load(call.db(), operation, day);
    auto lives = on(call.db(), operation, day);
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"code", "name", "kind", "part of", "state", "lead", "answers to", "until", "replaced by"});
    json.object().member("on", day.text()).key("bodies").list();
    auto const show = [&](Body const& body, BodyOnDay const* life) {
        json.object();
        auto shown = body;
        if (life != nullptr) {
            shown.name = life->name;
            if (not life->parent.empty()) shown.parent = life->parent;
        }
        write_listed(json, shown);
        if (life != nullptr) write_life(json, *life);
        else write_not_established(json);
        json.end();
        table.row({shown.code, shown.name, shown.kind, shown.parent, life == nullptr ? "" : life->state, life == nullptr ? "" : lead_in_words(*life),
                   life == nullptr ? "" : life->accountable_to, body.valid_to ? body.valid_to->text() : "", body.replaced_by});
    };
    for (int i = 0; i < static_cast<int>(bodies->size()); ++i) {
        auto const& body = bodies->at(i);
        auto const life = std::ranges::find(lives, body.code, &BodyOnDay::code);
        bool const ended = body.valid_to and *body.valid_to < day;
        if (life == lives.end() and ((ended and not call.has("all")) or call.has("established"))) continue;
        show(body, life == lives.end() ? nullptr : &*life);
        if (life != lives.end()) lives.erase(life);
    }
    // Bodies that are no sector of a sheet: the country team, hubs, working groups.
    for (auto const& life : lives) {
        Body body{.code = life.code, .name = life.name, .kind = "custom", .parent = life.parent};
        body.enters_joint_figures = false;
        body.own = true;
        show(body, &life);
    }
    json.end().end();
    if (call.json) call.document(out);
    else call.say(table.text());
    return cli::Exit::done;
}

void say_listed(cli::Call& call, Body const& body)
{
    call.line(body.code + "  " + body.name + " (" + body.kind + (body.parent.empty() ? "" : " under " + body.parent) + ")");
    if (body.valid_to)
        call.line("  global structure until " + body.valid_to->text() + (body.replaced_by.empty() ? "" : ", then part of " + body.replaced_by));
    if (not body.enters_joint_figures) call.line("  never enters figures joined over sectors");
}

std::vector<int> meant(Bodies const& bodies, std::string const& words)
{
    if (auto const at = bodies.by_code(words); at >= 0) return {at};
    return bodies.find(words);
}

cli::Exit match(cli::Call& call)
{
    auto const bodies = Bodies::load(call.db(), call.operation(), call.clock->today());
    auto const words = call.text("WORDS");
    auto const found = meant(*bodies, words);
    if (found.empty()) throw base::Refusal(unknown_body, {words});
    std::string out;
    base::JsonWriter json(out);
    json.object().member("words", words).key("bodies").list();
    for (auto const at : found) {
        json.object();
        write_listed(json, bodies->at(at));
        json.end();
        if (not call.json) say_listed(call, bodies->at(at));
    }
    json.end().end();
    if (call.json) call.document(out);
    return cli::Exit::done;
}

/// What was found, consulted, advised, planned and told: what the next decision rests on.
void write_papers(base::JsonWriter& json, Papers const& papers, Moment const& moment, std::string const& body)
{
    auto const begun = begun_after(moment, body, papers.ledger);
    json.key("criteria").list();
    for (auto const& one : criteria()) {
        if (one.set != papers.policy.criteria) continue;
        auto const found = moment.find(body, "finding", one.criterion);
        bool const fresh = found and found.decision->id > begun;
        json.object().member("criterion", one.criterion).member("for", one.serves).member("text", word("body.criterion.", one.criterion)).member("source", one.source);
        json.member("finding", fresh ? found.fact->value : "").member("evidence", fresh ? found.fact->note : "");
        json.member("document", fresh ? found.fact->document : "").member("author", fresh ? found.decision->actor : "");
        json.member("day", fresh ? found.decision->since.day().text() : "").end();
    }
    json.end();
    for (auto const* aspect : {"consulted", "advised", "notified", "plan", "selection", "source", "part", "review"}) {
        json.key(aspect).list();
        for (auto const& one : moment.all(body, aspect)) {
            json.object().member("name", one.fact->name).member("value", one.fact->value).member("partner", one.fact->partner);
            json.member("note", one.fact->note).member("document", one.fact->document).member("due", one.fact->due).key("more");
            if (one.fact->more.starts_with('{')) json.raw(one.fact->more);
            else json.text(one.fact->more);
            json.member("decision", one.decision->id).member("day", one.decision->since.day().text()).member("current", one.decision->id > begun).end();
        }
        json.end();
    }
}

void say_life(cli::Call& call, BodyOnDay const& life)
{
    call.line(life.code + "  " + life.name + "  " + life.type + ", " + life.state + " since " + life.since.text() + " (decision " +
              std::to_string(life.decision) + ")");
    if (not life.stage.empty()) call.line("  under way    " + life.action + ": " + life.stage);
    for (auto const& lead : life.leads)
        call.line("  " + std::string(lead.accountable ? "leads        " : "shares       ") + lead.partner + " as " + lead.role +
                  (lead.label.empty() ? "" : " (" + lead.label + ")") + " since " + lead.since.text() +
                  (lead.deviates.empty() ? "" : "; not the global lead: " + lead.deviates));
    call.line("  answers to   " + life.accountable_to_name);
    call.line("  last resort  " + life.last_resort_why);
    if (not life.terms_of_reference.empty()) call.line("  terms of reference  " + life.terms_of_reference);
    for (auto const& post : life.posts) call.line("  " + post.post + "  " + post.standing + (post.partner.empty() ? "" : ", " + post.partner));
    for (auto const& clock : life.clocks) call.line("  clock " + clock.clock + ": due " + clock.due.text() + ", " + clock.state);
}

/// Moves that can be made now, or lack something; those of another state are left out.
void say_moves(cli::Call& call, Papers const& papers, std::string const& body)
{
    Moment const moment(papers.ledger, call.clock->now());
    auto const at = position_of(papers.situation(), moment, body);
    for (auto const& line : moves()) {
        if (line_for(at, line.move, line.action) != &line or (line.to == "=" and line.to_stage == "=")) continue;
        Asked const asked{.body = body, .move = std::string(line.move), .action = std::string(line.action), .since = call.clock->now()};
        auto const verdict = judge(at, met(papers.situation(), moment, moment, asked), {line.move, line.action, ""});
        std::string missing;
        for (auto const* one : verdict.missing) missing += "\n      needs " + word("body.needs.", one->condition);
        call.line("  next  " + std::string(line.move) + (line.move == "propose" or line.move == "conclude" ? " " + std::string(line.action) : "") + ", by " +
                  roles_in_words(verdict.who, papers.policy) + missing);
    }
}

cli::Exit show(cli::Call& call)
{
    auto const operation = call.operation();
    auto const said = call.text("BODY");
    auto const day = wanted_day(call);
    auto const bodies = Bodies::load(call.db(), operation, day);
    auto found = meant(*bodies, said);
    auto const code = found.size() == 1 ? bodies->at(found.front()).code : said;
    auto const life = life_of(call.db(), operation, code, day);
    if (found.empty() and not life) throw base::Refusal(unknown_body, {said});
    auto const papers = papers_of(call.db(), operation, day);
    Moment const moment(papers.ledger, std::min(end_of(day), std::max(call.clock->now(), base::Instant{0})));
    std::string out;
    base::JsonWriter json(out);
    json.object().member("on", day.text()).member("body", code).key("bodies").list();
    for (auto const at : found) {
        json.object();
        write_listed(json, bodies->at(at));
        json.end();
        if (not call.json and not life) say_listed(call, bodies->at(at));
    }
    json.end().key("life");
    if (life) {
        json.object().member("code", life->code).member("name", life->name).member("parent", life->parent);
        write_life(json, *life);
        json.end();
    }
    else json.null();
    write_papers(json, papers, moment, code);
    write_policy(json, papers.policy);
    write_moves(json, papers, code, call.clock->now(), roles_of(call, code));
    json.end();
    if (call.json) {
        call.document(out);
        return cli::Exit::done;
    }
    if (not life) return cli::Exit::done;
    say_life(call, *life);
    say_moves(call, papers, code);
    return cli::Exit::done;
}

cli::Exit history(cli::Call& call)
{
    auto const operation = call.operation();
    auto const code = call.has("BODY") ? code_of(call.db(), operation, call.text("BODY"), call.clock->today()) : "";
    auto ledger = load_ledger(call.db(), operation);
    std::erase_if(ledger, [&](Record const& record) {
        return not code.empty() and record.decision.body != code and
               std::ranges::none_of(record.facts, [&](Fact const& fact) { return fact.body == code; });
    });
    std::ranges::stable_sort(ledger, {}, [](Record const& one) { return std::pair(one.decision.since.ms, one.decision.id); });
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"no", "holds from", "body", "decision", "by", "as", "for", "why"}, {true});
    json.object().member("body", code).key("decisions").list();
    for (auto const& record : ledger) {
        auto const& made = record.decision;
        write_decision(json, record);
        auto const what = made.kind + (made.action.empty() ? "" : " " + made.action) + (made.taken_back_at ? " (taken back)" : "");
        table.row({std::to_string(made.id), made.since.text(), made.body, what, made.actor, made.acting_role, made.on_behalf_of,
                   made.reason.empty() ? made.basis : made.reason});
    }
    json.end().end();
    if (call.json) call.document(out);
    else call.say(ledger.empty() ? "Nothing was decided yet.\n" : table.text());
    return cli::Exit::done;
}

void write_rules(base::JsonWriter& json)
{
    json.key("moves").list();
    for (auto const& line : moves()) {
        json.object().member("move", line.move).member("governance", line.governance).member("action", line.action).member("from", line.from);
        json.member("stage", line.stage).member("to", line.to).member("to_stage", line.to_stage).member("roles", line.roles);
        json.member("needs", line.needs).member("says", move_in_words(line.move, line.action)).member("source", line.source).end();
    }
    json.end().key("conditions").list();
    for (auto const& one : conditions()) json.object().member("condition", one.condition).member("missing", word("body.needs.", one.condition)).member("source", one.source).end();
    json.end().key("acting_roles").list();
    for (auto const& one : acting_roles()) {
        json.object().member("role", one.role).member("name", word("body.role.", one.role)).member("accounts", one.accounts);
        json.member("recorded_by", one.recorded_by).end();
    }
    json.end().key("types").list();
    for (auto const& one : body_types()) {
        json.object().member("type", one.type).member("name", word("body.type.", one.type)).member("governance", one.governance).member("level", one.level);
        json.member("founders", one.founders).member("parents", one.parents).end();
    }
    json.end().key("lead_roles").list();
    for (auto const& one : lead_roles()) {
        json.object().member("role", one.role).member("name", word("body.lead_role.", one.role)).member("accountable", one.accountable);
        json.member("last_resort", one.last_resort).member("governance", one.governance).member("shared", one.shared).end();
    }
    json.end();
}

cli::Exit rules_of(cli::Call& call)
{
    auto const policy = policy_of(call.db(), call.operation(), call.clock->today());
    std::string out;
    base::JsonWriter json(out);
    json.object();
    write_policy(json, policy);
    write_rules(json);
    json.key("criteria").list();
    for (auto const& one : criteria())
        if (one.set == policy.criteria)
            json.object().member("criterion", one.criterion).member("for", one.serves).member("text", word("body.criterion.", one.criterion)).member("source", one.source).end();
    json.end().end();
    if (call.json) {
        call.document(out);
        return cli::Exit::done;
    }
    cli::TextTable table({"move", "of", "for", "from", "at", "to", "then", "by", "needs"});
    auto const text = [](Words const& words) {
        std::string all;
        for (auto const one : words) all += (all.empty() ? "" : " ") + std::string(one.empty() ? "-" : one);
        return all;
    };
    for (auto const& line : moves())
        table.row({std::string(line.move), std::string(line.governance), std::string(line.action), text(line.from), text(line.stage),
                   std::string(line.to), std::string(line.to_stage), text(line.roles), text(line.needs)});
    call.say(table.text());
    return cli::Exit::done;
}

constexpr cli::Option list_options[] = {
    {"on", "DAY", "as it was on this day, such as 2025-06-30; today if left out", false, false},
    {"all", "", "also structures that ended before the day", false, false},
    {"established", "", "only those that were proposed or set up in this operation", false, false},
};
constexpr cli::Option match_arguments[] = {{"WORDS", "", "a code, or a sector's name as people write it", true, false}};
constexpr cli::Option show_arguments[] = {{"BODY", "", "a code, or a sector's name as people write it", true, false}};
constexpr cli::Option show_options[] = {{"on", "DAY", "as it was on this day; today if left out", false, false}};
constexpr cli::Option history_arguments[] = {{"BODY", "", "the body; all of them if left out", false, false}};

// Who leads what is no secret of one body: whoever sees figures of one sees the structure as a whole.
constexpr cli::Served serve_list[] = {{.verb = "GET", .path = "/operations/{operation}/bodies", .permission = "figures", .rows = "bodies", .own_limits = true}};
constexpr cli::Served serve_match[] = {{.verb = "GET", .path = "/operations/{operation}/matches/bodies", .permission = "figures", .rows = "bodies", .own_limits = true}};
constexpr cli::Served serve_show[] = {{"GET", "/operations/{operation}/bodies/{body}", "figures"}};
constexpr cli::Served serve_history[] = {{.verb = "GET", .path = "/operations/{operation}/bodies/{body}/history", .permission = "figures", .rows = "decisions"},
                                         {.verb = "GET", .path = "/operations/{operation}/decisions", .permission = "figures", .rows = "decisions", .own_limits = true}};
constexpr cli::Served serve_rules[] = {{.verb = "GET", .path = "/operations/{operation}/structure/rules", .permission = "figures", .rows = "moves", .own_limits = true}};

}

std::span<cli::Command const> commands_of_reading()
{
    static cli::Command const all[] = {
        {"body list", "List the coordination bodies: their state, lead and whom they answer to.",
         "The global list is dated: from 2026 it holds the structures of the cluster simplification. What was not set up in this operation is not established.",
         {}, list_options, list, true, serve_list},
        {"body match", "Show what a sector's name means.", "", match_arguments, {}, match, true, serve_match},
        {"body show", "Show a body: its life, what it rests on, and what may be done next.",
         "For every move that can follow: who may make it, and what is still missing. The same table is behind the refusals (`body rules`).",
         show_arguments, show_options, show, true, serve_show},
        {"body history", "Show every decision in the life of a body, or of all.", "", history_arguments, {}, history, true, serve_history},
        {"body rules", "Show the table of moves: from where to where, by whom, and what must be there before.",
         "With --json also the kinds of bodies, the roles, the conditions, the criteria and the operation's policy.", {}, {}, rules_of, true, serve_rules},
    };
    return all;
}

}
