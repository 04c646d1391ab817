// Agenda and minutes on paper.
#pragma once
#include "commands.hpp"

namespace muster::meetings {

struct Page {
    std::string title, bytes;
};
/// `form` is text, docx or pdf; in a language of base::languages.
Page print(Table& table, Meeting const& meeting, bool agenda, std::string const& language, std::string const& form);

}
