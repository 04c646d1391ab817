// In which language a request is answered: `lang` in the address, else what the account chose, else Accept-Language, else
// the first language of the operation, else English.
#pragma once
#include <base/words.hpp>
#include <http/route.hpp>

namespace muster::http {

/// The parameter that every route takes, in its address.
constexpr std::string_view language_parameter = "lang";

/// What the request itself says, whoever sends it: `lang`, else Accept-Language; "" where it says neither.
std::string_view language_asked(Request const& request);
/// Refuses http.bad_value where `lang` is none of ours.
void check_language(Request const& request);
/// A problem in the language that the request asks for.
Answer problem_for(Request const& request, int status, std::string_view code, std::vector<std::string> const& args = {});

}
