#include "review.hpp"
#include "nil.hpp"
#include <activities/sql.hpp>
#include <algorithm>
#include <array>
#include <base/words.hpp>
#include <fmt/core.h>
#include <set>
#include <text/fold.hpp>
#include <zstd.h>

namespace muster::activities {

namespace {

struct HeldGroup {
    std::string alike, code, words;
    bool sealed = false;  // its rows stand sealed: what is said of them does too
    std::set<std::string> submissions;
    std::set<std::pair<std::string, std::int64_t>> rows;
};

/// The name of the sealed rows alike of which one waits at that cell, given with or without its sheet.
std::string sealed_at(store::Db& db, std::string const& operation, std::string const& cell)
{
    std::string alike;
    each_line(db, sql::held_sealed_cells, {std::string_view(operation)}, [&](store::Row const& row) {
        if (row.text(5) == cell or row.text(5).ends_with("!" + cell)) alike = row.string(4);
    });
    return alike;
}

HeldGroup find_group(store::Db& db, std::string const& operation, std::string const& which)
{
    HeldGroup group;
    auto const take = [&](store::Row const& row) { group.alike = row.string(0), group.code = row.string(1), group.words = row.string(2); };
    if (not one_line(db, sql::held_by_alike, {std::string_view(operation), std::string_view(which)}, take) and
        not one_line(db, sql::held_by_place, {std::string_view(operation), std::string_view(which), std::string_view("!" + which)}, take))
        if (auto const alike = sealed_at(db, operation, which); not alike.empty()) one_line(db, sql::held_by_alike, {std::string_view(operation), std::string_view(alike)}, take);
    if (group.alike.empty()) throw base::Refusal(rule::no_such_review, {which});
    db.each(sql::held_rows_alike, {std::string_view(operation), std::string_view(group.alike)}, [&](store::Row const& row) {
        group.submissions.insert(row.string(0));
        group.rows.emplace(row.string(0), row.integer(1));
        group.sealed = group.sealed or row.integer(2) != 0;
    });
    return group;
}

/// The question that the row asked, from the words kept with it (reader_where.cpp writes them).
geography::Asked asked_of(std::string const& words, std::vector<std::string_view>& parts)
{
    std::string_view rest = words;
    while (true) {
        auto const sign = rest.find('\x1f');
        parts.push_back(rest.substr(0, sign));
        if (sign == std::string_view::npos) break;
        rest = rest.substr(sign + 1);
    }
    geography::Asked asked;
    for (std::size_t level = 0; level < 6 and level * 2 + 1 < parts.size(); ++level) {
        asked.code[level] = parts[level * 2];
        asked.name[level] = parts[level * 2 + 1];
    }
    if (parts.size() > 13) asked.any_code = parts[12], asked.any_name = parts[13];
    return asked;
}

std::string first_arg(std::string const& words) { return words.substr(0, words.find('\x1f')); }

/// What is needed to settle a finding, in words.
std::string wanted_for(std::string_view code)
{
    if (code == rule::place_missing.code) return base::term("review.wanted.missing_place");
    if (code.starts_with("place.")) return base::term("review.wanted.place");
    if (code.starts_with("partner.")) return base::term("review.wanted.partner");
    if (code.starts_with("sector.")) return base::term("review.wanted.sector");
    return base::term("review.wanted.judgement");
}

bool is_missing(std::string_view code)
{
    return code == rule::partner_missing.code or code == rule::sector_missing.code or code == rule::place_missing.code;
}

/// What is settled of sealed rows is remembered under seal, and found by a keyed name of the words: (kind, words, what they mean).
void remember_sealed(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, HeldGroup const& group, std::string const& reason,
                     std::array<std::string, 3> const& said)
{
    if (said[0] == "place" and geography::Gazetteer::load(db, operation)->by_code(said[2]) < 0) throw base::Refusal(*base::Rules::all().find("place.no_such"), {said[2]});
    if (said[0] == "partner") {
        auto const known = partners::Registry::load(db, operation);
        if (known->by_id(said[2]) < 0 and known->find(said[2], said[2]).partner < 0) throw base::Refusal(rule::partner_unknown, {said[2]});
    }
    Vaults vaults(db, operation);
    auto const word = vaults.of(false).blind(said[0], said[1]);
    auto const sealed = vaults.of(false).close("sealed_word/" + said[0] + "/" + word, joined(said));
    db.run(sql::sealed_word_add, {std::string_view(operation), std::string_view(said[0]), std::string_view(word), std::string_view(sealed), clock.now().ms, std::string_view(actor)});
    std::string body;
    base::JsonWriter(body).object().member("code", group.code).member("kind", said[0]).member("word", word).end();
    store::record(db, clock, {operation, store::Nature::decided, "activities.sealed_word", group.alike, body, actor, reason});
}

void remember(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, HeldGroup const& group, Settlement const& s)
{
    auto const reason = s.reason.empty() ? "settled at the review desk" : s.reason;
    bool const about_place = group.code.starts_with("place."), about_partner = group.code.starts_with("partner."), about_body = group.code.starts_with("sector.");
    if (not s.place.empty() and about_place and not is_missing(group.code)) {
        std::vector<std::string_view> parts;
        auto const asked = asked_of(group.words, parts);
        if (group.sealed) remember_sealed(db, clock, actor, operation, group, reason, {"place", geography::words_key(asked), s.place});
        else geography::settle_words(db, clock, actor, operation, geography::words_key(asked), "", s.place, reason);
    }
    else if (is_missing(group.code) and (about_partner ? not s.partner.empty() : about_body and not s.body.empty())) {
        // Nothing was written, so there are no words to remember: the empty cells of this file mean what was said.
        std::string body;
        base::JsonWriter json(body);
        json.object().member("code", group.code);
        if (not group.sealed) json.member("means", about_partner ? s.partner : s.body);
        json.end();
        store::record(db, clock, {operation, store::Nature::decided, "activities.fill", group.alike, body, actor, reason});
    }
    else if (group.sealed and not s.partner.empty() and about_partner)
        remember_sealed(db, clock, actor, operation, group, reason, {"partner", text::fold(first_arg(group.words)), s.partner});
    else if (not s.partner.empty() and about_partner) partners::settle_words(db, clock, actor, operation, first_arg(group.words), s.partner, reason);
    else if (not s.body.empty() and about_body) structure::settle_words(db, clock, actor, operation, first_arg(group.words), s.body, reason);
    else if (group.sealed and s.accept and not about_place and not about_body and not is_missing(group.code))
        remember_sealed(db, clock, actor, operation, group, reason, {"pass", group.code + "\x1f" + group.words, ""});
    else if (s.accept and not about_place and not about_body and not is_missing(group.code)) {
        db.run(sql::pass_finding, {std::string_view(operation), std::string_view(group.code), std::string_view(group.words), clock.now().ms, std::string_view(actor), std::string_view(reason)});
        std::string body;
        base::JsonWriter(body).object().member("code", group.code).member("words", group.words).end();
        store::record(db, clock, {operation, store::Nature::decided, "activities.pass", group.alike, body, actor, reason});
    }
    else if (not s.dismiss) throw base::Refusal(rule::settle_what, {group.alike, group.code, wanted_for(group.code)});
}

void dismiss(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, HeldGroup const& group, Settlement const& s)
{
    db.run(sql::held_set_alike, {std::string_view(operation), std::string_view(group.alike), std::string_view("dismissed")});
    std::string body;
    base::JsonWriter json(body);
    json.object().member("code", group.code);
    if (not group.sealed) json.member("words", group.words);
    json.member("rows", group.rows.size()).end();
    store::record(db, clock, {operation, store::Nature::decided, "activities.dismiss", group.alike, body, actor, s.reason});
}

/// Reads a submission's own file again with what is known now; the rows that waited and are sure now, come in.
void read_again(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, std::string const& submission, Asking const& fill, Settled& settled)
{
    auto const stored = stored_file(db, operation, submission);
    auto const world = World::load(db, operation, clock.today());
    apply_given(*world, fill);
    std::set<std::int64_t> wait;
    db.each(sql::held_rows_of, {std::string_view(operation), std::string_view(submission)}, [&](store::Row const& row) { wait.insert(row.integer(0)); });
    auto checked = check_bytes(db, *world, stored.bytes, stored.file, stored.sheet, stored.mapping);
    for (auto& line : checked.reading->lines)
        if (line.state == RowState::accepted and not wait.contains(line.row)) line.state = RowState::revised;
    auto const diff = diff_with_store(db, operation, *checked.reading);
    if (diff.fresh + diff.changed > 0) {
        auto const imported = import(db, clock, actor, *world, checked, diff, "", submission);
        settled.submissions.push_back(imported.submission);
        settled.lines_accepted += diff.fresh + diff.changed;
    }
    for (auto const& line : checked.reading->lines)
        if (line.state == RowState::accepted)
            db.run(sql::held_set_row, {std::string_view(operation), std::string_view(submission), std::int64_t{line.row}, std::string_view("settled")});
}

}

Stored stored_file(store::Db& db, std::string const& operation, std::string const& submission)
{
    Stored stored;
    std::string sealed;
    one_line(db, sql::submission_file, {std::string_view(operation), std::string_view(submission)}, [&](store::Row const& row) {
        stored = {row.string(0), row.string(1), {}, row.string(3), row.string(4), std::string(row.bytes(2))};
        sealed = row.text(6);
    });
    if (bool const severe = sealed == severe_mark; not sealed.empty()) {
        if (severe) db.one(sql::severe_file_bytes, {std::string_view(operation), std::string_view(submission)}, [&](store::Row const& row) { stored.packed = row.bytes(0); });
        stored.packed = Vaults(db, operation).of(severe).open_bytes(store::belongs_to(severe ? "severe_file" : "submission", submission, 0, 0) + "/bytes", stored.packed);
    }
    auto const& packed = stored.packed;
    // Lines can have come another way than by a file, or without it: then there are no cells to show.
    if (packed.empty()) return stored;
    auto const size = ZSTD_getFrameContentSize(packed.data(), packed.size());
    ENSURE(size != ZSTD_CONTENTSIZE_ERROR and size != ZSTD_CONTENTSIZE_UNKNOWN);
    stored.bytes.resize(size);
    ENSURE(not ZSTD_isError(ZSTD_decompress(stored.bytes.data(), stored.bytes.size(), packed.data(), packed.size())));
    return stored;
}

std::string held_sentence(store::Row const& row, int first)
{
    auto const* rule = base::Rules::all().find(row.text(first));
    auto const args = args_of(row.text(first + 2));
    bool const known = rule != nullptr and (not args.front().empty() or rule->sentence.find('{') == std::string_view::npos);
    return known ? base::sentence_of(*rule, args) : row.string(first + 1);
}

namespace {

/// The groups of rows that wait sealed, among the others by their size.
void add_sealed(store::Db& db, std::string const& operation, std::string const& queue, std::vector<Waiting>& all)
{
    std::map<std::string, Waiting> groups;
    each_line(db, sql::held_where_sealed, {std::string_view(operation)}, [&](store::Row const& row) {
        if (not queue.empty() and not row.text(4).starts_with(queue + ".")) return;
        auto& one = groups.try_emplace(row.string(0), Waiting{row.string(0), row.string(4), row.string(7), row.string(3), held_sentence(row, 4), first_arg(row.string(8)), row.string(2), 0, 0})
                        .first->second;
        ++one.rows;
        one.people += row.integer(9);
    });
    if (groups.empty()) return;
    for (auto& [alike, one] : groups) all.push_back(std::move(one));
    std::ranges::sort(all, {}, [](Waiting const& one) { return std::pair(-one.rows, one.alike); });
}

}

std::vector<Waiting> waiting(store::Db& db, std::string const& operation, std::string const& queue)
{
    std::vector<Waiting> all;
    db.each(sql::held_groups, {std::string_view(operation)}, [&](store::Row const& row) {
        Waiting one{row.string(0), row.string(1), row.string(4), row.string(5), held_sentence(row, 1), first_arg(row.string(6)), row.string(7), row.integer(8), row.integer(9)};
        if (queue.empty() or one.code.starts_with(queue + ".")) all.push_back(std::move(one));
    });
    add_sealed(db, operation, queue, all);
    return all;
}

Settled settle(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, std::string const& which, Settlement const& settlement)
{
    store::Transaction transaction(db);
    auto const group = find_group(db, operation, which);
    if (auto const& body = settlement.within_body; not body.empty()) {
        auto const elsewhere = db.number(sql::waiting_elsewhere, {std::string_view(operation), std::string_view(group.alike), std::string_view(body)}).value_or(0);
        if (elsewhere > 0) throw base::Refusal(rule::settle_not_within, {fmt::format("{}", elsewhere), body});
    }
    Settled settled{.alike = group.alike, .rows = static_cast<std::int64_t>(group.rows.size())};
    remember(db, clock, actor, operation, group, settlement);
    if (settlement.dismiss) dismiss(db, clock, actor, operation, group, settlement);
    else if (group.code == rule::nil_not_confirmed.code) settled.lines_accepted = let_in_nil(db, operation, group.alike);
    else {
        Asking fill;
        if (is_missing(group.code)) fill.partner = settlement.partner, fill.body = settlement.body;
        for (auto const& submission : group.submissions) read_again(db, clock, actor, operation, submission, fill, settled);
    }
    settled.still_waiting = db.number(sql::held_count_alike, {std::string_view(operation), std::string_view(group.alike)}).value_or(0);
    transaction.commit();
    return settled;
}

void let_in_of_confirmed(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, std::string const& account, std::string const& reason)
{
    std::vector<std::string> all;
    db.each(sql::waiting_of_account, {std::string_view(operation), std::string_view(account)}, [&](store::Row const& row) { all.push_back(row.string(0)); });
    for (auto const& alike : all)
        try {
            settle(db, clock, actor, operation, alike, {.accept = true, .reason = reason.empty() ? "the account was confirmed" : reason});
        }
        catch (base::Refusal const&) {
            // One file that can be read no more keeps the others out no longer than itself.
        }
}

}
