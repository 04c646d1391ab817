// Places: by p-code with validity and parent, and finding the place that somebody means.
//
// Identity of a place is its p-code and the day from which it is valid (domain.md, I10); the parent is stored, never
// cut out of the string. Levels: 0 the country, 1 … 5 administrative levels, 9 a site.
//
// Published views (sql/0001_geography.sql), the only tables of this module that others may read:
//   places_now         operation, pcode, level, name, parent, lat, lon: the places that are, one row a p-code; the
//                      country is the row of level 0.
//   population_totals  operation, pcode, year, people: everybody, in the newest year told; one row a place.
//   population_parts   operation, pcode, year, sex, age, people: by sex ('f', 'm', 'all') and age ("0-4", "80+",
//   'all');
//                      take rows of one kind only, a part and a total are never summed.
#pragma once
#include <array>
#include <base/day.hpp>
#include <base/finding.hpp>
#include <cli/command.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <store/db.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace muster::base {
class JsonWriter;
}

namespace muster::geography {

struct Place {
    std::string pcode;
    int level = 0;
    std::string name;   // in the gazetteer's first language
    std::string parent; // p-code; "" for the country
    std::optional<base::Day> valid_from, valid_to;
    std::optional<double> lat, lon; // a point inside
};

/// What a row says of its place: a code and a name per level, as written; any may be empty. Level 9 may be a site.
struct Asked {
    std::array<std::string_view, 6> code; // index = level
    std::array<std::string_view, 6> name;
    std::optional<double> lat, lon;
    std::string_view any_code; // a code whose level is not known
    std::string_view any_name; // a name whose level is not known
    [[nodiscard]] bool nothing() const;
};

/// The rung of the ladder that found the place, kept with every row (users.md, complaint 59).
enum class Step : std::uint8_t {
    none,           // nothing fits
    not_asked,      // the row says nothing of a place
    country,        // the whole country is meant ("National", country code, country name)
    exact,          // the code as it stands
    folded,         // the code after case, blanks, signs
    prefix,         // ISO2 for ISO3 or the other way round
    padding,        // zeros added or dropped
    vintage,        // a code of an older or newer vintage, by the crosswalk
    decided,        // a person settled these words before
    name_in_parent, // the name, within the parent that the row gives
    name,           // the name alone, only one place has it
    likeness,       // a name very near, within the parent
    point,          // by latitude and longitude
    parent_only,    // the finer place is unknown, the parent is certain: placed at the parent's level
    several,        // more than one fits: a person must say
};
std::string_view name_of(Step step);

struct Candidate {
    int place = -1;
    double score = 0;
};

struct Found {
    int place = -1; // index into the gazetteer; -1 = none
    Step step = Step::none;
    std::vector<Candidate> candidates; // best first; where a person must choose, or for the reason
    /// The row contradicts itself: name and code, or code and parent, speak of different places. The codes:
    /// "place.name_differs" (the code was followed), "place.code_differs" (the name was followed: it lies in the
    /// parent, whose code and name agree), "place.parent_differs", "place.point_outside", "place.other_country",
    /// "place.old_code".
    std::vector<std::string_view> doubts;
};

/// All places of one operation, in memory: a lookup costs a microsecond, a remembered one less.
class Gazetteer {
public:
    static std::shared_ptr<Gazetteer const> load(store::Db& db, std::string const& operation);
    ~Gazetteer();
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] Place const& at(int place) const;
    [[nodiscard]] int parent_of(int place) const;              // -1 at the top
    [[nodiscard]] int ancestor(int place, int level) const;    // itself or above; -1 where there is none
    [[nodiscard]] std::vector<int> places_of(int level) const; // valid now, in order of p-code
    [[nodiscard]] std::vector<int> children(int place) const;
    [[nodiscard]] int lowest_level() const;
    [[nodiscard]] int by_code(std::string_view exact_code) const; // -1
    /// Pure: the same question has the same answer; callers may remember it.
    [[nodiscard]] Found find(Asked const& asked) const;
    /// Population of a place in the newest year: total, or of one sex and age band; nothing where it is not known.
    [[nodiscard]] std::optional<std::int64_t> population(int place) const;

private:
    Gazetteer();
    friend struct GazetteerMaker;
    struct Inside;
    std::unique_ptr<Inside> in_;
};

/// The place of a p-code that somebody gave; refuses place.no_such.
int place_named(Gazetteer const& gazetteer, std::string_view pcode);

/// Writes what the lists say of a place as members of an open object (vintages, names, population, boundaries, crosswalk),
/// and says it as lines.
void describe(cli::Call& call, base::JsonWriter& json, std::string const& operation, std::string const& pcode);

/// P-codes of the places of the same level whose outlines touch that of this place; none where it has no outline.
std::vector<std::string> neighbours(store::Db& db, std::string const& operation, Place const& place);

/// What a load did.
struct Loaded {
    std::string file;
    std::string kind; // "gazetteer", "boundaries", "population", "crosswalk"
    std::int64_t places_new = 0, places_changed = 0, places_same = 0, boundaries = 0, figures = 0;
    std::vector<base::Finding> findings;
};

/// What the caller knows and the file does not say.
struct LoadHints {
    std::optional<int> level; // of every place in the file
    std::string code, name;   // headers of the columns (properties) that hold the p-code and the name
    std::optional<int> year;  // of population figures
};

/// Any file of places: gazetteer tables, boundaries (GeoJSON, TopoJSON), population tables, crosswalks, lists of
/// synonyms and of code lengths; told apart by content. A second load of the same file changes nothing. One
/// transaction, one journal entry a file.
Loaded load(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
            std::string const& path, LoadHints const& hints = {});

/// A person settled what these words mean; remembered and used by find() as Step::decided.
void settle_words(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
                  std::string const& words, std::string const& parent, std::string const& pcode,
                  std::string const& reason);
/// The words mean nothing settled any more; `key` as the journal says it.
void forget_words(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation,
                  std::string const& key, std::string const& reason);
/// The key under which words are remembered: folded names and codes from the lowest level up.
std::string words_key(Asked const& asked);

cli::Module const& module();

} // namespace muster::geography
