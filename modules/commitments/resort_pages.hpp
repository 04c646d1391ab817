// What is read of the ladder and of last resort: clocks, cases, counters, letters.
#pragma once
#include <cli/command.hpp>

namespace muster::commitments {

cli::Exit run_ladder(cli::Call& call);
cli::Exit run_resorts(cli::Call& call);
cli::Exit run_resort(cli::Call& call);
cli::Exit run_evidence(cli::Call& call);
cli::Exit run_counters(cli::Call& call);

}
