// Lists that give figures their meaning: activity types, units, population groups, statuses, modalities, sex and age
// bands, and the counting rule of an activity (how people add over periods). Dated lists in lists/, words in five
// languages; an operation may add its own.
#pragma once
#include <base/day.hpp>
#include <cli/command.hpp>
#include <memory>
#include <optional>
#include <store/db.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace muster::standards {

/// domain.md 12.1.
enum class Status { unknown, planned, ongoing, completed, suspended, cancelled };
std::string_view name_of(Status status);
/// From what people write: "En cours", "On-going", "Terminé", "Closed ", "En ejecución", "مكتمل" …
Status status_of(std::string_view words);

enum class Modality { unknown, in_kind, service, cash, voucher, mixed };
std::string_view name_of(Modality modality);
Modality modality_of(std::string_view words);

/// HAPI's population group codes (IDP, REF, RET, HST, …) and "all"; "" where unknown. "Déplacés internes" -> "IDP";
/// several groups together, or words of sex and age alone ("enfants"), are "all".
std::string group_of(std::string_view words);

enum class Unit { unknown, people, households, items, money, other };
std::string_view name_of(Unit unit);
Unit unit_of(std::string_view words);

/// How an activity's people combine over periods (domain.md 5.12, L1).
enum class OverPeriods { sum, max, latest };
std::string_view name_of(OverPeriods rule);
struct CountingRule {
    std::string activity;   // folded words, or "" for the default
    OverPeriods over_periods = OverPeriods::max;
    std::string source;
    std::string body;       // "" for every body
};
/// The operation's own rule for an activity, else the list's, else max (the same people served again is the cautious
/// reading: it never counts a person twice).
class CountingRules {
public:
    static CountingRules load(store::Db& db, std::string const& operation);
    [[nodiscard]] CountingRule const& of(std::string_view body, std::string_view activity) const;
    std::vector<CountingRule> own;
};

// ---- guidance, thresholds, obligations, cross-cutting issues (ToR, application of standards; domain.md 9.2, 9.3)

/// A policy, guidance or technical standard that participants of a body should know; lists/guidance.csv.
struct Guidance {
    std::string code, title, kind;    // kind: policy, guidance, technical, commitment
    std::vector<std::string> bodies;  // global codes; empty: for all
    std::string version;
    base::Day valid_from;
    std::optional<base::Day> valid_to;
    std::string source;
};
/// Those valid on a day, the newest version of each.
std::vector<Guidance> guidance_on(base::Day day);

/// How a threshold's value is meant; lists/thresholds.csv says it in words.
enum class Form { people_per_unit, amount_per_people, share, value };
std::string_view name_of(Form form);

/// A threshold that says whether a service is enough. Values are kept in thousandths, so that 7.5 is exact.
struct Threshold {
    std::string code, phase, indicator;  // phase: emergency, later, survival or any
    std::vector<std::string> bodies;     // global codes
    std::string relation;                // "<=", ">=", "<", ">"
    std::int64_t thousandths = 0;
    std::string unit;
    Form form = Form::value;
    std::int64_t per = 1;                // people that the amount is for
    std::string standard, source;
    base::Day valid_from;
    std::string overridden;              // why the operation uses another value than the list; "" where it does not
};
std::string value_text(Threshold const& threshold);

/// Whether what there is is enough for so many people. Source: domain.md 9.3: compliance = achieved / required; shortfall =
/// ceil(population / threshold) - available.
struct Compliance {
    std::string state;                          // met, not_met, unknown (nothing told), not_applicable (nobody to serve)
    std::optional<std::int64_t> required;       // units, amount or people; none for a measured figure
    std::optional<double> ratio;                // achieved over required
    std::optional<std::int64_t> shortfall;      // whole units that are missing; 0 where met; of a share to stay below: too many
};
/// Pure. `available`: units, amount, people that passed, or the measured figure. Not told is unknown, never zero.
Compliance compliance(Threshold const& threshold, std::optional<std::int64_t> population, std::optional<double> available);

/// The thresholds valid on a day, with what the operation has set instead.
std::vector<Threshold> thresholds_on(store::Db& db, std::string const& operation, base::Day day);

/// What a government may have undertaken under international law; lists/obligations.csv.
struct Obligation {
    std::string code, name, kind;
    base::Day adopted, in_force;
    std::vector<std::string> bodies;
    std::string source;
};
std::vector<Obligation> const& obligations();

/// A cross-cutting issue in one of the four dated lists (tor, focal, performance, modern); lists/issues.csv.
struct Issue {
    std::string list;
    int place = 0;
    std::string code, name, lead;
    base::Day valid_from;
    std::optional<base::Day> valid_to;
    std::string source;
};
std::vector<Issue> issues_on(base::Day day);

/// Whether something that is for these global codes (all where empty) is for a body of that global code; an area of
/// responsibility also takes what is for its cluster ("PRO-GBV": "PRO").
bool is_for(std::vector<std::string> const& bodies, std::string_view global_code);

/// What was said about one of them in an operation; a decided fact, or a measurement. Published view: standards_recorded.
struct Said {
    std::string id;
    std::string kind;        // acknowledged, overridden, measured, undertaken, agreed, focal, tagged
    std::string code;        // of guidance or threshold, obligation, issue
    std::string body, partner;
    std::string about_kind;  // of a tag: assessment, plan_item, activity, document, meeting
    std::string about;       // its id, or words that name it
    std::string step;        // of a tag: assess, analyse, plan, monitor, respond
    std::string phase, place, relation, value;
    std::optional<std::int64_t> population;
    std::optional<double> available;
    base::Day since;
    std::optional<base::Day> until;  // from this day on it no longer holds
    std::string document, reason, actor;
};
std::vector<Said> said(store::Db& db, std::string const& operation);
/// Checks and keeps it; the id is made. Refuses standard.unknown, obligation.unknown, issue.unknown, standard.no_body,
/// standard.no_partner, standard.bad_step, standard.bad_value, standard.future_day …
Said say(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Said wanted);
/// From today on it no longer holds; what was said stays in the record. Refuses standard.not_said.
void take_back(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, std::string const& said,
               std::string const& reason);

cli::Module const& module();

}
