// How sensitive rows are, and keeping them so: what is of high or severe class is sealed before it is written, and what a new
// policy makes so is sealed where it stands. Source: reliability.md, 5.4 (column Storage).
#pragma once
#include "opened.hpp"
#include <access/veil.hpp>
#include <base/clock.hpp>
#include <base/day.hpp>

namespace muster::activities {

enum class Kept : std::uint8_t { open, high, severe };

/// The classes by which rows are kept: of the policy that is in force, and of those that begin later. A class of places of some
/// level is taken for one of every level: rather too much is sealed than too little.
class Guard {
public:
    Guard(store::Db& db, std::string const& operation, base::Day today);
    [[nodiscard]] bool any() const { return any_; }
    /// The classes as one text: equal where rows are kept alike.
    [[nodiscard]] std::string text() const;
    /// "" = not known: a place that is not known can be any, a body that is not known is what its file is (kept_of_file).
    [[nodiscard]] Kept of(std::string_view body, std::string_view place) const;
    /// Where the points of a place are classed, a file that tells of it is kept so, and what waits of it: coordinates stand there.
    [[nodiscard]] Kept of_points(std::string_view place) const;

private:
    access::Policy classes_;
    bool any_ = false;
};

/// The columns of `activity` in which a line is written, in the order in which the digest of a submission is made.
inline constexpr std::array<std::string_view, 34> activity_columns{
    "operation", "submission", "row_no", "part", "line", "content", "partner", "programme", "donor", "body", "activity", "place", "level", "place_step", "grp",
    "status", "modality", "unit", "starts", "ends", "first_day", "last_day", "reached_said", "reached", "targeted", "girls", "boys", "women", "men",
    "elder_women", "elder_men", "female", "male", "disabled"};
inline constexpr std::size_t body_column = 9, place_column = 11;

/// Where a row of a submission stands.
struct RowAt {
    std::string submission;
    std::int64_t row = 0, part = 0;
    auto operator<=>(RowAt const&) const = default;
};

/// What a sealed line or waiting row is written with.
struct Closed {
    std::string line, content, alike;  // keyed
    std::string sealed;                // what the column `sealed` holds
    std::string severe;                // the text for the severe table; "" where it is high
};

/// `fields` are those of line_fields, and of wait_fields.
Closed close_line(Vaults& vaults, Kept kept, RowAt const& at, std::span<std::string const> fields);
Closed close_wait(Vaults& vaults, Kept kept, RowAt const& at, std::span<std::string const> fields, std::string_view alike);

/// The keyed `alike` of rows that stand sealed: what is settled of them is settled apart from open rows.
std::string closed_alike(Vaults& vaults, std::string_view alike);

/// What a submission's row is written with where rows of it are sealed.
struct ClosedFile {
    std::string digest, bytes, sealed, severe, severe_bytes;
};
ClosedFile close_file(Vaults& vaults, Kept kept, std::string const& submission, std::span<std::string const> fields, std::string_view packed);
/// By what the same file, read with the same mapping, is found again.
std::string closed_digest(Vaults& vaults, std::string_view digest, std::string_view mapping);
/// The digest of a submission's rows where some are sealed: nobody can try which rows they were.
std::string closed_rows_digest(Vaults& vaults, std::string_view submission, std::string_view digest);

/// How the file of a submission is kept now.
Kept kept_of_file(store::Db& db, std::string const& operation, std::string const& submission);

/// The severe texts of a submission's rows, behind what was written in bulk.
void add_severe(store::Db& db, std::string_view table, std::string const& operation, std::vector<std::pair<RowAt, std::string>> const& texts);

/// What was sealed where it stood.
struct SealedNow {
    std::int64_t lines = 0, waiting = 0, files = 0;
};
/// Seals what stands open of lines with these keys, and the files that hold them: a line is sealed in all its versions.
SealedNow seal_versions(store::Db& db, std::string const& operation, std::map<std::string, Kept> const& keys);
/// Seals the waiting rows with these numbers, and the submission's file.
SealedNow seal_origin(store::Db& db, std::string const& operation, std::string const& submission, std::map<std::int64_t, Kept> const& rows);
/// Seals whatever the classes ask for and stands open, or high where it is severe. Recorded where anything was. Without `look`
/// only where the classes are not those by which all rows were found kept the last time.
SealedNow seal_rows(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, bool look = true);

}
