// Commands: `meeting …`, `action …`, `lesson …`.
#include "commands.hpp"
#include "rules.hpp"
#include <meetings/meetings.hpp>
#include <meetings/sql.hpp>
#include <meetings/words.hpp>

namespace muster::meetings {

cli::Module const& module()
{
    static std::vector<cli::Command> const commands = [] {
        join_calendars();
        std::vector<cli::Command> all;
        for (auto const some : {series_commands(), agenda_commands(), meeting_commands(), action_commands(), lesson_commands()}) all.insert(all.end(), some.begin(), some.end());
        return all;
    }();
    static store::Witness const witnesses[] = {{"meetings.minutes", minutes_differ}};
    static cli::Module const made{.name = "meetings", .migrations = sql::migrations, .queries = sql::all, .commands = commands, .rules = rules(), .witnesses = witnesses, .words = words::all};
    return made;
}

}
