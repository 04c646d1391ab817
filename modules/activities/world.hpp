// What a sheet is read against: the operation's places, partners and bodies, and what was said on the command line.
#pragma once
#include <geography/geography.hpp>
#include <map>
#include <memory>
#include <optional>
#include <partners/partners.hpp>
#include <set>
#include <string>
#include <structure/structure.hpp>

namespace muster::activities {

struct World {
    std::string operation;
    std::string iso3, iso2;
    std::shared_ptr<geography::Gazetteer const> places;
    bool places_loaded = false;       // more than the country alone
    std::unique_ptr<partners::Registry> partners;
    std::shared_ptr<structure::Bodies const> bodies;
    std::int64_t household_size = 0;  // people a household; 0 = not set, households stay households
    std::optional<base::Day> today;   // reports of the future are questioned

    /// Said by who hands the sheet in; they fill what the sheet does not say.
    int given_partner = -1;
    int given_body = -1;
    std::optional<base::Period> given_period;
    /// What the report may do by itself: rows of other partners than this one wait, and rows of places whose code begins
    /// otherwise; all rows wait, until a person let in the file that this names.
    int only_partner = -1;
    std::string only_place;
    std::string hold_file;

    /// What a person said of words that stand in sealed rows: folded words or geography::words_key -> partner, p-code.
    std::map<std::string, std::string, std::less<>> sealed_places, sealed_partners;

    /// Findings that a person looked at and let pass: code + "\x1f" + the words it was about.
    std::set<std::string> accepted_anyway;

    /// Places and bodies, which an import does not change, are taken over from the world `before` of the same operation.
    static std::unique_ptr<World> load(store::Db& db, std::string const& operation, base::Day today, World const* before = nullptr);
    [[nodiscard]] bool has_places() const { return places_loaded; }
};

}
