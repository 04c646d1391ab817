#include "commands.hpp"
#include "review.hpp"
#include "kept.hpp"
#include "rules.hpp"
#include "submission.hpp"
#include <access/kept.hpp>
#include <access/confirmed.hpp>
#include <activities/activities.hpp>
#include <activities/sql.hpp>
#include <activities/words.hpp>

namespace muster::activities {

cli::Module const& module()
{
    static std::vector<cli::Command> const commands = [] {
        std::vector<cli::Command> all;
        for (auto const& group : {file_commands(), desk_commands(), report_commands(), directory_commands(), news_commands(), card_commands(), row_commands()}) all.insert(all.end(), group.begin(), group.end());
        return all;
    }();
    access::rows_are_kept_by([](store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, bool look) {
        auto const now = seal_rows(db, clock, actor, operation, look);
        return now.lines + now.waiting + now.files;
    });
    access::when_confirmed("activities", [](access::Desk const& desk, access::Grant const& grant, std::string const& reason) {
        if (grant.operation != "*") let_in_of_confirmed(desk.db, desk.world.clock, desk.actor, grant.operation, grant.account, reason);
    });
    static store::Witness const witnesses[] = {{"activities.submission", submission_differs}};
    static cli::Module const module{.name = "activities", .migrations = sql::migrations, .queries = sql::all, .commands = commands, .rules = rules(), .witnesses = witnesses, .words = words::all};
    return module;
}

}
