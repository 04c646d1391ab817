// Writing the journal and reading it back. How it is proven is in verify.cpp.
#include "chain.hpp"
#include <array>
#include <base/ensure.hpp>
#include <base/hash.hpp>
#include <fmt/core.h>
#include <store/statements.hpp>

namespace muster::store {

namespace {

constexpr std::array<std::string_view, 3> nature_names{"received", "decided", "kept"};

std::string_view name_of(Nature nature) { return nature_names[static_cast<std::size_t>(nature)]; }

Nature nature_named(std::string_view name)
{
    for (std::size_t i = 0; i < nature_names.size(); ++i)
        if (nature_names[i] == name) return static_cast<Nature>(i);
    return Nature::decided;  // only where somebody changed the row; the hash tells
}

/// The length stands before each field, so that no two entries can be written as the same bytes.
void add_field(std::string& out, std::string_view field) { out += fmt::format("{}:{}", field.size(), field); }

}

std::string hash_of(Link const& link)
{
    auto const& entry = link.past.entry;
    std::string bytes = "muster journal 1;";
    add_field(bytes, link.prev);
    add_field(bytes, link.past.node);
    add_field(bytes, fmt::format("{}", link.past.seq));
    add_field(bytes, fmt::format("{}", link.past.at.ms));
    add_field(bytes, entry.operation);
    add_field(bytes, link.nature);
    add_field(bytes, entry.kind);
    add_field(bytes, entry.subject);
    add_field(bytes, entry.body);
    add_field(bytes, entry.actor);
    add_field(bytes, entry.reason);
    return base::strong_hash(bytes);
}

Link link_of(Row const& row)
{
    Link link;
    link.past.node = row.string(0);
    link.past.seq = row.integer(1);
    link.past.at = {row.integer(3)};
    link.nature = row.string(4);
    link.past.entry = {
        row.string(2), nature_named(row.text(4)), row.string(5), row.string(6), row.string(7), row.string(8),
        row.string(9)};
    link.prev = row.string(10);
    link.past.hash = row.string(11);
    return link;
}

namespace {

/// The head is written once, when the transaction ends: a row that is updated again and again in one transaction is
/// slower each time on PostgreSQL.
class HeadToWrite final : public Ending {
public:
    explicit HeadToWrite(Head from) : head(std::move(from)) {}
    void write(Db& db) override
    {
        db.run(sql::move_head,
               {Value{std::string_view(head.node)}, head.seq, Value{std::string_view(head.hash)}, head.entries});
    }
    Head head;
};

std::optional<Head> read_head(Db& db, Query const& query)
{
    std::optional<Head> head;
    db.one(query, {},
           [&](Row const& row) { head = Head{row.string(0), row.integer(1), row.string(2), row.integer(3)}; });
    return head;
}

HeadToWrite* head_to_write(Db& db) { return dynamic_cast<HeadToWrite*>(db.ending()); }

/// The head that the next entry follows, from now on this transaction's alone.
Head& head_to_follow(Db& db)
{
    if (auto* mine = head_to_write(db)) return mine->head;
    // On PostgreSQL this locks the head until the end of the transaction: two writers never follow the same entry.
    auto head = read_head(db, sql::head_to_follow);
    ENSURE(head.has_value());
    db.end_with(std::make_unique<HeadToWrite>(std::move(*head)));
    return head_to_write(db)->head;
}

}

std::optional<Head> head_of(Db& db)
{
    if (auto const* mine = head_to_write(db)) return mine->head;
    return read_head(db, sql::head);
}

Written record(Db& db, base::Clock const& clock, Entry const& entry)
{
    ENSURE(db.in_transaction());
    auto& head = head_to_follow(db);
    Link link{{head.seq + 1, head.node, clock.now(), entry, ""}, head.hash, std::string(name_of(entry.nature))};
    auto& past = link.past;
    past.hash = hash_of(link);
    db.run(sql::add_entry, {Value{std::string_view(past.node)}, past.seq, Value{std::string_view(entry.operation)},
                            past.at.ms, Value{std::string_view(link.nature)}, Value{std::string_view(entry.kind)},
                            Value{std::string_view(entry.subject)}, Value{std::string_view(entry.body)},
                            Value{std::string_view(entry.actor)}, Value{std::string_view(entry.reason)},
                            Value{std::string_view(link.prev)}, Value{std::string_view(past.hash)}});
    head.seq = past.seq;
    head.hash = past.hash;
    ++head.entries;
    return {past.seq, past.hash};
}

std::int64_t journal_head(Db& db) { return journal_end(db).seq; }

Written journal_end(Db& db)
{
    auto const head = head_of(db);
    return head ? Written{head->seq, head->hash} : Written{};
}

std::vector<Past> history(Db& db, std::string_view operation, std::string_view kind, std::string_view subject,
                          int limit)
{
    std::vector<Past> entries;
    auto const keep = [&](Row const& row) { entries.push_back(link_of(row).past); };
    if (not subject.empty())
        db.each(sql::history_of_subject, {Value{operation}, Value{kind}, Value{subject}, limit}, keep);
    else if (not kind.empty()) db.each(sql::history_of_kind, {Value{operation}, Value{kind}, limit}, keep);
    else db.each(sql::history, {Value{operation}, limit}, keep);
    return entries;
}

}
