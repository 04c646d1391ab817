#include "inside.hpp"

#include <membership/sql.hpp>
#include <membership/words.hpp>

namespace muster::membership {

namespace {

constexpr Rule all_rules[] = {
    unknown_body, unknown_partner, unknown_place, unknown_kind, bad_day, already, before, not_a_member, may_not_commit, unknown_commitment, nothing_accepted, unknown_class, not_public,
    no_contact, no_name, unknown_post, post_is_given, bad_mail, bad_phone, bad_language, owner_says, nothing_said, moved_away, bad_invitation, not_yours, no_table, row_language,
    row_partner, row_body, row_place, row_elsewhere, row_twice, row_public, column_unused, bad_card, bad_format, no_issue, no_focal,
    no_request, same_body, no_subject, due_past, closed, no_answer, bad_link_kind, bad_direction, no_other};

}

std::span<Rule const> rules() { return all_rules; }

cli::Module const& module()
{
    static std::vector<cli::Command> const commands = [] {
        std::vector<cli::Command> all;
        for (auto const& group : {member_commands(), contact_commands(), sheet_commands(), own_commands(), focal_commands(), link_commands(), page_commands()})
            all.insert(all.end(), group.begin(), group.end());
        return all;
    }();
    static store::Witness const witnesses[] = {{"membership.joined", joined_differs}};
    static cli::Module const made{.name = "membership", .migrations = sql::migrations, .queries = sql::all, .commands = commands, .rules = rules(), .witnesses = witnesses, .words = words::all};
    return made;
}

}
