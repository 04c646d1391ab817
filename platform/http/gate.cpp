#include <algorithm>
#include <http/gate.hpp>

namespace muster::http {

Verdict Verdict::no(int status, base::Rule const& rule, std::vector<std::string> const& args)
{
    return {status, base::found(rule, "", args)};
}

bool Gate::sees(Caller const& caller, std::string_view operation) const
{
    return std::ranges::any_of(caller.scopes, [&](Scope const& scope) { return scope.operation == "*" or scope.operation == operation; });
}

}
