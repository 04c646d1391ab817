// Letters from the record, in the operation's language: a gap goes up the ladder; last resort is blocked.
#pragma once
#include <cli/command.hpp>

namespace muster::commitments {

cli::Exit run_letter(cli::Call& call);

}
