// `muster user …`: everything about accounts without the web.
#include "commands.hpp"
#include <accounts/accounts.hpp>
#include <algorithm>
#include <fmt/core.h>
#include <operations/operations.hpp>

namespace muster::accounts {

namespace {

using access::Desk;
using cli::Call;
using cli::Exit;

/// One run of a command: its own World, because nothing of it is remembered after the command.
struct Run {
    explicit Run(Call& call) : made(world(*call.clock)), desk{*made, call.db(), call.actor()} { access::keep_roles(desk); }
    std::unique_ptr<access::World> made;
    Desk desk;
};

/// The operation that `--operation` names; all where nothing was said.
std::string operation_of(Call& call)
{
    if (call.operation_wanted.empty() or call.operation_wanted == "*") return "*";
    return operations::get(call.db(), call.operation_wanted).id;
}

access::Grant wanted_grant(Call& call)
{
    access::Grant wanted;
    wanted.role = call.text("role");
    wanted.operation = operation_of(call);
    wanted.body = call.text("body", "*");
    wanted.area = call.text("place", "*");
    wanted.organisation = call.text("partner");
    if (call.has("highest")) wanted.highest = access::sensitivity_sure(call.text("highest"));
    if (call.has("from")) wanted.from = access::start_of(call.text("from"));
    wanted.until = access::end_of(call.text("until"));
    return wanted;
}

std::string scope_of(access::Grant const& grant)
{
    auto text = grant.operation == "*" ? std::string("all operations") : grant.operation;
    if (grant.body != "*") text += ", " + grant.body;
    if (grant.area != "*") text += ", places " + grant.area;
    if (not grant.organisation.empty()) text += ", " + grant.organisation;
    return text;
}

void write(base::JsonWriter& json, access::Account const& account)
{
    json.object().member("account", account.id).member("mail", account.mail).member("name", account.name);
    json.member("language", account.language).member("closed", account.closed).member("password", account.has_password);
    json.member("second_factor", account.has_second_factor);
}

void write(base::JsonWriter& json, access::Grant const& grant)
{
    json.object().member("grant", grant.id).member("role", grant.role).member("operation", grant.operation).member("body", grant.body);
    json.member("place", grant.area).member("partner", grant.organisation).member("highest", access::name_of(grant.highest));
    json.member("from", grant.from.text()).key("until");
    if (grant.until < access::forever) json.text(grant.until.text());
    else json.null();
    json.member("provisional", grant.provisional).member("by", grant.by).end();
}

/// What is shown once: an address below the server's own, and as JSON its parts.
void tell_once(Call& call, std::string_view what, std::string_view address, std::string const& code, std::string_view lasts)
{
    call.line(fmt::format("{} It works {}:", what, lasts));
    call.line(fmt::format("  {}{}", address, code));
    std::string text;
    base::JsonWriter(text).object().member("path", std::string(address) + code).member("code", code).end();
    call.document(text);
}

Exit run_add(Call& call)
{
    Run const run(call);
    store::Transaction transaction(call.db());
    auto const mail = call.text("MAIL");
    auto const made = access::add_account(run.desk, {mail, call.text("name", mail), call.text("language", "en")});
    if (call.has("steward"))
        for (auto const& role : roles().all()) {
            if (not role.given_first) continue;
            access::Grant first;
            first.account = made.id;
            first.role = role.id;
            access::give(run.desk, first);
        }
    auto const code = access::make_password_code(run.desk, made.id);
    transaction.commit();
    tell_once(call, fmt::format("{} has an account{}. At this address below the server's a password is set.", made.mail, call.has("steward") ? " that looks after all others" : ""),
              "/password/", code, "once, for a day");
    return Exit::done;
}

Exit run_list(Call& call)
{
    Run const run(call);
    auto const all = access::grants(run.desk);
    std::string text;
    base::JsonWriter json(text);
    json.object().key("accounts").list();
    cli::TextTable table({"account", "name", "grant", "role", "where", "up to", "until"});
    for (auto const& account : access::accounts(run.desk)) {
        write(json, account);
        json.key("grants").list();
        bool first = true;
        for (auto const& grant : all) {
            if (grant.account != account.id) continue;
            write(json, grant);
            table.row({first ? account.mail : "", first ? account.name : "", grant.id, grant.role + (grant.provisional ? " (to be confirmed)" : ""),
                       scope_of(grant), std::string(access::name_of(grant.highest)), grant.until < access::forever ? grant.until.day().plus(-1).text() : ""});
            first = false;
        }
        json.end().end();
        if (first) table.row({account.mail, account.name, "", account.closed ? "closed" : "no grant", "", "", ""});
    }
    json.end().end();
    call.document(text);
    call.say(access::any_account(run.desk) ? table.text() : "There is no account yet: `muster user add --steward MAIL`, or open the address that `muster serve` prints.\n");
    return Exit::done;
}

Exit run_invite(Call& call)
{
    Run const run(call);
    auto const code = access::invite(run.desk, {call.text("MAIL"), wanted_grant(call)});
    tell_once(call, "Send this address, below the server's, to the person who is invited.", "/invitation/", code, "once, for 14 days");
    return Exit::done;
}

Exit run_grant(Call& call)
{
    Run const run(call);
    if (call.has("confirm")) {
        access::confirm(run.desk, call.text("confirm"), call.text("reason"));
        call.line("The grant is confirmed.");
        return Exit::done;
    }
    auto wanted = wanted_grant(call);
    wanted.account = call.text("ACCOUNT");
    auto const given = access::give(run.desk, wanted);
    call.line(fmt::format("{} is {} in {} (grant {}).", call.text("ACCOUNT"), given.role, scope_of(given), given.id));
    std::string text;
    base::JsonWriter json(text);
    write(json, given);
    call.document(text);
    return Exit::done;
}

Exit run_revoke(Call& call)
{
    Run const run(call);
    access::revoke(run.desk, call.text("GRANT"), call.text("reason"));
    call.line("The grant no longer holds, from this moment.");
    return Exit::done;
}

Exit run_close(Call& call)
{
    Run const run(call);
    auto const held = access::account(run.desk, call.text("ACCOUNT"));
    access::close_account(run.desk, held.id, not call.has("open"));
    call.line(call.has("open") ? "The account is open again." : "The account is closed and signed out everywhere.");
    return Exit::done;
}

Exit run_token(Call& call)
{
    Run const run(call);
    access::Token wanted;
    wanted.account = access::account(run.desk, call.text("ACCOUNT")).id;
    wanted.name = call.text("name", "made at the command line");
    wanted.operation = operation_of(call);
    wanted.until = call.has("until") ? access::end_of(call.text("until")) : base::Instant{call.clock->now().ms + std::int64_t{90} * 86'400'000};
    for (auto const& name : call.all("permission")) wanted.permissions.push_back(access::permission_sure(name));
    auto const word = access::make_token(run.desk, wanted);
    call.line(fmt::format("Programs send this as \"Authorization: Bearer …\" until {}. It is shown this once:", wanted.until.day().plus(-1).text()));
    call.line("  " + word);
    std::string text;
    base::JsonWriter(text).object().member("token", word).end();
    call.document(text);
    return Exit::done;
}

Exit run_password(Call& call)
{
    Run const run(call);
    auto const held = access::account(run.desk, call.text("ACCOUNT"));
    if (call.has("no-second-factor")) access::end_totp(run.desk, held.id);
    auto const code = access::make_password_code(run.desk, held.id);
    tell_once(call, "At this address, below the server's, a new password is set.", "/password/", code, "once, for a day");
    return Exit::done;
}

void tell_rule(Call& call, access::SecondFactorRule const& rule)
{
    std::string roles, text;
    for (auto const& role : rule.roles) roles += (roles.empty() ? "" : ", ") + role;
    auto words = roles.empty() ? std::string("No role has to have a second factor") : "These roles work with a second factor only: " + roles;
    if (not roles.empty() and not rule.holds(call.clock->now())) words += fmt::format(" (from {} on)", rule.from.day().text());
    call.line(words + (rule.as_listed ? ", as the table of roles says." : fmt::format(". Why: {}", rule.reason)));
    base::JsonWriter json(text);
    json.object().member("roles", rule.roles).key("from");
    if (rule.from.ms > 0) json.text(rule.from.text());
    else json.null();
    json.member("as_listed", rule.as_listed).member("reason", rule.reason).end();
    call.document(text);
}

Exit run_second_factor(Call& call)
{
    Run const run(call);
    auto roles = call.all("role");
    bool const off = call.has("off"), listed = call.has("as-listed");
    if (int{not roles.empty()} + int{off} + int{listed} > 1) cli::refuse("cli.bad_words", {"user second-factor", "--role, --off and --as-listed exclude each other", "one of them"});
    auto const from = call.has("from") ? access::start_of(call.text("from")) : base::Instant{};
    auto const before = access::second_factor_rule(run.desk);
    if (roles.empty() and not off) roles = before.roles;
    if (listed) access::reset_second_factor_rule(run.desk, call.text("reason"));
    else if (off or call.has("role") or call.has("from")) access::set_second_factor_rule(run.desk, roles, from, call.text("reason"));
    tell_rule(call, access::second_factor_rule(run.desk));
    return Exit::done;
}

Exit run_set_up(Call& call)
{
    Run const run(call);
    auto const code = access::make_setup_code(run.desk);
    tell_once(call, "At this address, below the server's, the first account is made.", "/welcome/", code, "once, for 30 minutes");
    return Exit::done;
}

constexpr cli::Option mail[] = {{"MAIL", "", "the mail address that the account is known by", true}};
constexpr cli::Option mail_if[] = {{"MAIL", "", "whom it is for; left out, whoever has the address may use it"}};
constexpr cli::Option account[] = {{"ACCOUNT", "", "a mail address, or the id of an account", true}};
constexpr cli::Option account_if[] = {{"ACCOUNT", "", "a mail address, or the id of an account"}};
constexpr cli::Option grant_id[] = {{"GRANT", "", "the id of a grant, as `user list` shows it", true}};
constexpr cli::Option add_options[] = {
    {"name", "NAME", "what people call the person"},
    {"language", "CODE", "en, fr, es or ar"},
    {"steward", "", "looks after all accounts, operations and lists"},
};
constexpr cli::Option invite_options[] = {
    {"role", "ROLE", "administrator, coordinator, im_officer, partner, observer, government, donor, hc, ocha or lead_agency", true},
    {"body", "CODE", "only this body; all where left out"},
    {"place", "PCODE", "only places whose p-code begins so"},
    {"partner", "ID", "the partner that the person reports for"},
    {"highest", "CLASS", "low, moderate (where left out), high or severe"},
    {"until", "DAY", "the last day"},
};
constexpr cli::Option grant_options[] = {
    {"role", "ROLE", "as with `user invite`"},
    {"body", "CODE", "only this body; all where left out"},
    {"place", "PCODE", "only places whose p-code begins so"},
    {"partner", "ID", "the partner that the person reports for"},
    {"highest", "CLASS", "low, moderate (where left out), high or severe"},
    {"from", "DAY", "the first day; today where left out"},
    {"until", "DAY", "the last day"},
    {"confirm", "GRANT", "confirms a registration instead: the grant is provisional no more"},
    {"reason", "TEXT", "why, or on whose decision"},
};
constexpr cli::Option revoke_options[] = {{"reason", "TEXT", "why, or on whose decision"}};
constexpr cli::Option close_options[] = {{"open", "", "opens it again"}};
constexpr cli::Option token_options[] = {
    {"name", "NAME", "what it is for"},
    {"permission", "NAME", "figures, rows, contacts, hand_in, settle, keep, propose, decide, members, commit, board or administer", true, true},
    {"until", "DAY", "the last day; 90 days where left out, a year at most"},
};
constexpr cli::Option second_factor_options[] = {
    {"role", "ROLE", "these roles must have one, and no others", false, true},
    {"off", "", "no role must have one"},
    {"as-listed", "", "those that the table of roles names, as at the beginning"},
    {"from", "DAY", "only from that day on, so that people have time"},
    {"reason", "TEXT", "why, or on whose decision; it stands in the journal"},
};
constexpr cli::Option password_options[] = {{"no-second-factor", "", "takes the second factor away too, where the telephone is lost"}};

constexpr cli::Command table[] = {
    {"user add", "Makes an account and shows the address at which its password is set.", "", mail, add_options, run_add},
    {"user list", "Lists the accounts and what they may do.", "", {}, {}, run_list},
    {"user invite", "Shows an address at which somebody makes an account that may do this.",
     "No mail is sent: give the address to the person in the way that you trust. It works once.", mail_if, invite_options, run_invite},
    {"user grant", "Lets an account do something, in one operation or all.",
     "Without --operation it is for all operations. What is more sensitive than moderate is seen by those only whose grant says so with --highest.",
     account_if, grant_options, run_grant},
    {"user revoke", "Takes a grant back, from this moment.", "", grant_id, revoke_options, run_revoke},
    {"user close", "Closes an account and signs it out everywhere.", "Its grants stay for the record.", account, close_options, run_close},
    {"user token", "Makes a token for a program that works for an account.",
     "It carries the permissions that are named, as far as the account has them, and only in --operation where one is given.", account,
     token_options, run_token},
    {"user password", "Shows an address at which the owner of an account sets a new password.", "", account, password_options, run_password},
    {"user second-factor", "Shows or says which roles work with a second factor only.",
     "Without an option it only shows. A sign-in to an account with such a role may nothing before the second factor was set up or shown.", {},
     second_factor_options, run_second_factor},
    {"user setup", "Shows the address at which the first account is made.",
     "`muster serve` prints one by itself where there is no account yet. An earlier address no longer works.", {}, {}, run_set_up},
};

}

std::span<cli::Command const> commands() { return table; }

}
