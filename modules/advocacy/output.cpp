// What calls about advocacy share: who may, and concerns and asks as JSON.
#include "commands.hpp"
#include "rules.hpp"
#include <access/can.hpp>
#include <advocacy/sql.hpp>
#include <algorithm>
#include <base/json.hpp>
#include <documents/documents.hpp>

namespace muster::advocacy {

Table::Table(cli::Call& wanted) : call(wanted), desk(desk_of(wanted)), today(wanted.clock->today()) {}

partners::Registry const& Table::registry()
{
    if (not registry_) registry_ = partners::Registry::load(desk.db, desk.operation);
    return *registry_;
}

Concern Table::concern(std::string_view option)
{
    auto const said = call.text(option);
    for (auto& one : concerns(desk.db, desk.clock, desk.operation, call.acting))
        if (std::to_string(one.number) == said) return std::move(one);
    refuse("concern.unknown", {said});
}

Concern Table::concern_for(std::string_view permission, std::string_view option)
{
    auto found = concern(option);
    expect_may(found.body, permission);
    return found;
}

void Table::expect_may(std::string const& body, std::string_view permission)
{
    if (not may(body, permission)) refuse("concern.not_yours", {body});
}

bool Table::may(std::string const& body, std::string_view permission)
{
    if (call.acting.empty()) return true;
    auto const [at, is_new] = known_.try_emplace({body, std::string(permission)}, false);
    if (is_new)
        at->second = desk.db.number(sql::reach_of_body, {std::string_view(desk.operation), std::string_view(call.acting), desk.clock.now().ms, std::string_view(body), permission}).value_or(-1) >= 1;
    return at->second;
}

bool Table::reads(std::string const& body)
{
    if (call.acting.empty()) return true;
    auto const [at, is_new] = known_.try_emplace({body, "rows of"}, false);
    if (is_new) at->second = desk.db.number(sql::reads_body, {std::string_view(desk.operation), std::string_view(call.acting), desk.clock.now().ms, std::string_view(body)}).value_or(-1) >= 1;
    return at->second;
}

std::string Table::name(std::string const& partner)
{
    auto const at = registry().by_id(partner);
    return at < 0 ? partner : registry().at(at).name;
}

std::string Table::partner_sure(std::string const& id)
{
    auto at = registry().by_id(id);
    while (at >= 0 and not registry().at(at).merged_into.empty()) at = registry().by_id(registry().at(at).merged_into);
    if (at < 0) refuse("concern.unknown_partner", {id});
    return registry().at(at).id;
}

std::string Table::document_sure(std::string const& id)
{
    if (id.empty()) return id;
    try {
        return documents::get(desk.db, desk.clock, desk.operation, id, call.acting).id;
    }
    catch (base::Refusal const&) {
        refuse("concern.no_document", {id});
    }
}

base::Day Table::day(std::string_view option, base::Day otherwise)
{
    if (not call.has(option)) return otherwise;
    auto const day = base::Day::parse(call.text(option));
    if (not day or today < *day) refuse("concern.bad_day", {call.text(option)});
    return *day;
}

std::string Table::body_of_gap(std::int64_t gap)
{
    std::string body;
    if (not desk.db.one(sql::gap_of, {std::string_view(desk.operation), gap}, [&](store::Row const& row) { body = row.string(0); })) refuse("concern.unknown_gap", {std::to_string(gap)});
    return body;
}

bool Table::wanted(std::string const& body) const { return not call.has("body") or std::ranges::count(call.all("body"), body) > 0; }

void write(base::JsonWriter& json, Concern const& one, Table& table)
{
    auto const& now = one.now();
    auto const& state = state_named(now.state);
    json.object().member("concern", one.number).member("body", one.body).member("topic", one.topic).member("affected", one.affected).member("place", one.place);
    json.key("last_resort").value(one.resort > 0 ? std::optional(one.resort) : std::nullopt).key("task").value(one.task > 0 ? std::optional(one.task) : std::nullopt);
    json.member("sensitivity", access::name_of(static_cast<access::Sensitivity>(one.sensitivity))).member("raised", one.raised.text()).member("by", one.actor);
    json.member("owner", one.owner).member("owner_name", one.owner.empty() ? "" : table.name(one.owner));
    json.member("state", now.state).member("since", now.on.text()).member("days", std::int64_t{base::days_between(now.on, table.today)}).member("open", state.open);
    json.member("may_become", state.may_become);
    auto const* cleared = one.last("cleared");
    json.member("cleared_by", cleared == nullptr ? "" : cleared->who).key("cleared_on").value(cleared == nullptr ? std::nullopt : std::optional(cleared->on.text()));
    json.member("outcome", now.state == "outcome_known" ? now.words : "").key("evidence").list();
    for (auto const& it : one.evidence) json.object().member("kind", it.kind).member("ref", it.ref).member("words", it.words).end();
    json.end().key("messages").list();
    for (auto const& it : one.messages)
        json.object().member("n", it.n).member("audience", it.audience).member("channel", it.channel).member("language", it.language).member("words", it.words).member("document", it.document)
            .member("at", it.at.text()).member("by", it.actor).end();
    json.end().key("steps").list();
    for (auto const& it : one.steps)
        json.object().member("state", it.state).member("on", it.on.text()).member("who", it.who).member("words", it.words).member("document", it.document).member("by", it.actor).end();
    json.end().end();
}

void write(base::JsonWriter& json, Ask const& one, Table& table)
{
    auto const* last = one.answers.empty() ? nullptr : &one.answers.back();
    json.object().member("ask", one.number).member("body", one.body).member("gap", one.gap).key("concern").value(one.concern > 0 ? std::optional(one.concern) : std::nullopt);
    json.key("task").value(one.task > 0 ? std::optional(one.task) : std::nullopt).member("asked", one.asked).member("donor", one.donor);
    json.member("donor_name", one.donor.empty() ? "" : table.name(one.donor)).member("amount", one.cents / 100).member("currency", one.currency).member("words", one.words);
    json.member("asked_on", one.asked_on.text()).member("answer", last == nullptr ? "" : last->answer).key("answered_on");
    json.value(last == nullptr ? std::nullopt : std::optional(last->on.text())).key("pledged");
    json.value(last == nullptr or not last->cents ? std::nullopt : std::optional(*last->cents / 100)).member("answer_words", last == nullptr ? "" : last->words);
    json.member("waits_days", last == nullptr ? std::int64_t{base::days_between(one.asked_on, table.today)} : std::int64_t{0}).member("by", one.actor).end();
}

void write_money(base::JsonWriter& json, std::string_view name, std::map<std::string, std::int64_t> const& cents)
{
    json.key(name).object();
    for (auto const& [currency, amount] : cents) json.member(currency, amount / 100);
    json.end();
}

cli::Exit done(cli::Call& call, std::string const& document, std::string const& sentence)
{
    if (call.json) call.document(document);
    else call.line(sentence);
    return cli::Exit::done;
}

cli::Exit tell(Table& table, std::int64_t concern, std::string const& sentence)
{
    std::string out;
    base::JsonWriter json(out);
    json.object();
    // What somebody raised above what is shown to them is kept, and not shown again.
    for (auto const& one : concerns(table.desk.db, table.desk.clock, table.desk.operation, table.call.acting))
        if (one.number == concern) {
            json.key("concern");
            write(json, one, table);
        }
    json.member("number", concern).end();
    return done(table.call, out, sentence);
}

}
