// Agenda and minutes on paper.
#pragma once
#include "commands.hpp"
#include <paper/paper.hpp>

namespace muster::meetings {

struct Page {
    std::string title, bytes;
};
/// In a language of base::languages.
Page print(Table& table, Meeting const& meeting, bool agenda, std::string const& language, paper::Form form);

}
