#include "sight.hpp"
#include "rules.hpp"
#include <meetings/sql.hpp>

namespace muster::meetings {

std::int64_t Sight::within(std::string const& body, std::string_view permission)
{
    constexpr std::int64_t all = 3;
    if (call_.acting.empty()) return all;
    auto const [at, is_new] = known_.try_emplace({body, std::string(permission)}, -1);
    if (is_new) {
        auto const now = call_.clock->now().ms;
        auto const today = call_.clock->today().text();
        at->second = call_.db().number(sql::reach_of_body, {std::string_view(operation_), std::string_view(call_.acting), now, std::string_view(body), permission, std::string_view(today)}).value_or(-1);
    }
    return at->second;
}

bool Sight::is(std::string const& partner)
{
    if (call_.acting.empty()) return true;
    return call_.db().number(sql::speaks_for, {std::string_view(operation_), std::string_view(call_.acting), call_.clock->now().ms, std::string_view(partner)}).value_or(0) > 0;
}

void Sight::expect_keeps(std::string const& body)
{
    if (not keeps(body)) refuse("meeting.not_yours", {body});
}

}
