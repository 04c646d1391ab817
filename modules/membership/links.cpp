// What passes between bodies, and between them and others.
#include "links.hpp"

#include <algorithm>
#include <array>
#include <base/json.hpp>
#include <membership/sql.hpp>

namespace muster::membership {

namespace {

constexpr std::array<std::string_view, 8> link_kinds{"authority", "peacekeeping", "civil_society", "military", "development", "donor", "private_sector", "other"};

/// An id of the library, in its own spelling, or nothing; refuses document.unknown.
void expect_document(store::Db& db, base::Clock const& clock, std::string const& operation, std::string const& document)
{
    if (not document.empty()) documents::get(db, clock, operation, document);
}

void note(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, store::Nature nature, std::string_view kind, Request const& one)
{
    std::string said;
    base::JsonWriter(said).object().member("number", one.number).member("body", one.body).member("to_body", one.to_body).member("due", one.due.text())
        .member("document", one.document).member("answer_document", one.answer_document).end();
    store::record(db, clock, {operation, nature, std::string(kind), std::to_string(one.number), said, actor, {}});
}

void expect_open(Request const& one)
{
    if (one.withdrawn) throw base::Refusal(closed, {std::to_string(one.number), "withdrawn", one.withdrawn->text()});
    if (one.answered) throw base::Refusal(closed, {std::to_string(one.number), "answered", one.answered->text()});
}

}

std::string_view state_of(Request const& request, base::Day today)
{
    if (request.withdrawn) return "withdrawn";
    if (request.answered) return *request.answered > request.due ? "answered_late" : "answered";
    return today > request.due ? "late" : "open";
}

int days_late(Request const& request, base::Day today)
{
    if (request.withdrawn) return 0;
    return std::max(0, base::days_between(request.due, request.answered.value_or(today)));
}

std::vector<Request> requests(store::Db& db, base::Clock const& clock, std::string const& operation, std::string const& viewer)
{
    std::vector<Request> all;
    db.each(sql::request_list, {std::string_view(operation), std::string_view(viewer), clock.now().ms}, [&](store::Row const& row) {
        Request one;
        one.number = row.integer(0);
        one.body = row.string(1), one.to_body = row.string(2), one.subject = row.string(3), one.words = row.string(4), one.document = row.string(5);
        one.sensitivity = static_cast<access::Sensitivity>(row.integer(6));
        one.asked = *base::Day::parse(row.text(7));
        one.due = *base::Day::parse(row.text(8));
        one.answered = base::Day::parse(row.text(9));
        one.answer = row.string(10), one.answer_document = row.string(11);
        one.withdrawn = base::Day::parse(row.text(12));
        all.push_back(std::move(one));
    });
    return all;
}

Request ask(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Request wanted)
{
    if (wanted.subject.empty()) throw base::Refusal(no_subject);
    if (wanted.due < wanted.asked) throw base::Refusal(due_past, {wanted.due.text()});
    wanted.body = body_sure(db, operation, wanted.body, clock.today());
    wanted.to_body = body_sure(db, operation, wanted.to_body, clock.today());
    if (wanted.body == wanted.to_body) throw base::Refusal(same_body, {wanted.body});
    expect_document(db, clock, operation, wanted.document);
    store::Transaction transaction(db);
    wanted.number = db.number(sql::request_next, {std::string_view(operation)}).value_or(1);
    auto const asked = wanted.asked.text(), due = wanted.due.text();
    db.run(sql::request_add, {std::string_view(operation), wanted.number, std::string_view(wanted.body), std::string_view(wanted.to_body), std::string_view(wanted.subject),
                              std::string_view(wanted.words), std::string_view(wanted.document), std::int64_t{static_cast<int>(wanted.sensitivity)}, std::string_view(asked),
                              std::string_view(due), clock.now().ms});
    note(db, clock, actor, operation, store::Nature::decided, "membership.request", wanted);
    transaction.commit();
    return wanted;
}

Request answer(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Request one, base::Day day)
{
    expect_open(one);
    if (one.answer.empty() and one.answer_document.empty()) throw base::Refusal(no_answer);
    expect_document(db, clock, operation, one.answer_document);
    store::Transaction transaction(db);
    one.answered = day;
    auto const on = day.text();
    db.run(sql::request_answer, {std::string_view(operation), one.number, std::string_view(on), std::string_view(one.answer), std::string_view(one.answer_document)});
    note(db, clock, actor, operation, store::Nature::decided, "membership.request_answer", one);
    transaction.commit();
    return one;
}

Request withdraw(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Request one, base::Day day)
{
    expect_open(one);
    store::Transaction transaction(db);
    one.withdrawn = day;
    auto const on = day.text();
    db.run(sql::request_withdraw, {std::string_view(operation), one.number, std::string_view(on)});
    note(db, clock, actor, operation, store::Nature::decided, "membership.request_withdrawn", one);
    transaction.commit();
    return one;
}

std::vector<Link> links(store::Db& db, base::Clock const& clock, std::string const& operation, std::string const& viewer)
{
    std::vector<Link> all;
    db.each(sql::exchange_list, {std::string_view(operation), std::string_view(viewer), clock.now().ms}, [&](store::Row const& row) {
        Link one;
        one.number = row.integer(0);
        one.body = row.string(1), one.kind = row.string(2), one.partner = row.string(3), one.other = row.string(4);
        one.day = *base::Day::parse(row.text(5));
        one.direction = row.string(6), one.subject = row.string(7), one.document = row.string(8);
        one.sensitivity = static_cast<access::Sensitivity>(row.integer(9));
        one.actor = row.string(10);
        all.push_back(std::move(one));
    });
    return all;
}

Link exchange(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Link wanted)
{
    if (std::ranges::find(link_kinds, wanted.kind) == link_kinds.end()) throw base::Refusal(bad_link_kind, {wanted.kind});
    if (wanted.direction != "given" and wanted.direction != "received" and wanted.direction != "both") throw base::Refusal(bad_direction, {wanted.direction});
    if (wanted.subject.empty()) throw base::Refusal(no_subject);
    if (wanted.partner.empty() and wanted.other.empty()) throw base::Refusal(no_other);
    if (not wanted.body.empty()) wanted.body = body_sure(db, operation, wanted.body, clock.today());
    if (not wanted.partner.empty()) wanted.partner = partner_sure(db, operation, wanted.partner);
    expect_document(db, clock, operation, wanted.document);
    store::Transaction transaction(db);
    wanted.number = db.number(sql::exchange_next, {std::string_view(operation)}).value_or(1);
    wanted.actor = actor;
    auto const day = wanted.day.text();
    db.run(sql::exchange_add, {std::string_view(operation), wanted.number, std::string_view(wanted.body), std::string_view(wanted.kind), std::string_view(wanted.partner),
                               std::string_view(wanted.other), std::string_view(day), std::string_view(wanted.direction), std::string_view(wanted.subject),
                               std::string_view(wanted.document), std::int64_t{static_cast<int>(wanted.sensitivity)}, std::string_view(actor), clock.now().ms});
    std::string said;
    base::JsonWriter(said).object().member("number", wanted.number).member("body", wanted.body).member("kind", wanted.kind).member("day", day)
        .member("direction", wanted.direction).member("document", wanted.document).end();
    store::record(db, clock, {operation, store::Nature::received, "membership.link", std::to_string(wanted.number), said, actor, {}});
    transaction.commit();
    return wanted;
}

}
