#include "shelf.hpp"
#include <algorithm>
#include <atomic>
#include <mutex>
#include <store/journal.hpp>

namespace muster::analysis {

namespace {

/// A picture of a million rows takes about 100 MB, so only a few are kept.
constexpr std::size_t most_pictures = 4;

std::atomic<std::int64_t> taken, loaded;

/// Which picture: of which operation in which store, on which day (bodies are dated), and the words added to it.
struct Name {
    std::string store, operation;
    base::Day day;
    std::vector<Unheard> added;
    bool operator==(Name const&) const = default;
};

/// A place on the shelf. Who loads holds the lock, so that many who ask at once cause one load.
struct Slot {
    explicit Slot(Name of) : name(std::move(of)) {}
    Name const name;
    std::mutex loading;
    std::string stands_for;  // hash of the operation's last journal entry
    bool details = false;
    std::shared_ptr<Picture const> picture;
};

class Shelf {
public:
    /// The slot of that name, the one used last in front; the one not used for longest makes room.
    std::shared_ptr<Slot> slot(Name const& name)
    {
        std::lock_guard const guard(lock_);
        auto found = std::ranges::find_if(slots_, [&](auto const& slot) { return slot->name == name; });
        if (found == slots_.end()) {
            if (slots_.size() == most_pictures) slots_.pop_back();
            found = slots_.insert(slots_.end(), std::make_shared<Slot>(name));
        }
        std::rotate(slots_.begin(), found, found + 1);
        return slots_.front();
    }

private:
    std::mutex lock_;
    std::vector<std::shared_ptr<Slot>> slots_;
};

Shelf& shelf()
{
    static Shelf one;
    return one;
}

std::string last_entry(store::Db& db, std::string const& operation)
{
    auto const last = store::history(db, operation, "", "", 1);
    return last.empty() ? "" : last.front().hash;
}

void add_word(Words& words, Unheard const& unheard)
{
    switch (unheard.of) {
    case Unheard::Of::body: words.bodies.of(unheard.code); break;
    case Unheard::Of::partner: words.partners.of(unheard.code); break;
    case Unheard::Of::group: words.groups.of(unheard.code); break;
    }
}

std::shared_ptr<Picture const> picture_for(cli::Call& call, std::vector<Unheard> const& added, bool details)
{
    auto& db = call.db();
    auto const operation = call.operation();
    auto const slot = shelf().slot({db.url(), operation, call.clock->today(), added});
    std::lock_guard const guard(slot->loading);
    // Read before loading: what is written meanwhile makes the picture load again for the next question.
    auto const now = last_entry(db, operation);
    if (slot->picture and slot->stands_for == now and (slot->details or not details)) {
        ++taken;
        return slot->picture;
    }
    auto fresh = load_picture(db, *call.clock, operation, details or slot->details);
    for (auto const& one : added) add_word(fresh->engine->words(), one);
    fresh->shared = true;
    slot->details = details or slot->details;
    slot->stands_for = now;
    slot->picture = std::move(fresh);
    ++loaded;
    return slot->picture;
}

}

cli::Exit with_picture(cli::Call& call, FromPicture const& answer, bool details)
{
    std::vector<Unheard> added;
    while (true) {
        auto const picture = picture_for(call, added, details);
        try {
            return answer(*picture);
        }
        catch (Unheard const& unheard) {
            ENSURE(std::ranges::count(added, unheard) == 0);
            added.push_back(unheard);
        }
    }
}

ShelfUse shelf_use() { return {taken, loaded}; }

}
