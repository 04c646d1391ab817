// What calls about meetings share: who may see what, and meetings and actions as JSON.
#include "commands.hpp"
#include "rules.hpp"
#include <access/can.hpp>
#include <base/json.hpp>
#include <documents/documents.hpp>
#include <structure/structure.hpp>

namespace muster::meetings {

base::Day day_asked(cli::Call const& call, std::string_view option, base::Day otherwise)
{
    if (not call.has(option)) return otherwise;
    auto const day = base::Day::parse(call.text(option));
    if (not day) refuse("meeting.bad_day", {call.text(option)});
    return *day;
}

std::string body_sure(cli::Call& call, std::string const& words)
{
    auto const bodies = structure::Bodies::load(call.db(), call.operation(), call.clock->today());
    if (auto const at = bodies->by_code(words); at >= 0) return bodies->at(at).code;
    // Hubs, groups and the country team are established in the operation and stand on no list.
    for (auto const& one : structure::on(call.db(), call.operation(), call.clock->today()))
        if (one.code == words) return one.code;
    refuse("meeting.unknown_body", {words});
}

std::string document_sure(cli::Call& call, std::string const& id)
{
    if (id.empty()) return id;
    try {
        return documents::get(call.db(), *call.clock, call.operation(), id, call.acting).id;
    }
    catch (base::Refusal const&) {
        refuse("meeting.no_document", {id});
    }
}

std::string Names::name(std::string const& id) const
{
    auto const at = registry_->by_id(id);
    return at < 0 ? id : registry_->at(at).name;
}

std::string Names::acronym(std::string const& id) const
{
    auto const at = registry_->by_id(id);
    if (at < 0) return id;
    auto const& one = registry_->at(at);
    return one.acronym.empty() ? one.name : one.acronym;
}

std::string Names::sure(std::string const& id) const
{
    auto at = registry_->by_id(id);
    while (at >= 0 and not registry_->at(at).merged_into.empty()) at = registry_->by_id(registry_->at(at).merged_into);
    if (at < 0) refuse("meeting.unknown_partner", {id});
    return registry_->at(at).id;
}

Table::Table(cli::Call& wanted) : call(wanted), desk(desk_of(wanted)), diary(Diary::load(desk.db, desk.operation, wanted.clock->today())), sight(wanted) {}

std::string Table::body_name(std::string const& code)
{
    auto const [at, is_new] = body_names_.try_emplace(code, code);
    if (not is_new) return at->second;
    auto const today = diary.today();
    auto const bodies = structure::Bodies::load(desk.db, desk.operation, today);
    if (auto const known = bodies->by_code(code); known >= 0) return at->second = structure::body_in_words(code, bodies->at(known).name);
    for (auto const& one : structure::on(desk.db, desk.operation, today))
        if (one.code == code and not one.name.empty()) at->second = one.name;
    return at->second;
}

Meeting Table::meeting(std::string_view option)
{
    auto found = diary.meeting(call.text(option));
    if (not sight.calendar(found.series->body)) refuse("meeting.unknown", {call.text(option)});
    return found;
}

Meeting Table::kept_meeting(std::string_view option)
{
    auto found = meeting(option);
    sight.expect_keeps(found.series->body);
    return found;
}

void write(base::JsonWriter& json, Meeting const& one, Table& table)
{
    json.object().member("meeting", one.key.text()).member("series", one.key.series).member("number", one.number).member("body", one.series->body).member("body_name", table.body_name(one.series->body));
    json.member("title", one.series->title).member("day", one.day.text()).member("planned", one.key.day.text()).member("weekday", weekday_name(weekday_of(one.day)));
    json.member("starts_at", one.starts_at).member("length", one.series->length).member("venue", one.place).member("languages", one.series->languages);
    json.member("state", name_of(one.state)).member("moved", one.moved).member("why", one.why).member("agenda_decided", one.agenda);
    json.key("organisations").value(one.organisations).key("people").value(one.people);
    json.member("minutes", one.minutes).key("minutes_due");
    if (one.minutes.empty()) json.null();
    else json.text(one.minutes_due.text());
    json.key("minutes_at").value(one.minutes_at ? std::optional(one.minutes_at->text()) : std::nullopt).end();
}

void write(base::JsonWriter& json, Series const& one, Table& table)
{
    auto const today = table.diary.today();
    json.object().member("series", one.number).member("body", one.body).member("body_name", table.body_name(one.body)).member("title", one.title).member("rhythm", name_of(one.beat.rhythm));
    json.key("weekday");
    if (one.beat.rhythm == Rhythm::once) json.null();
    else json.text(weekday_name(one.beat.weekday));
    json.key("week");
    if (one.beat.rhythm == Rhythm::monthly) json.text(one.beat.week == 5 ? "last" : std::to_string(one.beat.week));
    else json.null();
    json.member("from", one.beat.from.text()).key("until").value(one.beat.until).member("starts_at", one.starts_at).member("length", one.length);
    json.member("venue", one.place).member("languages", one.languages).member("open", not one.beat.until or *one.beat.until >= today).end();
}

void write(base::JsonWriter& json, Action const& one, Table& table, Names const& names, base::Day on, bool with_people)
{
    auto const state = one.state_on(on);
    bool const people = with_people and table.sight.people(one.body);
    json.object().member("action", one.number).member("body", one.body).member("body_name", table.body_name(one.body)).key("meeting");
    if (one.meeting.series == 0) json.null();
    else json.text(one.meeting.text());
    json.member("words", one.words).member("partner", one.partner).member("partner_name", one.partner.empty() ? "" : names.name(one.partner));
    json.key("person");
    if (people) json.text(person_of(table.desk, one));
    else json.null();
    json.member("due", one.due.text()).member("opened", one.opened.text()).member("about", one.about).member("state", state).member("since", one.since(on).text());
    json.member("late", one.late_on(on)).key("days_late");
    if (one.late_on(on)) json.number(std::int64_t{base::days_between(one.due, on)});
    else json.null();
    json.member("carried", std::int64_t{table.diary.held_between(one.body, one.opened, state == "open" ? on : one.since(on))});
    json.key("steps").list();
    for (auto const& step : one.steps)
        json.object().member("state", step.state).member("on", step.on.text()).member("reason", step.reason).member("document", step.document).member("by", step.actor).end();
    json.end().end();
}

void write(base::JsonWriter& json, Completion const& one)
{
    json.object().member("was_due", one.was_due()).member("done_in_time", one.done_in_time).member("done_late", one.done_late).member("open_late", one.open_late);
    json.member("open", one.open).member("done_before_due", one.done_before_due).member("dropped", one.dropped);
    json.key("in_time_percent").value(one.in_time()).key("done_percent").value(one.done()).end();
}

cli::Exit done(cli::Call& call, std::string const& document, std::string const& sentence)
{
    if (call.json) call.document(document);
    else call.line(sentence);
    return cli::Exit::done;
}

}
