#pragma once
#include <cli/command.hpp>

namespace muster::gathered {

cli::Exit run_migrate(cli::Call& call);
cli::Exit run_check(cli::Call& call);
cli::Exit run_verify(cli::Call& call);
cli::Exit run_backup(cli::Call& call);
cli::Exit run_restore(cli::Call& call);
cli::Exit run_history(cli::Call& call);
cli::Exit run_explain(cli::Call& call);
cli::Exit run_serve(cli::Call& call);

/// "explain.unknown"
base::Rule const& unknown_word();

}
