// All that analysis sees of one operation: the engine filled from the published views, and what its codes mean.
//
// The database stays the truth; a picture is made of it, and says as of when.
#pragma once
#include "engine.hpp"
#include <access/veil.hpp>
#include <base/clock.hpp>
#include <geography/geography.hpp>
#include <map>
#include <memory>
#include <functional>
#include <optional>
#include <set>
#include <partners/partners.hpp>
#include <store/db.hpp>
#include <string>
#include <structure/structure.hpp>
#include <vector>

namespace muster::analysis {

/// Where a line stands: submission, row and part of the row; by fact id.
struct Source {
    std::uint32_t submission = 0;  // into Picture::submissions
    std::int32_t row = 0;
    std::int32_t part = 0;
};

/// A row that waits for a person, or cannot be read: in no figure.
struct HeldRow {
    Source source;
    std::string severity, code, body;
    int place = 0;     // the root where unknown
    int partner = -1;  // code; -1 where unknown
    std::optional<base::Period> period;
};

struct NilReport {
    int partner = -1;  // code
    std::string body;
    base::Period period;
};

/// A share of the people in need: by sex ('f', 'm') or by age (child, adult, elder).
struct NeedPart {
    int place = 0, body = 0, group = 0;
    std::string dimension, part;
    std::int64_t in_need = 0;
};

/// What tells two lines of one activity and place apart (overlaps); by fact id, only where asked for.
struct Detail {
    std::uint32_t programme = 0, donor = 0;  // partner code; code of Picture::donors; 0 = not told
    std::uint8_t modality = 0;
    std::optional<base::Day> starts, ends;
};

/// Lines that stand in the database and are counted nowhere, or otherwise than they stand, and why.
struct Notes {
    std::int64_t lines = 0;             // all that count now
    std::int64_t not_people = 0;        // they count items, money or something else
    std::int64_t households = 0;        // they count households and the operation has no household size
    std::int64_t beyond = 0;            // a number that no country has people for
    std::int64_t elders_inside = 0;     // elders were told inside the adults
    std::int64_t no_place = 0;          // counted for the whole operation only
    std::int64_t no_body = 0;           // counted under no sector
    std::int64_t no_period = 0;         // in no period that is asked for
    std::int64_t needs_unplaced = 0;    // figures of need in places that the gazetteer does not know
};

/// Thrown where a shared picture is asked for a body, partner or group that the operation knows and of which no line and
/// no figure of need speaks: its words cannot be added while others read (shelf.hpp asks again of one that has it).
struct Unheard {
    enum class Of : std::uint8_t { body, partner, group };
    Of of = Of::body;
    std::string code;
    bool operator==(Unheard const&) const = default;
};

/// What lies hidden from who asks, and whether rows are shown or sums made of them.
struct Hidden {
    access::Veil veil;
    bool as_row = false;
    [[nodiscard]] bool line(std::string_view body, std::string_view place, std::string_view partner) const { return not veil.empty() and veil.hides_line(as_row, body, place, partner); }
    /// Figures of need are nobody's rows.
    [[nodiscard]] bool need(std::string_view body, std::string_view place) const { return not veil.empty() and veil.hides_line(false, body, place, ""); }
};

/// Figures that were worked out of a picture (worked.hpp).
class Worked;
std::shared_ptr<Worked> nothing_worked();

struct Picture {
    std::string operation;
    Hidden hidden;                           // lines and figures of need that are not in it
    bool shared = false;                     // read by several threads: its words stay as they are
    std::unique_ptr<Engine> engine;
    std::shared_ptr<geography::Gazetteer const> places;
    std::shared_ptr<structure::Bodies const> bodies;
    std::unique_ptr<partners::Registry> partners;
    std::vector<Source> sources;             // by fact id
    std::vector<std::string> submissions;
    struct Line {
        bool counts : 1 = false;             // stands in the engine
        bool opens : 1 = false;              // the first that said one of its words
        bool severe : 1 = false;             // found by no words and among no suggestions, whoever asks
    };
    bool any_severe = false;
    std::vector<Line> lines;                 // by fact id
    std::vector<std::vector<std::string>> activity_words;  // by body and code: as first written
    std::vector<std::vector<std::string>> rule_sources;    // by body and code: where the counting rule comes from
    std::vector<HeldRow> held;
    std::vector<NilReport> nil;
    std::vector<NeedPart> parts;
    std::vector<std::int8_t> has_needs;      // by level (index), 1 where some place of it tells a need
    std::vector<Detail> details;
    Codes donors{""};
    std::string needs_sources;
    Notes notes;
    std::int64_t journal = 0;
    std::string last_entry;                  // of the operation in the journal: its hash
    base::Instant at;
    struct WordsOfLines {
        int bodies = 0, groups = 0, partners = 0;
        bool operator==(WordsOfLines const&) const = default;
    };
    WordsOfLines of_lines;                   // codes below these come from lines, those behind from elsewhere
    std::size_t activities_met = 0;
    std::shared_ptr<Worked> worked = nothing_worked();  // begins anew with whatever changes the picture

    /// The index of a submission, which is made where it is new.
    std::uint32_t submission_of(std::string_view id);
    /// The fact id of a line that was met, whether it counts or not.
    [[nodiscard]] std::optional<std::uint32_t> line_at(std::string_view submission, std::int32_t row, std::int32_t part) const;
    /// The next line, behind all others.
    void add_line(Source const& source, bool opens, bool severe);
    [[nodiscard]] std::unique_ptr<Picture> copy() const;
    [[nodiscard]] std::string place_code(int place) const;
    [[nodiscard]] std::string place_name(int place) const;
    [[nodiscard]] std::string partner_name(int partner) const;
    [[nodiscard]] std::string body_name(int body) const;
    /// The place that a code or a name means; refuses figures.unknown_place.
    [[nodiscard]] int place_meant(std::string_view words) const;
    [[nodiscard]] int body_meant(std::string_view words) const;     // refuses figures.unknown_body
    [[nodiscard]] int partner_meant(std::string_view words) const;  // refuses figures.unknown_partner
    [[nodiscard]] int group_meant(std::string_view words) const;    // refuses figures.unknown_group
    // The last three throw Unheard where the picture is shared and nothing is said of what is meant.
    /// The finest level on which needs are told; the finest with lines where none are.
    [[nodiscard]] int finest_level() const;
    /// From the first to the last day that lines speak of; nothing where none says.
    [[nodiscard]] std::optional<base::Period> told_period() const;

private:
    std::map<std::string, std::uint32_t, std::less<>> by_submission_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> spans_;  // by submission: the first of its lines, and the one behind the last
};

/// Reads the published views, but for what is hidden. With `details` also what overlaps need.
std::unique_ptr<Picture> load_picture(store::Db& db, base::Clock const& clock, std::string const& operation, bool details = false, Hidden const& hidden = {});

/// Makes the picture what load_picture() would read now, out of what was written since. False where that cannot be told
/// from the entries (places, needs or rules were changed, partners merged …): the picture is then good for nothing.
bool follow_picture(store::Db& db, base::Clock const& clock, Picture& picture);

/// A line that counts or once counted: known from this moment, and until that one where a later hand-in replaced it.
using VersionSink = std::function<void(Fact const&, base::Instant from, std::optional<base::Instant> until)>;
/// Every version of the lines of these bodies, given to `sink`; the picture holds the words of their codes and no rows.
std::unique_ptr<Picture> load_versions(store::Db& db, base::Clock const& clock, std::string const& operation, std::set<std::string> const& bodies,
                                       Hidden const& hidden, VersionSink const& sink);

/// The rows of an engine as facts.
std::vector<Fact> facts_of(Engine const& engine);

}
