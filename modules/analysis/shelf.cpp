#include "shelf.hpp"
#include <algorithm>
#include <atomic>
#include <mutex>
#include <store/journal.hpp>
#include <utility>

namespace muster::analysis {

namespace {

/// A picture of a million rows takes about 100 MB, so only a few are kept.
constexpr std::size_t most_pictures = 6;

std::atomic<std::int64_t> taken, loaded, followed_up;

/// Which picture: of which operation in which store, on which day (bodies are dated), and the words added to it.
struct Name {
    std::string store, operation;
    base::Day day;
    std::vector<Unheard> added;
    std::string hidden;  // a veil, where it hides something that is there
    bool as_row = false;
    bool operator==(Name const&) const = default;
};

/// A place on the shelf. Who loads holds the lock, so that many who ask at once cause one load.
struct Slot {
    explicit Slot(Name of) : name(std::move(of)) {}
    Name const name;
    std::mutex loading;
    bool details = false;
    std::shared_ptr<Picture> picture;  // given out to read only
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

/// The picture of the slot brought up to what was written since; null where it has to be loaded. A picture that nobody
/// reads is changed where it stands, else a copy of it: no reader ever sees one that changes.
std::shared_ptr<Picture> followed(cli::Call& call, Slot& slot)
{
    auto picture = std::exchange(slot.picture, nullptr);
    if (picture.use_count() > 1) picture = picture->copy();
    // Pairs with the release of the last reader, whose count is read above without an order of its own.
    std::atomic_thread_fence(std::memory_order_acquire);
    if (not follow_picture(call.db(), *call.clock, *picture)) return nullptr;
    return picture;
}

void add_word(Words& words, Unheard const& unheard)
{
    switch (unheard.of) {
    case Unheard::Of::body: words.bodies.of(unheard.code); break;
    case Unheard::Of::partner: words.partners.of(unheard.code); break;
    case Unheard::Of::group: words.groups.of(unheard.code); break;
    }
}

std::shared_ptr<Picture const> picture_for(cli::Call& call, std::vector<Unheard> const& added, bool details, Hidden const& hidden)
{
    auto& db = call.db();
    auto const operation = call.operation();
    auto const slot = shelf().slot({db.url(), operation, call.clock->today(), added, hidden.veil.text(), hidden.as_row});
    std::lock_guard const guard(slot->loading);
    if (slot->picture and (slot->details or not details)) {
        if (slot->picture->last_entry == last_entry(db, operation)) {
            ++taken;
            return slot->picture;
        }
        if (auto fresh = followed(call, *slot)) {
            ++followed_up;
            return slot->picture = std::move(fresh);
        }
    }
    auto fresh = load_picture(db, *call.clock, operation, details or slot->details, hidden);
    for (auto const& one : added) add_word(fresh->engine->words(), one);
    fresh->shared = true;
    slot->details = details or slot->details;
    slot->picture = std::move(fresh);
    ++loaded;
    return slot->picture;
}

/// Whether the picture holds a line, a row that waits or a figure of need of a body or place that the veil speaks of.
bool touches(Picture const& picture, Hidden const& hidden)
{
    auto const& bodies = picture.engine->words().bodies;
    auto const is_place = [&](std::string const& area) {
        for (int place = 0; place < static_cast<int>(picture.places->size()); ++place)
            if (picture.places->at(place).pcode.starts_with(area)) return true;
        return false;
    };
    return std::ranges::any_of(hidden.veil.masks(), [&](access::Mask const& one) {
        bool const body = one.what.body == "*" or bodies.find(one.what.body) >= 0 or std::ranges::count(picture.held, one.what.body, &HeldRow::body) > 0;
        return body and (one.what.area == "*" or is_place(one.what.area));
    });
}

}

Hidden hidden_from(cli::Call& call, bool as_row)
{
    using enum access::Kind;
    auto const veil = access::Veil::read(call.text(access::veil_parameter));
    return {as_row ? veil.of({figures, rows, places}) : veil.of({figures, places}), as_row};
}

cli::Exit with_picture(cli::Call& call, FromPicture const& answer, bool details, bool as_row)
{
    auto hidden = hidden_from(call, as_row);
    // Most who see less than everything are asked to miss what is not there: they share the picture of all.
    if (not hidden.veil.empty() and not touches(*picture_for(call, {}, details, {}), hidden)) hidden = {};
    std::vector<Unheard> added;
    while (true) {
        auto const picture = picture_for(call, added, details, hidden);
        try {
            return answer(*picture);
        }
        catch (Unheard const& unheard) {
            ENSURE(std::ranges::count(added, unheard) == 0);
            added.push_back(unheard);
        }
    }
}

ShelfUse shelf_use() { return {taken, loaded, followed_up}; }

}
