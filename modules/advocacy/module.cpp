// Commands: `advocacy …`.
#include "commands.hpp"
#include "rules.hpp"
#include <advocacy/advocacy.hpp>
#include <advocacy/sql.hpp>
#include <advocacy/words.hpp>

namespace muster::advocacy {

cli::Module const& module()
{
    static std::vector<cli::Command> const commands = [] {
        std::vector<cli::Command> all;
        for (auto const some : {board_commands(), concern_commands(), ask_commands()}) all.insert(all.end(), some.begin(), some.end());
        return all;
    }();
    static cli::Module const made{.name = "advocacy", .migrations = sql::migrations, .queries = sql::all, .commands = commands, .rules = rules(), .witnesses = {}, .words = words::all};
    return made;
}

}
