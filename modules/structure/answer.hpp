// Writing bodies, decisions and verdicts as JSON and as text; shared by the commands that read and those that write.
#pragma once
#include "decide_life.hpp"

namespace muster::structure {

void write_life(base::JsonWriter& json, BodyOnDay const& body);  // members only, into an object that is open
void write_decision(base::JsonWriter& json, Record const& record);
void write_moves(base::JsonWriter& json, Papers const& papers, std::string const& body, base::Instant now, std::vector<std::string> const& mine);
void write_policy(base::JsonWriter& json, Policy const& policy);

/// "Propose: activation"; a move alone where it is for nothing else.
std::string move_in_words(std::string_view move, std::string_view action);

/// The acting roles that an account's grants allow for a body, its own first; all where nobody is signed in.
std::vector<std::string> roles_of(cli::Call const& call, std::string const& body);
/// The body's life on a day; nothing where it was never set up by then.
std::optional<BodyOnDay> life_of(store::Db& db, std::string const& operation, std::string const& body, base::Day day);
/// "--on DAY", else today. Refuses body.not_a_day.
base::Day wanted_day(cli::Call& call);
/// The code of a body that is known by its code, the global code, or in words; refuses body.unknown.
std::string code_of(store::Db& db, std::string const& operation, std::string const& said, base::Day day);

}
