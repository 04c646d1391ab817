#include "asking.hpp"
#include "commands.hpp"
#include "rules.hpp"
#include <commitments/commitments.hpp>
#include <commitments/sql.hpp>
#include <commitments/words.hpp>
#include <mail/mail.hpp>

namespace muster::commitments {

cli::Module const& module()
{
    static std::vector<cli::Command> const commands = [] {
        std::vector<cli::Command> all;
        for (auto const some : {gap_commands(), call_commands(), commitment_commands(), duty_commands(), ladder_commands()}) all.insert(all.end(), some.begin(), some.end());
        return all;
    }();
    static std::vector<base::Rule> const all_rules = [] {
        std::vector<base::Rule> all(rules().begin(), rules().end());
        all.insert(all.end(), mail::rules().begin(), mail::rules().end());
        return all;
    }();
    static cli::Module const made{.name = "commitments", .migrations = sql::migrations, .queries = sql::all, .commands = commands, .rules = all_rules, .witnesses = {}, .words = words::all};
    return made;
}

}
