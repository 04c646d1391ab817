// An operation's own bodies and words: decided facts.
#include "commands.hpp"
#include "rules.hpp"

#include <algorithm>
#include <array>
#include <base/json.hpp>
#include <store/journal.hpp>
#include <structure/sql.hpp>
#include <structure/structure.hpp>
#include <text/fold.hpp>

namespace muster::structure {
namespace {

constexpr base::Rule table[] = {
    bad_code,        bad_kind,     unknown_body, nothing_said,       not_a_day,    no_such_move,    not_now,
    not_yours,       missing_for,  before_last,  in_future,          would_break,  no_decision,     taken_back_already,
    not_the_last,    reason_needed, unknown_role, role_needed,       role_not_held,
    unknown_partner, unknown_choice, nothing_drafted};

}

bool is_code(std::string_view code)
{
    return not code.empty() and code.size() <= 24 and code.front() != '-' and code.back() != '-' and
           std::ranges::all_of(code,
                               [](char c) { return (c >= 'a' and c <= 'z') or (c >= '0' and c <= '9') or c == '-'; });
}

std::span<base::Rule const> rules() { return table; }

void add(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
         Body const& body)
{
    constexpr std::array<std::string_view, 5> kinds{"cluster", "aor", "sector", "custom", "intersectoral"};
    if (not is_code(body.code)) throw base::Refusal(bad_code, {body.code});
    if (std::ranges::find(kinds, body.kind) == kinds.end()) throw base::Refusal(bad_kind, {body.kind});
    auto known = Bodies::load(db, operation, clock.today());
    if (not body.parent.empty() and known->by_code(body.parent) < 0) throw base::Refusal(unknown_body, {body.parent});
    // Areas of responsibility travel beside their cluster and never enter a maximum over sectors (JIAF 2; domain.md 5.2).
    bool joint = body.enters_joint_figures and body.kind != "aor" and body.kind != "intersectoral";
    auto name = text::tidy(body.name.empty() ? body.code : body.name);
    std::string said;
    base::JsonWriter json(said);
    json.object().member("code", body.code).member("name", name).member("kind", body.kind).member("parent", body.parent)
        .member("global_code", body.global_code).member("joint", joint).end();
    store::Transaction transaction(db);
    store::record(db, clock, {operation, store::Nature::decided, "structure.body", body.code, said, actor, {}});
    db.run(sql::add_body, {std::string_view(operation), std::string_view(body.code), std::string_view(name),
                           std::string_view(body.kind), std::string_view(body.parent),
                           std::string_view(body.global_code), std::int64_t{joint}, clock.now().ms});
    transaction.commit();
}

void settle_words(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
                  std::string const& words, std::string const& code, std::string const& reason)
{
    auto folded = text::fold(words);
    if (folded.empty()) throw base::Refusal(nothing_said);
    auto known = Bodies::load(db, operation, clock.today());
    auto at = known->by_code(code);
    if (at < 0) throw base::Refusal(unknown_body, {code});
    auto const& body = known->at(at).code;
    std::string said;
    base::JsonWriter json(said);
    json.object().member("words", words).member("body", body).end();
    store::Transaction transaction(db);
    store::record(db, clock, {operation, store::Nature::decided, "structure.words", folded, said, actor, reason});
    db.run(sql::settle_body_words, {std::string_view(operation), std::string_view(folded), std::string_view(words),
                                    std::string_view(body), std::string_view(reason), clock.now().ms});
    transaction.commit();
}

void forget_words(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
                  std::string const& words, std::string const& reason)
{
    auto const folded = text::fold(words);
    std::string said;
    base::JsonWriter(said).object().member("words", words).end();
    store::Transaction transaction(db);
    store::record(db, clock, {operation, store::Nature::decided, "structure.words_forgotten", folded, said, actor, reason});
    db.run(sql::forget_body_words, {std::string_view(operation), std::string_view(folded)});
    transaction.commit();
}

}
