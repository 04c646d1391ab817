// What people said about standards, obligations and issues: checked, journaled, kept, taken back.
#include "said.hpp"

#include <algorithm>
#include <array>
#include <base/id.hpp>
#include <base/json.hpp>
#include <documents/documents.hpp>
#include <partners/partners.hpp>
#include <standards/sql.hpp>
#include <store/journal.hpp>
#include <structure/structure.hpp>

namespace muster::standards {
namespace {

constexpr base::Rule unknown_standard{"standard.unknown", base::Severity::wrong, "There is no standard or threshold \"{0}\" on {1}.",
                                      "See `standard list` and `standard thresholds` for the codes.", "domain.md 9.3"};
constexpr base::Rule unknown_obligation{"obligation.unknown", base::Severity::wrong, "There is no obligation \"{0}\" in the list.",
                                        "See `standard obligations` for the codes.", ""};
constexpr base::Rule unknown_issue{"issue.unknown", base::Severity::wrong, "There is no cross-cutting issue \"{0}\" in the lists of {1}.",
                                   "See `issue list` for the codes.", "domain.md 9.2"};
constexpr base::Rule no_body{"standard.no_body", base::Severity::wrong, "This operation has no body \"{0}\".",
                             "Give --body with a code of `body list`.", ""};
constexpr base::Rule no_partner{"standard.no_partner", base::Severity::wrong, "This operation knows no partner \"{0}\".",
                                "Give --partner with an id of `partner list`.", ""};
constexpr base::Rule bad_step{"standard.bad_step", base::Severity::wrong, "\"{0}\" is no step at which an issue is built in.",
                              "Give --step assess, analyse, plan, monitor or respond.", "ToR, attention to priority cross-cutting issues"};
constexpr base::Rule bad_about{"standard.bad_about", base::Severity::wrong, "A tag says what it is on; \"{0}\" cannot be tagged.",
                               "Give --kind assessment, plan_item, activity, document or meeting, and --about with its id or name.", ""};
constexpr base::Rule bad_value{"standard.bad_value", base::Severity::wrong, "\"{0}\" cannot be used as a threshold or a count.",
                               "Give a number above zero with at most three digits behind the point; people up to 10 000 000 000.", ""};
constexpr base::Rule bad_phase{"standard.bad_phase", base::Severity::wrong, "{0} has no value for the phase \"{1}\".",
                               "Give --phase as `standard thresholds` shows it: emergency, later, survival or any.", "domain.md 9.3"};
constexpr base::Rule future_day{"standard.future_day", base::Severity::wrong, "{0} has not come yet.",
                                "Give the day on which it was said or measured, today at the latest.", ""};
constexpr base::Rule no_reason{"standard.no_reason", base::Severity::wrong, "An own value for {0} needs its reason.",
                               "Give --reason with who agreed it and why; --document where it is written.", ""};
constexpr base::Rule not_said{"standard.not_said", base::Severity::wrong, "Nothing that still holds was recorded under \"{0}\".",
                              "See `standard record` for what holds, each with its id.", ""};
constexpr base::Rule table[] = {unknown_standard, unknown_obligation, unknown_issue, no_body,    no_partner, bad_step,
                                bad_about,        bad_value,          bad_phase,     future_day, no_reason,  not_said};

void expect_code(store::Db& db, std::string const& operation, Said const& wanted)
{
    auto const on = wanted.since;
    auto has_threshold = [&] {
        auto const all = thresholds_on(db, operation, on);
        bool const known = std::ranges::any_of(all, [&](auto const& one) { return one.code == wanted.code; });
        auto fits = [&](auto const& one) { return one.code == wanted.code and one.phase == wanted.phase; };
        if (known and (wanted.kind == "overridden" or wanted.kind == "measured") and std::ranges::none_of(all, fits))
            throw base::Refusal(bad_phase, {wanted.code, wanted.phase});
        return known;
    };
    if (wanted.kind == "acknowledged") {
        auto const all = guidance_on(on);
        bool const guidance = std::ranges::any_of(all, [&](auto const& one) { return one.code == wanted.code; });
        bool const law = std::ranges::any_of(obligations(), [&](auto const& one) { return one.code == wanted.code; });
        if (not guidance and not law and not has_threshold()) throw base::Refusal(unknown_standard, {wanted.code, on.text()});
    }
    else if (wanted.kind == "undertaken") {
        if (std::ranges::none_of(obligations(), [&](auto const& one) { return one.code == wanted.code; }))
            throw base::Refusal(unknown_obligation, {wanted.code});
    }
    else if (wanted.kind == "overridden" or wanted.kind == "measured") {
        if (not has_threshold()) throw base::Refusal(unknown_standard, {wanted.code, on.text()});
    }
    else {
        auto const all = issues_on(on);
        if (std::ranges::none_of(all, [&](auto const& one) { return one.code == wanted.code; }))
            throw base::Refusal(unknown_issue, {wanted.code, on.text()});
    }
}

void expect_figures(Said const& wanted)
{
    constexpr std::int64_t most_people = 10'000'000'000;
    if (wanted.kind == "overridden") {
        auto const value = thousandths_of(wanted.value);
        if (not value or *value <= 0) throw base::Refusal(bad_value, {wanted.value});
        if (not is_relation(wanted.relation)) throw base::Refusal(bad_value, {wanted.relation});
        if (wanted.reason.empty()) throw base::Refusal(no_reason, {wanted.code});
    }
    if (wanted.population and (*wanted.population < 0 or *wanted.population > most_people))
        throw base::Refusal(bad_value, {std::to_string(*wanted.population)});
    if (wanted.available and not (*wanted.available >= 0 and *wanted.available < 1e15)) throw base::Refusal(bad_value, {"--available"});
}

void expect_tag(Said const& wanted)
{
    constexpr std::array<std::string_view, 5> steps{"assess", "analyse", "plan", "monitor", "respond"};
    constexpr std::array<std::string_view, 5> kinds{"assessment", "plan_item", "activity", "document", "meeting"};
    if (wanted.kind != "tagged") return;
    if (std::ranges::find(steps, wanted.step) == steps.end()) throw base::Refusal(bad_step, {wanted.step});
    if (std::ranges::find(kinds, wanted.about_kind) == kinds.end() or wanted.about.empty()) throw base::Refusal(bad_about, {wanted.about_kind});
}

std::string body_sure(store::Db& db, std::string const& operation, std::string const& body, base::Day today)
{
    if (body.empty()) return {};
    auto const bodies = structure::Bodies::load(db, operation, today);
    auto const at = bodies->by_code(body);
    if (at < 0) throw base::Refusal(no_body, {body});
    return bodies->at(at).code;
}

std::string partner_sure(store::Db& db, std::string const& operation, std::string const& partner)
{
    if (partner.empty()) return {};
    auto const known = partners::Registry::load(db, operation);
    auto at = known->by_id(partner);
    if (at < 0) {
        auto const found = known->find(partner, "");
        if (found.step != partners::Step::likeness and found.step != partners::Step::several) at = found.partner;
    }
    if (at < 0) throw base::Refusal(no_partner, {partner});
    return known->at(at).id;
}

std::string words_of(Said const& said)
{
    std::string text;
    base::JsonWriter json(text);
    json.object().member("kind", said.kind).member("code", said.code).member("body", said.body).member("partner", said.partner);
    json.member("about_kind", said.about_kind).member("about", said.about).member("step", said.step).member("phase", said.phase);
    json.member("place", said.place).member("operator", said.relation).member("value", said.value).member("population", said.population);
    json.member("available", said.available).member("since", said.since).member("document", said.document).end();
    return text;
}

}

std::span<base::Rule const> said_rules() { return table; }

std::vector<Said> said(store::Db& db, std::string const& operation)
{
    std::vector<Said> all;
    db.each(sql::said, {std::string_view(operation)}, [&](store::Row const& row) {
        Said one{row.string(0), row.string(1), row.string(2), row.string(3), row.string(4),  row.string(5), row.string(6),
                 row.string(7), row.string(8), row.string(9), row.string(10), row.string(11)};
        one.population = row.integer_if(12);
        if (not row.is_null(13)) one.available = row.real(13);
        one.since = base::Day::parse(row.text(14)).value_or(base::Day{});
        one.until = base::Day::parse(row.text(15));
        one.document = row.string(16);
        one.reason = row.string(17);
        one.actor = row.string(18);
        all.push_back(std::move(one));
    });
    return all;
}

Said say(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Said wanted)
{
    auto const today = clock.today();
    if (today < wanted.since) throw base::Refusal(future_day, {wanted.since.text()});
    expect_code(db, operation, wanted);
    expect_figures(wanted);
    expect_tag(wanted);
    wanted.body = body_sure(db, operation, wanted.body, today);
    wanted.partner = partner_sure(db, operation, wanted.partner);
    if (wanted.body.empty() and wanted.kind != "overridden" and wanted.kind != "undertaken") throw base::Refusal(no_body, {""});
    if (wanted.partner.empty() and (wanted.kind == "acknowledged" or wanted.kind == "focal")) throw base::Refusal(no_partner, {""});
    // Whoever reads what was said can open what shows it.
    if (not wanted.document.empty()) documents::get(db, clock, operation, wanted.document);
    wanted.id = base::new_ulid(clock.now());
    wanted.actor = actor;
    auto const nature = wanted.kind == "measured" ? store::Nature::received : store::Nature::decided;
    auto const since = wanted.since.text();
    store::Transaction transaction(db);
    store::record(db, clock, {operation, nature, "standards." + wanted.kind, wanted.id, words_of(wanted), actor, wanted.reason});
    db.run(sql::say, {std::string_view(operation), std::string_view(wanted.id), std::string_view(wanted.kind), std::string_view(wanted.code),
                      std::string_view(wanted.body), std::string_view(wanted.partner), std::string_view(wanted.about_kind),
                      std::string_view(wanted.about), std::string_view(wanted.step), std::string_view(wanted.phase),
                      std::string_view(wanted.place), std::string_view(wanted.relation), std::string_view(wanted.value),
                      store::value_of(wanted.population), wanted.available ? store::Value{*wanted.available} : store::Value{},
                      std::string_view(since), std::string_view(wanted.document), std::string_view(wanted.reason),
                      std::string_view(wanted.actor), clock.now().ms});
    transaction.commit();
    return wanted;
}

void take_back(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, std::string const& said,
               std::string const& reason)
{
    auto const today = clock.today().text();
    store::Transaction transaction(db);
    if (db.run(sql::take_back, {std::string_view(operation), std::string_view(said), std::string_view(today)}) == 0)
        throw base::Refusal(not_said, {said});
    std::string body;
    base::JsonWriter(body).object().member("takes_back", said).member("until", today).end();
    store::record(db, clock, {operation, store::Nature::decided, "standards.taken_back", said, body, actor, reason});
    transaction.commit();
}

}
