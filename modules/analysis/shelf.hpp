// Pictures kept between questions: one that was loaded answers until something is written in its operation.
//
// A server asks the same few operations all day, and loading reads every row. The journal's last entry of the operation
// says whether a picture still stands, so that what is kept is never older than what the store holds; where lines were
// handed in or undone since, only these are read.
#pragma once
#include "picture.hpp"
#include <cli/command.hpp>
#include <functional>

namespace muster::analysis {

using FromPicture = std::function<cli::Exit(Picture const&)>;

/// Answers from the operation's picture as it stands now. A picture may be shared with other threads; where the answer
/// asks for something of which nothing is said (Unheard), it is asked again of a picture that knows the word.
/// `as_row`: the answer shows lines, so those are not in the picture which lie hidden from who asks as rows; sums leave out
/// what is hidden as figures.
cli::Exit with_picture(cli::Call& call, FromPicture const& answer, bool details = false, bool as_row = false);

/// What lies hidden from who asks; nothing at the command line.
Hidden hidden_from(cli::Call& call, bool as_row);

/// How often a picture was taken from the shelf, had to be loaded, or followed what was written, since the program began.
struct ShelfUse {
    std::int64_t taken = 0, loaded = 0, followed = 0;
};
ShelfUse shelf_use();

}
