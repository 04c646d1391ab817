// Lists that give figures their meaning: activity types, units, population groups, statuses, modalities, sex and age
// bands, and the counting rule of an activity (how people add over periods). Dated lists in lists/, words in five
// languages; an operation may add its own.
#pragma once
#include <base/day.hpp>
#include <cli/command.hpp>
#include <memory>
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

cli::Module const& module();

}
