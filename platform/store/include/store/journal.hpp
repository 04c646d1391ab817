// The journal: every write passes it, in the same transaction as the tables it speaks of.
//
// Append-only, numbered per node, each entry holding the hash of the one before: audit, history, undo and
// synchronisation are this one mechanism. Triggers refuse UPDATE and DELETE; verify() finds the first entry that does
// not follow, a truncated end, and an entry whose table rows were changed behind its back (through witnesses).
#pragma once
#include <base/clock.hpp>
#include <base/id.hpp>
#include <functional>
#include <store/db.hpp>
#include <string>
#include <vector>

namespace muster::store {

/// The four natures of facts (design.md, section 2): derived figures are never written.
enum class Nature { received, decided, kept };

struct Entry {
    std::string operation;  // "" for what belongs to no operation
    Nature nature = Nature::decided;
    std::string kind;     // "activities.submission", "partners.alias"
    std::string subject;  // id of what it is about
    std::string body;     // JSON: what was said; for bulk, digests and counts
    std::string actor;    // who; "command line" until accounts exist
    std::string reason;   // why, or on what basis; may be empty
};

struct Written {
    std::int64_t seq = 0;
    std::string hash;
};

struct Past {
    std::int64_t seq = 0;
    std::string node;
    base::Instant at;
    Entry entry;
    std::string hash;
};

/// Appends one entry. Must be called inside a Transaction (ENSUREd).
Written record(Db& db, base::Clock const& clock, Entry const& entry);

/// The number of the last entry; 0 where none is.
std::int64_t journal_head(Db& db);

/// The last entry's number and hash, as the store keeps them apart; 0 and "" where none is.
Written journal_end(Db& db);

/// Entries of one operation, newest first, of one kind or subject where given.
std::vector<Past> history(Db& db, std::string_view operation, std::string_view kind, std::string_view subject,
                          int limit);

/// Recomputes from the tables what an entry of `kind` claims; says what differs, or "" where all is as written.
struct Witness {
    std::string_view kind;
    std::function<std::string(Db&, Past const&)> differs;
};

struct Fault {
    std::int64_t seq = 0;
    std::string sentence;
};

/// Reads the whole journal; the faults found, first first. `progress(done, all)` may be empty.
std::vector<Fault> verify(Db& db, std::span<Witness const> witnesses,
                          std::function<void(std::int64_t, std::int64_t)> const& progress = {});

}
