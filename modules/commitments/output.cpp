#include "output.hpp"
#include <fmt/core.h>

namespace muster::commitments {

namespace {

/// Amounts are written as people say them: money in whole units with two decimals.
void write_amount(base::JsonWriter& json, std::string_view name, Unit unit, std::int64_t number)
{
    constexpr double hundredths = 100;
    if (unit == Unit::money) json.member(name, double(number) / hundredths);
    else json.member(name, number);
}

/// What may be decided next.
template <typename State>
void write_next(base::JsonWriter& json, std::vector<State> const& states)
{
    json.key("may_become").list();
    for (auto const state : states) json.text(name_of(state));
    json.end();
}

void write_reading(base::JsonWriter& json, Reading const& reading, Unit unit)
{
    if (reading.amount.is_told()) write_amount(json, "delivered", unit, reading.amount.value());
    else json.key("delivered").null();
    json.member("delivered_state", base::name_of(reading.amount.saying())).member("lines", reading.lines).key("last_reported");
    if (reading.last) json.text(reading.last->text());
    else json.null();
}

void write_parts(base::JsonWriter& json, PromiseStanding const& promise)
{
    auto const& record = *promise.record;
    auto const unit = unit_of(record.whole);
    json.key("parts").list();
    for (std::size_t i = 0; i < record.parts.size(); ++i) {
        json.object().member("gap", record.parts[i].gap());
        write_amount(json, "quantity", unit, number_of(record.parts[i].quantity()));
        write_reading(json, promise.by_part[i], unit);
        json.end();
    }
    json.end();
}

std::string delivered_of(Reading const& reading, Quantity const& whole)
{
    if (not reading.amount.is_told()) return text_of(reading.amount);
    if (unit_of(whole) == Unit::money) return text_of(quantity_of(Unit::money, reading.amount.value(), money_code(whole)));
    return cli::grouped(reading.amount.value());
}

}

Names::Names(store::Db& db, std::string const& operation) : places_(geography::Gazetteer::load(db, operation)), partners_(partners::Registry::load(db, operation)) {}

std::string Names::place(std::string const& pcode) const
{
    auto const at = places_->by_code(pcode);
    return at < 0 ? pcode : places_->at(at).name;
}

std::string Names::partner(std::string const& id) const
{
    auto const at = partners_->by_id(id);
    if (at < 0) return id;
    auto const& one = partners_->at(at);
    return one.acronym.empty() ? one.name : one.acronym;
}

void write_told(base::JsonWriter& json, std::string_view name, base::Told told)
{
    json.key(name);
    if (told.is_told()) json.number(told.value());
    else json.null();
    json.member(std::string(name) + "_state", base::name_of(told.saying()));
}

void write_together(base::JsonWriter& json, std::string_view name, Together const& sum)
{
    constexpr double hundredths = 100;
    json.key(name).object().key("people").object().member("at_least", sum.people.at_least.value).member("chosen", sum.people.chosen.value);
    json.member("at_most", sum.people.at_most.value).end().member("items", sum.items.value).key("money").object();
    for (auto const& [currency, money] : sum.money) json.member(currency, double(money.cents) / hundredths);
    json.end().member("commitments", sum.commitments).end();
}

void write_quantity(base::JsonWriter& json, Quantity const& quantity)
{
    json.member("unit", name_of(unit_of(quantity)));
    write_amount(json, "quantity", unit_of(quantity), number_of(quantity));
    json.member("currency", money_code(quantity));
}

void write_gap(base::JsonWriter& json, GapStanding const& gap, Names const& names)
{
    auto const& record = *gap.record;
    auto const& figures = gap.figures;
    json.object().member("gap", record.number).member("kind", record.kind).member("place", record.place).member("place_name", names.place(record.place));
    json.member("body", record.body).member("group", record.group).member("period", record.period.text()).member("why_it_matters", record.why);
    json.member("state", name_of(record.state)).member("state_since", record.state_since.text()).member("state_reason", record.state_reason);
    write_next(json, row_of(record.state).may_become);
    json.member("open", row_of(record.state).open).member("stage", gap.stage).member("named", record.at.text()).key("people_when_named").value(record.people);
    json.key("severity").value(figures.severity > 0 ? std::optional(figures.severity) : std::nullopt);
    json.member("critical", gap.critical).member("critical_why", gap.critical_why).member("critical_decided", record.decided_critical.has_value());
    write_told(json, "in_need", figures.in_need);
    write_told(json, "targeted", figures.targeted);
    write_told(json, "reached", figures.reached);
    write_told(json, "missing", figures.missing);
    json.member("missing_at_least", figures.at_least).member("missing_at_most", figures.at_most).member("partners", figures.partners);
    json.member("held", figures.held).member("score", figures.score).member("why", figures.why);
    write_together(json, "offered", gap.offered);
    write_together(json, "promised", gap.promised);
    write_together(json, "promised_left", gap.left);
    write_told(json, "delivered", gap.delivered);
    write_told(json, "uncovered", gap.uncovered());
    json.member("overdue_days", gap.overdue).key("advised");
    if (gap.advised) json.object().member("state", name_of(*gap.advised)).member("why", gap.advised_why).end();
    else json.null();
    json.key("commitments").list();
    for (auto const* promise : gap.promises) {
        auto const& one = *promise->record;
        json.object().member("commitment", one.number).member("partner", one.partner).member("partner_name", names.partner(one.partner));
        json.member("state", name_of(one.state)).member("due", one.due.text()).member("overdue_days", promise->overdue).member("shared", one.parts.size() > 1);
        for (std::size_t i = 0; i < one.parts.size(); ++i)
            if (one.parts[i].gap() == record.number) {
                write_quantity(json, one.parts[i].quantity());
                write_reading(json, promise->by_part[i], unit_of(one.whole));
            }
        json.end();
    }
    json.end().end();
}

void write_promise(base::JsonWriter& json, PromiseStanding const& promise, Names const& names)
{
    auto const& record = *promise.record;
    json.object().member("commitment", record.number).member("partner", record.partner).member("partner_name", names.partner(record.partner));
    write_quantity(json, record.whole);
    json.member("activity", record.activity).member("from", record.starts.text()).member("by", record.due.text()).member("confidence", record.confidence);
    json.member("conditions", record.conditions).member("state", name_of(record.state)).member("state_since", record.state_since.text());
    json.member("state_reason", record.state_reason).member("open", row_of(record.state).open).member("made", record.at.text());
    write_next(json, row_of(record.state).may_become);
    json.key("taken_over_from").value(record.taken_over_from > 0 ? std::optional(record.taken_over_from) : std::nullopt);
    write_reading(json, promise.delivered, unit_of(record.whole));
    write_amount(json, "left", unit_of(record.whole), promise.left);
    json.member("overdue_days", promise.overdue).key("last_spoken");
    if (record.spoken) json.text(record.spoken->text());
    else json.null();
    json.key("speak_again");
    if (record.next_day) json.text(record.next_day->text());
    else json.null();
    json.key("advised");
    if (promise.advised) json.object().member("state", name_of(*promise.advised)).member("why", promise.advised_why).end();
    else json.null();
    write_parts(json, promise);
    json.end();
}

void write_steps(base::JsonWriter& json, std::string_view name, std::vector<Step> const& steps, std::string_view more)
{
    json.key(name).list();
    for (auto const& step : steps)
        json.object().member("state", step.state).member("at", step.at.text()).member("by", step.actor).member("reason", step.reason).member(more, step.more).end();
    json.end();
}

std::string text_of(base::Told told)
{
    if (told.is_told()) return cli::grouped(told.value());
    return told.saying() == base::Saying::not_assessed or told.saying() == base::Saying::not_applicable ? "·" : "–";
}

std::string text_of(Together const& sum)
{
    std::string text;
    auto const add = [&](std::string const& one) { text += (text.empty() ? "" : ", ") + one; };
    if (sum.people.chosen.value > 0) add(cli::grouped(sum.people.chosen.value) + " people");
    if (sum.items.value > 0) add(cli::grouped(sum.items.value) + " items");
    for (auto const& [currency, money] : sum.money) add(base::text_of(money));
    return text.empty() ? "–" : text;
}

std::string delivered_text(PromiseStanding const& promise)
{
    return fmt::format("{} of {}", delivered_of(promise.delivered, promise.record->whole), text_of(promise.record->whole));
}

std::string gap_table(std::vector<GapStanding const*> const& gaps, Names const& names)
{
    cli::TextTable table({"gap", "place", "sector", "group", "period", "state", "missing", "promised", "delivered", "uncovered", "overdue"},
                         {true, false, false, false, false, false, true, true, true, true, true});
    for (auto const* gap : gaps) {
        auto const& record = *gap->record;
        table.row({std::to_string(record.number), record.place + " " + names.place(record.place), record.body, record.group, record.period.text(),
                   std::string(name_of(record.state)) + (gap->critical ? " !" : ""), text_of(gap->figures.missing), text_of(gap->promised),
                   text_of(gap->delivered), text_of(gap->uncovered()), gap->overdue > 0 ? fmt::format("{} d", gap->overdue) : ""});
    }
    return table.text();
}

std::string promise_table(std::vector<PromiseStanding const*> const& promises, Names const& names)
{
    cli::TextTable table({"commitment", "partner", "gaps", "state", "delivered", "by", "overdue", "advised"}, {true, false, false, false, true, false, true, false});
    for (auto const* promise : promises) {
        auto const& record = *promise->record;
        std::string gaps;
        for (auto const& part : record.parts) gaps += (gaps.empty() ? "" : ", ") + std::to_string(part.gap());
        table.row({std::to_string(record.number), names.partner(record.partner), gaps, std::string(name_of(record.state)), delivered_text(*promise),
                   record.due.text(), promise->overdue > 0 ? fmt::format("{} d", promise->overdue) : "",
                   promise->advised ? std::string(name_of(*promise->advised)) + ": " + promise->advised_why : ""});
    }
    return table.text();
}

}
