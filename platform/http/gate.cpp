#include <algorithm>
#include <http/gate.hpp>

namespace muster::http {

Verdict Verdict::no(int status, base::Rule const& rule, std::vector<std::string> const& args)
{
    return {status, base::found(rule, "", args)};
}

Verdict Gate::show(Answered const&, store::Db&, Shown&) { return Verdict::yes(); }

Verdict Gate::may_take_away(Caller const&, Taking const&, Params&, store::Db&) { return Verdict::yes(); }

Verdict Gate::not_in_file(Params const&) { return Verdict::yes(); }

std::string Gate::taken_away(Caller const&, Taking const&, Params const&, Left const& left, store::Db&) { return left.classification; }

bool Gate::still_sees(Request const& request, std::string_view operation, store::Db& db)
{
    auto const caller = who(request, db);
    return caller.signed_in and sees(caller, operation);
}

bool Gate::sees(Caller const& caller, std::string_view operation) const
{
    return std::ranges::any_of(caller.scopes, [&](Scope const& scope) { return scope.operation == "*" or scope.operation == operation; });
}

}
