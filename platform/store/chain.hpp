// One link of the journal's chain as it lies in the table.
#pragma once
#include <optional>
#include <store/journal.hpp>

namespace muster::store {

struct Link {
    Past past;
    std::string prev;    // the hash of the entry before; "" for the first
    std::string nature;  // as it is written, also where it is none of ours
};

/// What the store says the end of its journal is.
struct Head {
    std::string node;
    std::int64_t seq = 0;
    std::string hash;
    std::int64_t entries = 0;
};

/// The hash that the entry must have: over every field and the hash before.
std::string hash_of(Link const& link);
Link link_of(Row const& row);
/// The end as it is now, also in the transaction that is open; none where the store's own entry was taken away.
std::optional<Head> head_of(Db& db);

}
