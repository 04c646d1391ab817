#pragma once
#include <cli/command.hpp>

namespace muster::accountability {

cli::Exit run_duties(cli::Call& call);
cli::Exit run_show(cli::Call& call);
cli::Exit run_public(cli::Call& call);
cli::Exit run_history(cli::Call& call);
cli::Exit run_report(cli::Call& call);
cli::Exit run_words(cli::Call& call);
cli::Exit run_evidence(cli::Call& call);
cli::Exit run_contest(cli::Call& call);
cli::Exit run_take_back(cli::Call& call);

/// Duties that are overdue are proposed for the agendas of meetings.
void join_agendas();

}
