// Other people's accounts: who may do what, invitations, links.
#include "routes_inside.hpp"
#include <algorithm>

namespace muster::access {

namespace {

using http::Answer;

Answer get_roles(Asked& asked)
{
    std::string text;
    base::JsonWriter json(text);
    auto const word = [](std::optional<Sensitivity> one) { return one ? std::string(name_of(*one)) : std::string(); };
    json.object().key("roles").list();
    for (auto const& role : asked.desk.world.roles.all()) {
        json.object().member("role", role.id).member("name", role.name).member("needs_" + asked.desk.world.settings.organisation, role.needs_organisation);
        json.member("second_factor", role.needs_second_factor).member("may_grant", role.may_grant).key("permissions").list();
        for (std::size_t i = 0; i < given_count; ++i)
            if (role.cells[i] != Cell{})
                json.object().member("permission", name_of(static_cast<Permission>(i))).member("up_to", word(role.cells[i].within)).member("own_up_to", word(role.cells[i].own)).end();
        json.end().end();
    }
    json.end().end();
    return document(std::move(text));
}

bool administers(Asked const& asked, Subject const& who)
{
    return can(asked.desk.world.roles, who, Permission::administer, {}, asked.desk.now()).allowed();
}

Answer rule_document(Asked const& asked)
{
    auto const rule = second_factor_rule(asked.desk);
    std::string text;
    base::JsonWriter json(text);
    json.object().member("roles", rule.roles).key("from");
    if (rule.from.ms > 0) json.text(rule.from.text());
    else json.null();
    json.member("as_listed", rule.as_listed).member("reason", rule.reason).member("by", rule.by).key("at");
    if (rule.as_listed) json.null();
    else json.text(rule.at.text());
    json.end();
    return document(std::move(text));
}

Answer get_second_factor(Asked& asked) { return rule_document(asked); }

Answer post_second_factor(Asked& asked)
{
    std::vector<std::string> roles;
    auto const found = asked.work.params.find("roles");
    if (found != asked.work.params.end()) roles = found->second;
    auto const off = not asked.text("off").empty(), listed = not asked.text("as-listed").empty();
    auto const from = asked.text("from");
    if (int{not roles.empty()} + int{off} + int{listed} > 1) refuse("access.bad_member", {"roles", "roles, or off, or as-listed"});
    if (roles.empty() and not off and not listed and from.empty()) refuse("access.missing_member", {"roles"});
    if (listed) reset_second_factor_rule(asked.desk, asked.text("reason"));
    else if (roles.empty() and not off) set_second_factor_rule(asked.desk, second_factor_rule(asked.desk).roles, start_of(from), asked.text("reason"));
    else set_second_factor_rule(asked.desk, roles, from.empty() ? base::Instant{} : start_of(from), asked.text("reason"));
    return rule_document(asked);
}

/// Whoever administers sees all; others see the accounts that hold what they might have given.
Answer get_accounts(Asked& asked)
{
    auto const who = asked.who();
    bool const all = administers(asked, who);
    auto const held = grants(asked.desk);
    auto const rule = second_factor_rule(asked.desk);
    std::string text;
    base::JsonWriter json(text);
    json.object().key("accounts").list();
    for (auto const& one : accounts(asked.desk)) {
        std::vector<Grant> shown;
        for (auto grant : held) {
            auto asked_about = grant;
            asked_about.until = std::min(grant.until, asked.desk.now());
            if (grant.account == one.id and (all or may_give(asked.desk.world.roles, who, asked_about, asked.desk.now()))) shown.push_back(std::move(grant));
        }
        if (not all and shown.empty()) continue;
        json.object().member("account", one.id).member("mail", one.mail).member("name", one.name).member("language", one.language);
        json.member("closed", one.closed).member("second_factor", one.has_second_factor);
        json.member("second_factor_required", rule.holds(asked.desk.now()) and rule_names(rule, shown, asked.desk.now())).key("grants").list();
        for (auto const& grant : shown) write(json, asked.desk.world.settings, grant);
        json.end().end();
    }
    json.end().end();
    return document(std::move(text));
}

Answer post_accounts(Asked& asked)
{
    store::Transaction transaction(asked.desk.db);
    auto const made = add_account(asked.desk, {asked.text("mail"), asked.text("name"), asked.text("language", "en")});
    auto const code = make_password_code(asked.desk, made.id);
    transaction.commit();
    std::string text;
    base::JsonWriter(text).object().member("account", made.id).member("path", "/password/" + code).member("code", code).end();
    return document(std::move(text), 201);
}

Answer delete_account(Asked& asked)
{
    auto const held = account(asked.desk, asked.text("account"));
    if (held.id == asked.desk.actor) refuse("access.own_last");
    close_account(asked.desk, held.id);
    return document("{}");
}

Answer open_account(Asked& asked)
{
    close_account(asked.desk, account(asked.desk, asked.text("account")).id, false);
    return document("{}");
}

Answer post_account_password(Asked& asked)
{
    return shown_once("/password/", make_password_code(asked.desk, account(asked.desk, asked.text("account")).id));
}

Answer post_grants(Asked& asked)
{
    auto wanted = wanted_grant(asked);
    expect_may_give(asked, wanted);
    wanted.account = asked.text("account");
    std::string text;
    base::JsonWriter json(text);
    write(json, asked.desk.world.settings, give(asked.desk, wanted));
    return document(std::move(text), 201);
}

/// A grant that the caller may take back or confirm: one that it might have given. Its end is no matter then.
Grant grant_in_reach(Asked const& asked)
{
    auto const held = grant(asked.desk, asked.text("id"));
    auto as_if = held;
    as_if.until = asked.desk.now();
    if (not may_give(asked.desk.world.roles, asked.who(), as_if, asked.desk.now())) {
        if (not knows_of(asked.desk.world.roles, asked.who(), held.operation, asked.desk.now())) refuse("access.no_grant", {held.id});
        refuse("access.may_not_give");
    }
    return held;
}

Answer delete_grant(Asked& asked)
{
    auto const id = asked.text("id");
    bool const is_own = std::ranges::any_of(grants(asked.desk, asked.desk.actor), [&](Grant const& one) { return one.id == id; });
    if (not is_own) grant_in_reach(asked);
    revoke(asked.desk, id, asked.text("reason"));
    return document("{}");
}

Answer confirm_grant(Asked& asked)
{
    confirm(asked.desk, grant_in_reach(asked).id, asked.text("reason"));
    return document("{}");
}

Answer post_invitations(Asked& asked)
{
    auto const wanted = wanted_grant(asked);
    expect_may_give(asked, wanted);
    return shown_once("/invitation/", invite(asked.desk, {asked.text("mail"), wanted}));
}

/// An invitation is seen and taken back by whoever might have made it. Its end is no matter then.
bool in_reach(Asked const& asked, OpenInvitation const& one)
{
    auto as_if = one.what.offered;
    as_if.until = std::min(as_if.until, asked.desk.now());
    return may_give(asked.desk.world.roles, asked.who(), as_if, asked.desk.now());
}

Answer get_invitations(Asked& asked)
{
    std::string text;
    base::JsonWriter json(text);
    json.object().key("invitations").list();
    for (auto const& one : open_invitations(asked.desk)) {
        if (not in_reach(asked, one)) continue;
        json.object().member("id", one.id).member("mail", one.what.mail).member("made", one.made.text()).member("until", one.until.text());
        json.member("made_by", one.what.offered.by).key("grant");
        write(json, asked.desk.world.settings, one.what.offered);
        json.end();
    }
    json.end().end();
    return document(std::move(text));
}

Answer delete_invitation(Asked& asked)
{
    auto const all = open_invitations(asked.desk);
    auto const found = std::ranges::find(all, asked.text("code"), &OpenInvitation::id);
    if (found == all.end() or not in_reach(asked, *found)) refuse("access.no_invitation");
    withdraw_invitation(asked.desk, found->id);
    return document("{}");
}

Grant grant_for_asking(Asked const& asked, Link const& link)
{
    auto grant = grant_of_link(asked.desk, link);
    grant.until = asked.desk.now();
    return grant;
}

/// Who sees nothing of an operation hears that it is not there.
void expect_part_in(Asked const& asked)
{
    if (not knows_of(asked.desk.world.roles, asked.who(), asked.work.operation, asked.desk.now())) refuse("access.not_here");
}

Answer post_links(Asked& asked)
{
    expect_part_in(asked);
    Link wanted;
    wanted.operation = asked.work.operation;
    wanted.body = asked.text("body", "*");
    wanted.organisation = asked.text(asked.desk.world.settings.organisation);
    wanted.until = end_of(asked.text("until"));
    expect_may_give(asked, grant_for_asking(asked, wanted));
    return shown_once("/hand-in#", make_link(asked.desk, wanted));
}

Answer get_links(Asked& asked)
{
    expect_part_in(asked);
    auto const who = asked.who();
    std::string text;
    base::JsonWriter json(text);
    json.object().key("links").list();
    for (auto const& one : links(asked.desk, asked.work.operation)) {
        if (not may_give(asked.desk.world.roles, who, grant_for_asking(asked, one), asked.desk.now())) continue;
        json.object().member("id", one.id).member("operation", one.operation).member("body", one.body);
        json.member(asked.desk.world.settings.organisation, one.organisation).member("made_by", one.by);
        json.member("made", one.made.text()).member("until", one.until.text()).member("seen", one.seen).end();
    }
    json.end().end();
    return document(std::move(text));
}

Answer delete_link(Asked& asked)
{
    expect_part_in(asked);
    auto const all = links(asked.desk, asked.work.operation);
    auto const found = std::ranges::find(all, asked.text("link"), &Link::id);
    if (found == all.end()) refuse("access.no_link");
    expect_may_give(asked, grant_for_asking(asked, *found));
    revoke_link(asked.desk, asked.work.operation, found->id);
    return document("{}");
}

}

void add_people_routes(World& world, std::vector<http::Route>& routes)
{
    using Takes = std::vector<http::Parameter>;
    http::Parameter const reason{"reason", "TEXT", "why, or on whose decision"};
    auto const with = [&](http::Parameter first) {
        auto takes = grant_parameters(world.settings);
        takes.insert(takes.begin(), std::move(first));
        return takes;
    };
    auto const add = [&](auto... parts) { routes.push_back(route(world, parts...)); };
    add("GET", "/roles", "self", "The roles, and what each may do.", Takes{}, get_roles);
    add("GET", "/accounts", "self", "Accounts and their grants: all for who administers, else those that one might have given.", Takes{}, get_accounts);
    add("GET", "/second-factor", "self", "Which roles work with a second factor only, and who said so.", Takes{}, get_second_factor);
    add("POST", "/second-factor", "administer", "Says which roles work with a second factor only, or puts the rule off until a day.",
        Takes{{"roles", "ROLE", "these and no others", false, true}, {"off", "", "no role at all"}, {"as-listed", "", "those that the table of roles names"},
              {"from", "DAY", "only from that day on; from now on where left out"}, {"reason", "TEXT", "why, or on whose decision", true}},
        post_second_factor);
    add("POST", "/accounts", "administer", "Makes an account without a grant; the answer holds the address at which its password is set.",
        Takes{{"mail", "MAIL", "its mail address", true}, {"name", "NAME", "what people call the person", true}, {"language", "CODE", "en, fr, es or ar"}}, post_accounts);
    add("DELETE", "/accounts/{account}", "administer", "Closes an account and signs it out everywhere; its grants stay for the record.", Takes{}, delete_account);
    add("POST", "/accounts/{account}/open", "administer", "Opens a closed account again.", Takes{}, open_account);
    add("POST", "/accounts/{account}/password", "administer", "An address at which the owner sets a new password; it is shown this once.", Takes{}, post_account_password);
    add("POST", "/grants", "self", "Gives an account a role, within what one may give.", with({"account", "MAIL", "a mail address, or an account's id", true}), post_grants);
    add("DELETE", "/grants/{id}", "self", "Takes a grant back, from this moment.", Takes{reason}, delete_grant);
    add("POST", "/grants/{id}/confirm", "self", "Confirms a registration: the grant is provisional no more.", Takes{reason}, confirm_grant);
    add("POST", "/invitations", "self", "Makes an address at which somebody takes a role up; it is shown this once, and no mail is sent.",
        with({"mail", "MAIL", "whom it is for; left out, whoever has the address"}), post_invitations);
    add("GET", "/invitations", "self", "The invitations that nobody took up yet, of those that one might have made.", Takes{}, get_invitations);
    add("DELETE", "/invitations/{code}", "self", "Takes an invitation back, by the id that the list gives.", Takes{}, delete_invitation);
    add("GET", "/operations/{operation}/links", "self", "The addresses that hand in without an account.", Takes{}, get_links);
    add("POST", "/operations/{operation}/links", "self", "Makes an address that hands in for one organisation without an account; it is shown this once.",
        Takes{{world.settings.organisation, "ID", "for whom it hands in", true}, {"body", "CODE", "only this body; all where left out"}, {"until", "DAY", "the last day, a year away at most", true}},
        post_links);
    add("DELETE", "/operations/{operation}/links/{link}", "self", "Takes such an address back, from this moment.", Takes{}, delete_link);
}

}
