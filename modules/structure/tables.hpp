// The lists of this module as values: kinds of bodies, roles, moves and what they need, policies, criteria, global leads.
#pragma once
#include <base/day.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::structure {

using Words = std::vector<std::string_view>;
[[nodiscard]] bool holds(Words const& words, std::string_view word);
/// "a, b or c", in the words of the reader of this thread
[[nodiscard]] std::string either(std::vector<std::string> const& words);

struct BodyType {
    std::string_view type, governance, level;
    Words founders;
    std::string_view answers_to;
    Words parents;
};
struct ActingRole {
    std::string_view role;
    Words accounts, recorded_by;
};
struct LeadRole {
    std::string_view role;
    bool accountable = false, last_resort = false;
    Words governance;
    bool shared = false;
};
struct Move {
    std::string_view move, governance, action;
    Words from, stage;
    std::string_view to, to_stage;
    Words roles, needs;
    std::string_view source;
};
struct Condition {
    std::string_view condition, source;
};
struct Criterion {
    std::string_view set, combine, serves, criterion, source;  // serves: activate or deactivate
};
/// Whether a body endorses proposals somewhere, by lists/approvers.csv.
[[nodiscard]] bool is_approver(std::string_view approver);

struct GlobalLead {
    std::string_view body, partner, context;
    base::Day from;
    std::optional<base::Day> to;
};

/// How bodies are activated and ended in an operation: guidance, with what the operation set otherwise.
struct Policy {
    std::string policy, criteria, approver;
    base::Day from;
    int reply_hours = 24;
    bool silence_is_consent = true;
    int proposal_days = 5, outline_days = 90, first_review_months = 3, review_months = 12;
    bool deactivation_needs_all = false;
    bool four_eyes = true;
    bool changes_endorsed = false;
    std::string situation = "sudden_onset";  // sudden_onset, protracted, refugee
    std::string source;
};

std::vector<BodyType> const& body_types();
std::vector<ActingRole> const& acting_roles();
std::vector<LeadRole> const& lead_roles();
std::vector<Move> const& moves();
std::vector<Condition> const& conditions();
std::vector<Criterion> const& criteria();
std::vector<GlobalLead> const& global_leads();
/// In order of their first day.
std::vector<Policy> const& policies();

/// Null where the list has none.
BodyType const* body_type(std::string_view type);
ActingRole const* acting_role(std::string_view role);
LeadRole const* lead_role(std::string_view role);

}
