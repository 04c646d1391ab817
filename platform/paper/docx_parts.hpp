// Inside the part: the parts of a DOCX package that are the same for every letter, or nearly.
#pragma once
#include <paper/paper.hpp>
#include <string>

namespace muster::paper {

std::string content_types();
std::string package_links();
std::string document_links();
std::string styles(Letter const& letter);
/// Number 1 is the bulleted list; each numbered list has a number of its own, from 2, so that it begins with 1.
std::string numbering(int numbered_lists);
std::string footer(Letter const& letter);
std::string properties(Letter const& letter);

}
