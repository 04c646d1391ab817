#include "language.hpp"

namespace muster::http {

namespace {

std::string_view parameter_of(Request const& request)
{
    auto const at = request.query.find(language_parameter);
    return at == request.query.end() or at->second.empty() ? std::string_view() : at->second.front();
}

}

std::string_view language_asked(Request const& request)
{
    auto const wanted = base::language_of(parameter_of(request));
    return wanted.empty() ? base::language_liked(request.header("accept-language")) : wanted;
}

void check_language(Request const& request)
{
    auto const wanted = parameter_of(request);
    if (not wanted.empty() and base::language_of(wanted).empty()) throw base::Refusal(rule("http.bad_value"), {std::string(language_parameter), "en, fr, es, ar"});
}

Answer problem_for(Request const& request, int status, std::string_view code, std::vector<std::string> const& args)
{
    base::Speaking const speaking({language_asked(request), true});
    return problem(status, base::found(rule(code), "", args));
}

}
