// A season looked back on: what was promised, kept, is still open, was broken or handed on, by gap and by partner.
#pragma once
#include <cli/command.hpp>

namespace muster::commitments {

cli::Exit run_replay(cli::Call& call);

}
