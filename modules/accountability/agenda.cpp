// Duties that are overdue, for the agendas of the bodies that they are asked of.
#include "commands.hpp"
#include <accountability/accountability.hpp>
#include <base/words.hpp>
#include <meetings/meetings.hpp>

namespace muster::accountability {

void join_agendas()
{
    meetings::propose_by("accountability", [](store::Db& db, base::Clock const&, std::string const& operation, std::string const& body, base::Day on) {
        std::vector<meetings::Proposal> all;
        Board made;
        try {
            made = board(db, operation, on, body);
        }
        // A hub or a group has no board of its own.
        catch (base::Refusal const&) {
            return all;
        }
        for (auto const& one : made.standings)
            if (one.body == body and one.state == State::overdue)
                all.push_back({"duty", one.duty->id, base::term("duty.text." + one.duty->id), "/operations/" + operation + "/accountability?body=" + body + "&state=overdue", true});
        return all;
    });
}

}
