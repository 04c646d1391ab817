// Submissions: what was imported, the diff to what is there, undoing, and settling rows that were held.
#pragma once
#include "check.hpp"
#include "kept.hpp"
#include <store/journal.hpp>

namespace muster::activities {

/// What an import would change: lines that are new, changed, or the same as what counts now.
struct Diff {
    std::vector<std::uint8_t> of_line;  // by index of Reading::lines: 0 not accepted, 1 new, 2 changed, 3 same
    std::vector<std::pair<std::string, std::pair<std::int64_t, std::int64_t>>> replaced;  // by index of changed lines, in order
    std::map<std::size_t, Kept> sealed;  // by index: lines that stand sealed
    std::int64_t fresh = 0, changed = 0, same = 0;
    std::string earlier;     // the submission of the very same file, read the same way, where there is one
    void settle_as_same(Reading const& reading, std::string const& submission);
};
/// The standing submission of this very file, read with the same mapping; "" where there is none.
std::string earlier_submission(store::Db& db, World const& world, Checked const& checked);
Diff diff_with_store(store::Db& db, std::string const& operation, Reading const& reading);

/// One field of a changed line, as it counts now and as the sheet has it; "" where not told.
struct FieldChange {
    std::string at, what, before, after;
};
/// Of the first changed lines, at most about `most` fields.
std::vector<FieldChange> changes_of(store::Db& db, World const& world, Checked const& checked, Diff const& diff, std::size_t most);

struct Imported {
    std::string submission;  // "" where nothing was new, changed or newly held
    std::string earlier;     // the submission of the very same file, where there is one
    std::int64_t held_rows = 0;
};
/// Stores what is sure, keeps what is held for the review desk. One transaction, one journal entry.
Imported import(store::Db& db, base::Clock const& clock, std::string const& actor, World& world, Checked const& checked, Diff const& diff,
                std::string const& path, std::string const& origin = {});

/// Takes a submission back: its lines count no more, what they replaced counts again. Refuses submission.unknown,
/// submission.undone, submission.built_upon.
std::int64_t undo(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, std::string const& submission,
                  std::string const& reason);

/// Lines and waiting rows of a submission of another body, or of places whose code begins otherwise; "" = any.
std::int64_t lines_elsewhere(store::Db& db, std::string const& operation, std::string const& submission, std::string const& body, std::string const& place);
/// How many lines of a submission another partner does and answers for.
std::int64_t lines_of_others(store::Db& db, std::string const& operation, std::string const& submission, std::string const& partner);

/// For the journal's verify: the rows of a submission are those whose digest was written.
std::string submission_differs(store::Db& db, store::Past const& past);

}
