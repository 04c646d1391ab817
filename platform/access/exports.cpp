#include "inside.hpp"
#include <access/exports.hpp>
#include <algorithm>
#include <base/ensure.hpp>
#include <base/id.hpp>
#include <base/words.hpp>

namespace muster::access {

namespace {

constexpr std::array states{"asked", "approved", "refused", "withdrawn"};

bool is_part(std::string_view text)
{
    return text == "*" or (not text.empty() and text.size() <= 100 and std::ranges::all_of(text, [](unsigned char c) { return c > 32 and c != 127 and c != '*' and c != '"'; }));
}

/// Whether the grants of somebody reach what is high where this is for, if only in part.
bool reaches_high(Desk const& desk, std::string const& operation, Export const& asked)
{
    auto const who = subject(desk, asked.account);
    for (auto const permission : {Permission::figures, Permission::rows, Permission::contacts})
        for (auto const& one : reach(desk.world.roles, who, permission, operation, desk.now())) {
            bool const body = one.body == "*" or asked.body == "*" or one.body == asked.body;
            bool const area = one.area == "*" or asked.area == "*" or one.area.starts_with(asked.area) or asked.area.starts_with(one.area);
            if (one.highest >= Sensitivity::high and one.organisation.empty() and body and area) return true;
        }
    return false;
}

Export export_sure(Desk const& desk, std::string const& operation, std::int64_t number)
{
    for (auto& one : exports(desk.db, operation))
        if (one.number == number) return std::move(one);
    refuse("access.no_export", {std::to_string(number)});
}

/// The journal knows who may take what, in ids; for whom it is stands in the ask alone, because it may be a person.
std::string said_of(Export const& one, std::string_view word)
{
    std::string said;
    base::JsonWriter(said).object().member("export", one.number).member("word", word).member("account", one.account).member("list", one.list).member("body", one.body)
        .member("area", one.area).member("until", one.until.text()).member("raw", one.raw).member("recipient", digest_of(one.recipient)).end();
    return said;
}

Export said(Desk const& desk, std::string const& operation, Export one, ExportState word, std::string const& reason)
{
    auto const words = desk.db.number(sql::count_export_words, {std::string_view(operation), one.number}).value_or(0);
    desk.db.run(sql::add_export_word, {std::string_view(operation), one.number, words + 1, name_of(word), std::string_view(desk.actor), desk.now().ms, std::string_view(reason)});
    one.state = word, one.said_by = desk.actor, one.said_at = desk.now(), one.reason = reason;
    record(desk, store::Nature::decided, operation, "access.export", std::to_string(one.number), said_of(one, name_of(word)), reason);
    return one;
}

}

std::string_view name_of(ExportState state) { return states[static_cast<std::size_t>(state)]; }

Export ask_export(Desk const& desk, std::string const& operation, Export wanted)
{
    if (wanted.purpose.empty()) refuse("access.needs_reason");
    if (wanted.recipient.empty()) refuse("access.missing_member", {"recipient"});
    for (auto const* part : {&wanted.list, &wanted.body, &wanted.area})
        if (not is_part(*part)) refuse("access.bad_scope", {part->substr(0, 100)});
    constexpr auto day = std::int64_t{86'400'000};
    if (wanted.until <= desk.now() or wanted.until.ms > desk.now().ms + (longest_approval + 1) * day) refuse("access.bad_until", {std::to_string(longest_approval)});
    if (not reaches_high(desk, operation, wanted)) refuse("access.sensitivity");
    store::Transaction transaction(desk.db);
    auto const earlier = exports(desk.db, operation);
    wanted.number = earlier.empty() ? 1 : earlier.front().number + 1;
    wanted.asked_by = desk.actor, wanted.at = desk.now(), wanted.state = ExportState::asked;
    desk.db.run(sql::add_export_ask, {std::string_view(operation), wanted.number, std::string_view(wanted.account), std::string_view(wanted.list), std::string_view(wanted.body),
                                      std::string_view(wanted.area), std::string_view(wanted.purpose), std::string_view(wanted.recipient), wanted.until.ms,
                                      std::int64_t{wanted.raw}, std::string_view(wanted.asked_by), wanted.at.ms});
    record(desk, store::Nature::decided, operation, "access.export", std::to_string(wanted.number), said_of(wanted, "asked"), wanted.purpose);
    transaction.commit();
    return wanted;
}

std::vector<Export> exports(store::Db& db, std::string const& operation)
{
    std::vector<Export> all;
    db.each(sql::export_asks, {std::string_view(operation)}, [&](store::Row const& row) {
        Export one;
        one.number = row.integer(0), one.account = row.string(1), one.list = row.string(2), one.body = row.string(3), one.area = row.string(4);
        one.purpose = row.string(5), one.recipient = row.string(6), one.until = {row.integer(7)}, one.raw = row.integer(8) != 0;
        one.asked_by = row.string(9), one.at = {row.integer(10)};
        all.push_back(std::move(one));
    });
    db.each(sql::export_words, {std::string_view(operation)}, [&](store::Row const& row) {
        auto const at = std::ranges::find(all, row.integer(0), &Export::number);
        if (at == all.end()) return;
        auto const word = std::ranges::find(states, row.text(2), [](char const* one) { return std::string_view(one); });
        ENSURE(word != states.end());
        at->state = static_cast<ExportState>(word - states.begin());
        at->said_by = row.string(3), at->said_at = base::Instant{row.integer(4)}, at->reason = row.string(5);
    });
    std::ranges::reverse(all);
    return all;
}

bool may_decide(Desk const& desk, std::string const& operation, Export const& asked)
{
    // Whoever sits at the machine of the store writes down what those decided who have no account.
    if (desk.actor == "command line") return true;
    return can(desk.world.roles, subject(desk, desk.actor), Permission::decide, {operation, asked.body, asked.area, "", Sensitivity::high}, desk.now()).allowed();
}

Export decide_export(Desk const& desk, std::string const& operation, std::int64_t number, ExportState word, std::string const& reason)
{
    ENSURE(word == ExportState::approved or word == ExportState::refused);
    store::Transaction transaction(desk.db);
    auto one = export_sure(desk, operation, number);
    if (desk.actor == one.account or desk.actor == one.asked_by) refuse("access.four_eyes");
    if (not may_decide(desk, operation, one)) refuse("access.scope", {base::term("access.other_parts")});
    if (one.state != ExportState::asked) refuse("access.export_over", {std::to_string(number)});
    if (reason.empty()) refuse("access.needs_reason");
    one = said(desk, operation, std::move(one), word, reason);
    transaction.commit();
    return one;
}

Export withdraw_export(Desk const& desk, std::string const& operation, std::int64_t number, std::string const& reason)
{
    store::Transaction transaction(desk.db);
    auto one = export_sure(desk, operation, number);
    bool const is_own = desk.actor == one.account or desk.actor == one.asked_by;
    // To everybody else it is not there.
    if (not is_own and not may_decide(desk, operation, one)) refuse("access.no_export", {std::to_string(number)});
    if (one.state == ExportState::refused or one.state == ExportState::withdrawn) refuse("access.export_over", {std::to_string(number)});
    one = said(desk, operation, std::move(one), ExportState::withdrawn, reason);
    transaction.commit();
    return one;
}

void write_down(Desk const& desk, TakenFile taken)
{
    store::Transaction transaction(desk.db);
    taken.id = base::new_ulid(desk.now()), taken.at = desk.now();
    desk.db.run(sql::add_export_taken, {std::string_view(taken.operation), std::string_view(taken.id), taken.at.ms, std::string_view(taken.account), std::string_view(taken.path),
                                        std::string_view(taken.format), std::string_view(taken.asked), static_cast<std::int64_t>(taken.least), taken.approval, taken.lines});
    // What left under an approval is part of the record; what everybody may take would only make every kept answer old.
    if (taken.approval > 0) {
        std::string said;
        base::JsonWriter(said).object().member("export", taken.approval).member("path", taken.path).member("format", taken.format).key("asked").raw(taken.asked).member("lines", taken.lines).end();
        record(desk, store::Nature::kept, taken.operation, "access.export_taken", taken.id, said);
    }
    transaction.commit();
}

std::vector<TakenFile> taken_files(store::Db& db, std::string const& operation, base::Instant since, std::int64_t most)
{
    std::vector<TakenFile> all;
    db.each(sql::exports_taken, {std::string_view(operation), since.ms, most}, [&](store::Row const& row) {
        TakenFile one;
        one.id = row.string(0), one.operation = row.string(1), one.at = {row.integer(2)}, one.account = row.string(3), one.path = row.string(4), one.format = row.string(5);
        one.asked = row.string(6), one.least = static_cast<Sensitivity>(std::clamp<std::int64_t>(row.integer(7), 0, 3)), one.approval = row.integer(8), one.lines = row.integer(9);
        all.push_back(std::move(one));
    });
    return all;
}

}
