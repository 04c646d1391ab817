// Proving the journal: every entry is as it was written, none is missing, none was put in.
#include "chain.hpp"
#include <algorithm>
#include <fmt/core.h>
#include <limits>
#include <store/statements.hpp>
#include <tuple>

namespace muster::store {

namespace {

constexpr int page = 2000;
/// Past so many faults the list says nothing more; the first one counts.
constexpr std::size_t most_faults = 100;

class Prover {
public:
    Prover(Db& db, std::span<Witness const> witnesses, std::function<void(std::int64_t, std::int64_t)> const& progress)
        : db_(db), witnesses_(witnesses), progress_(progress)
    {
    }

    std::vector<Fault> prove()
    {
        auto head = head_of(db_);
        if (not head) return {{0, "The store does not say where its journal ends: its own entry was taken away."}};
        // Others may write meanwhile: the head is read after the entries, until both agree or no entry comes.
        std::size_t more = 0;
        do {
            do more = read_page(*head);
            while (more == page and faults_.size() < most_faults);
            head = head_of(db_);
            if (not head) break;
        } while (more > 0 and last_.past.seq < head->seq and faults_.size() < most_faults);
        if (head) check_end(*head);
        db_.one(sql::strangers, {}, [&](Row const& row) {
            fault(row.integer(1),
                  fmt::format("Entry {} was put in: it belongs to a node {} that this store does not know.",
                              row.integer(1), row.text(0)));
        });
        std::ranges::sort(faults_, {}, [](Fault const& fault) { return std::tie(fault.seq, fault.sentence); });
        return std::move(faults_);
    }

private:
    void fault(std::int64_t seq, std::string sentence)
    {
        if (faults_.size() < most_faults) faults_.push_back({seq, std::move(sentence)});
    }

    std::size_t read_page(Head const& head)
    {
        std::vector<Link> links;
        auto const from = started_ ? last_.past.seq : std::numeric_limits<std::int64_t>::min();
        db_.each(sql::entries_after, {Value{std::string_view(head.node)}, from, page},
                 [&](Row const& row) { links.push_back(link_of(row)); });
        for (auto& link : links) {
            check(link);
            last_ = std::move(link);
            started_ = true;
            ++read_;
        }
        if (progress_) progress_(read_, std::max(head.entries, read_));
        return links.size();
    }

    void check(Link const& link)
    {
        auto const seq = link.past.seq;
        bool const whole = hash_of(link) == link.past.hash;
        if (seq < 1) fault(seq, fmt::format("Entry {} was put in: the journal begins with entry 1.", seq));
        else if (seq != last_.past.seq + 1) {
            auto const first = last_.past.seq + 1;
            fault(first, first == seq - 1 ? fmt::format("Entry {} was taken away.", first)
                                          : fmt::format("Entries {} to {} were taken away.", first, seq - 1));
        }
        // An entry that was changed and given a new hash is itself whole, but what follows knew the old hash.
        else if (whole and link.prev != last_.past.hash and started_)
            fault(last_.past.seq,
                  fmt::format("Entry {} is not the one that entry {} was written after: it was changed or put in.",
                              last_.past.seq, seq));
        else if (whole and not started_ and not link.prev.empty())
            fault(seq, fmt::format("Entry {} is not the first one: those before it were taken away.", seq));
        if (not whole)
            fault(seq, fmt::format("Entry {} ({}) was changed after it was written.", seq, link.past.entry.kind));
        else ask_witnesses(link.past);
    }

    void ask_witnesses(Past const& past)
    {
        for (auto const& witness : witnesses_) {
            if (witness.kind != past.entry.kind) continue;
            auto const difference = witness.differs(db_, past);
            if (not difference.empty())
                fault(past.seq, fmt::format("What entry {} ({}) speaks of was changed behind its back: {}", past.seq,
                                            past.entry.kind, difference));
        }
    }

    void check_end(Head const& head)
    {
        auto const last = last_.past.seq;
        if (faults_.size() >= most_faults) return;
        if (last < head.seq)
            fault(last + 1, fmt::format("The end was cut off: the journal ends with entry {}, the store wrote {}.",
                                        last, head.seq));
        else if (last > head.seq)
            fault(head.seq + 1, fmt::format("Entry {} was put in: the store wrote only {}.", head.seq + 1, head.seq));
        else if (last_.past.hash != head.hash)
            fault(last,
                  fmt::format("Entry {} is not the last one that the store wrote: it was changed or put in.", last));
        else if (faults_.empty() and read_ != head.entries)
            fault(last, fmt::format("The journal holds {} entries, the store wrote {}.", read_, head.entries));
    }

    Db& db_;
    std::span<Witness const> witnesses_;
    std::function<void(std::int64_t, std::int64_t)> const& progress_;
    std::vector<Fault> faults_;
    Link last_;
    bool started_ = false;
    std::int64_t read_ = 0;
};

}

std::vector<Fault> verify(Db& db, std::span<Witness const> witnesses,
                          std::function<void(std::int64_t, std::int64_t)> const& progress)
{
    return Prover(db, witnesses, progress).prove();
}

}
