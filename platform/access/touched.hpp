// Which rows of a long answer can have to do with a class at all: only these are read again.
#pragma once
#include <access/access.hpp>
#include <http/rows.hpp>

namespace muster::access {

/// What stands in a JSON text wherever it holds anything that the class speaks of; "" where it speaks of everything.
std::string word_of(Class const& one);

/// For each row whether one of the words stands in it; "" stands everywhere.
std::vector<char> rows_with(http::Parted const& parts, std::vector<std::string> const& words);

}
