// Gaps and commitments as JSON and as lines for people.
#pragma once
#include "standing.hpp"
#include <base/json.hpp>
#include <geography/geography.hpp>
#include <partners/partners.hpp>

namespace muster::commitments {

/// The names that people know.
class Names {
public:
    Names(store::Db& db, std::string const& operation);
    [[nodiscard]] std::string place(std::string const& pcode) const;
    [[nodiscard]] std::string partner(std::string const& id) const;
    [[nodiscard]] geography::Gazetteer const& places() const { return *places_; }

private:
    std::shared_ptr<geography::Gazetteer const> places_;
    std::unique_ptr<partners::Registry> partners_;
};

/// A number that may not be told: its value or null, and how it was told as NAME_state.
void write_told(base::JsonWriter& json, std::string_view name, base::Told told);
/// {"people":{"at_least":…,"chosen":…,"at_most":…},"items":…,"money":{"USD":…},"commitments":…}; money in whole units.
void write_together(base::JsonWriter& json, std::string_view name, Together const& sum);
void write_quantity(base::JsonWriter& json, Quantity const& quantity);
void write_gap(base::JsonWriter& json, GapStanding const& gap, Names const& names);
void write_promise(base::JsonWriter& json, PromiseStanding const& promise, Names const& names);
void write_steps(base::JsonWriter& json, std::string_view name, std::vector<Step> const& steps, std::string_view more);

/// "6 000 of 10 000 people"
std::string delivered_text(PromiseStanding const& promise);
/// "10 000 people, 300 items"; "–" where nothing
std::string text_of(Together const& sum);
/// "22 000", "–" not reported, "·" not assessed
std::string text_of(base::Told told);
/// A question's list as the table that people see.
std::string gap_table(std::vector<GapStanding const*> const& gaps, Names const& names);
std::string promise_table(std::vector<PromiseStanding const*> const& promises, Names const& names);

}
