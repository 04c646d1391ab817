// What is due, and by when (domain.md 11).
#pragma once
#include "decide_life.hpp"

namespace muster::structure {

using Onset = std::optional<base::Day>;
/// The same day some months later; the last day of a shorter month.
base::Day months_later(base::Day day, int months);
std::vector<Clock> clocks_of(std::string const& body, Position const& at, Moment const& moment, Papers const& papers, Onset const& onset);

}
