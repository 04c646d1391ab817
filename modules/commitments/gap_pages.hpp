// What is only read of gaps: `gap seen|list|show|history|candidates`.
#pragma once
#include <cli/command.hpp>

namespace muster::commitments {

cli::Exit run_seen(cli::Call& call);
cli::Exit run_list(cli::Call& call);
cli::Exit run_show(cli::Call& call);
cli::Exit run_history(cli::Call& call);
cli::Exit run_candidates(cli::Call& call);

}
