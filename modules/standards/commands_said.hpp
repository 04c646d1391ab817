// What the commands on standards and on issues share.
#pragma once
#include <optional>
#include <standards/standards.hpp>
#include <string>

namespace muster::standards {

/// The day of an option, today where it is left out; refuses standard.not_a_day.
base::Day day_given(cli::Call& call, std::string_view option);
/// The global code of the body of --body; "" where none is given. Refuses standard.no_body.
std::string global_code_given(cli::Call& call);
std::optional<std::int64_t> population_given(cli::Call& call);
std::optional<double> available_given(cli::Call& call);
[[noreturn]] void refuse_unknown(std::string const& code, base::Day on, std::string const& phase);
bool holds_on(Said const& said, base::Day day);
void write_said(base::JsonWriter& json, Said const& said);
cli::Exit answer(cli::Call& call, std::string const& document, cli::TextTable const& table);
/// Takes --on, --document and --reason, keeps it, and says so.
cli::Exit keep(cli::Call& call, Said wanted);
std::span<base::Rule const> command_rules();

}
