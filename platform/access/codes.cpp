// Codes that work once: setting up, invitations, new passwords; and those who register by themselves.
#include "inside.hpp"
#include <algorithm>
#include <base/id.hpp>
#include <base/words.hpp>
#include <formats/json.hpp>

namespace muster::access {

namespace {

using formats::Json;

std::string text_of(Invitation const& invitation)
{
    std::string said;
    base::JsonWriter json(said);
    auto const& offered = invitation.offered;
    json.object().member("mail", invitation.mail).member("role", offered.role).member("operation", offered.operation);
    json.member("body", offered.body).member("area", offered.area).member("organisation", offered.organisation);
    json.member("highest", static_cast<int>(offered.highest)).member("until", offered.until.ms).end();
    return said;
}

Invitation invitation_of(Code const& code)
{
    auto const said = Json::parse(code.about);
    Invitation made;
    made.mail = said.text_or("mail", "");
    auto& offered = made.offered;
    offered.role = said.text_or("role", "");
    offered.operation = said.text_or("operation", "");
    offered.body = said.text_or("body", "");
    offered.area = said.text_or("area", "");
    offered.organisation = said.text_or("organisation", "");
    offered.highest = static_cast<Sensitivity>(std::clamp<std::int64_t>(said.number_or("highest", 0), 0, 3));
    offered.until = {said.number_or("until", 0)};
    offered.by = code.by;
    return made;
}

/// What was offered, by whom it was offered: as long as that account stands and may still give it.
void take_up(Desk const& desk, Code const& code, std::string const& account)
{
    auto offered = invitation_of(code).offered;
    auto const giver = subject(desk, code.by);
    bool const by_account = base::is_ulid(code.by);
    if (by_account and not may_give(desk.world.roles, giver, offered, desk.now())) refuse("access.code_over");
    offered.account = account;
    offered.from = desk.now();
    give({desk.world, desk.db, code.by}, offered);
}

}

std::string make_code(Desk const& desk, std::string_view purpose, int groups, std::string const& account, std::string const& about,
                      std::int64_t lasts_ms)
{
    auto const code = new_code(groups);
    auto const digest = digest_of(std::string(purpose) + ":" + code_as_meant(code));
    auto const id = base::new_ulid(desk.now());
    desk.db.run(sql::add_code, {std::string_view(digest), std::string_view(id), purpose, std::string_view(account), std::string_view(about),
                                std::string_view(desk.actor), desk.now().ms, desk.now().ms + lasts_ms});
    return code;
}

Code code_of(Desk const& desk, std::string_view purpose, std::string_view typed)
{
    auto const digest = digest_of(std::string(purpose) + ":" + code_as_meant(typed.substr(0, 100)));
    std::optional<Code> found;
    desk.db.one(sql::code_of_digest, {std::string_view(digest), purpose, desk.now().ms},
                [&](store::Row const& row) { found = Code{digest, row.string(0), row.string(1), row.string(2), row.string(3)}; });
    if (not found) refuse("access.code_over");
    return std::move(*found);
}

void use(Desk const& desk, Code const& code)
{
    if (desk.db.run(sql::use_code, {std::string_view(code.digest), desk.now().ms}) != 1) refuse("access.code_over");
}

std::string make_setup_code(Desk const& desk)
{
    if (any_account(desk)) refuse("access.set_up_already");
    store::Transaction transaction(desk.db);
    desk.db.run(sql::drop_codes, {std::string_view("setup"), std::string_view("")});
    auto code = make_code(desk, "setup", 2, "", "{}", desk.world.settings.setup_ms);
    transaction.commit();
    return code;
}

Account set_up(Desk const& desk, std::string_view typed, NewAccount const& who, std::string_view password)
{
    auto const code = code_of(desk, "setup", typed);
    expect_good_password(password, who.mail, who.name);
    auto const hash = desk.world.passwords.hash(password);
    store::Transaction transaction(desk.db);
    use(desk, code);
    if (any_account(desk)) refuse("access.set_up_already");
    auto const made = add_account(desk, who);
    desk.db.run(sql::set_password, {std::string_view(made.id), std::string_view(hash)});
    for (auto const& role : desk.world.roles.all()) {
        if (not role.given_first) continue;
        Grant first;
        first.account = made.id;
        first.role = role.id;
        give({desk.world, desk.db, made.id}, first);
    }
    transaction.commit();
    return account(desk, made.id);
}

std::string invite(Desk const& desk, Invitation const& wanted)
{
    expect_sound(desk, wanted.offered);
    auto sound = wanted;
    if (not sound.mail.empty()) sound.mail = mail_of(sound.mail);
    auto const& offered = sound.offered;
    store::Transaction transaction(desk.db);
    auto code = make_code(desk, "invitation", 5, "", text_of(sound), desk.world.settings.invitation_ms);
    auto const made = code_of(desk, "invitation", code);
    std::string said;
    base::JsonWriter json(said);
    write(json, offered);
    record(desk, store::Nature::decided, offered.operation, "access.invitation", made.id, said);
    transaction.commit();
    return code;
}

std::vector<OpenInvitation> open_invitations(Desk const& desk)
{
    std::vector<OpenInvitation> all;
    desk.db.each(sql::open_codes, {std::string_view("invitation"), desk.now().ms}, [&](store::Row const& row) {
        all.push_back({row.string(0), invitation_of({"", row.string(0), row.string(1), row.string(2), row.string(3)}), {row.integer(4)}, {row.integer(5)}});
    });
    return all;
}

void withdraw_invitation(Desk const& desk, std::string const& id)
{
    store::Transaction transaction(desk.db);
    auto const all = open_invitations(desk);
    auto const found = std::ranges::find(all, id, &OpenInvitation::id);
    if (found == all.end()) refuse("access.no_invitation");
    desk.db.run(sql::drop_code, {std::string_view("invitation"), std::string_view(id)});
    record(desk, store::Nature::decided, found->what.offered.operation, "access.invitation_withdrawn", id, "{}");
    transaction.commit();
}

Invitation invitation(Desk const& desk, std::string_view code) { return invitation_of(code_of(desk, "invitation", code)); }

Account accept(Desk const& desk, std::string_view typed, NewAccount const& who, std::string_view password)
{
    auto const code = code_of(desk, "invitation", typed);
    auto const wanted = invitation_of(code).mail;
    // What was meant for one person makes an account for that person's address only.
    if (not wanted.empty() and mail_of(who.mail) != wanted) refuse("access.bad_member", {"mail", base::term("access.mail.invited")});
    expect_good_password(password, who.mail, who.name);
    auto const hash = desk.world.passwords.hash(password);
    store::Transaction transaction(desk.db);
    use(desk, code);
    auto const made = add_account(desk, who);
    desk.db.run(sql::set_password, {std::string_view(made.id), std::string_view(hash)});
    take_up(desk, code, made.id);
    transaction.commit();
    return account(desk, made.id);
}

void accept_as(Desk const& desk, std::string_view typed, std::string const& id)
{
    auto const code = code_of(desk, "invitation", typed);
    auto const wanted = invitation_of(code).mail;
    if (not wanted.empty() and account(desk, id).mail != wanted)
        refuse("access.bad_member", {"mail", base::term("access.mail.code")});
    store::Transaction transaction(desk.db);
    use(desk, code);
    take_up(desk, code, id);
    transaction.commit();
}

std::string make_password_code(Desk const& desk, std::string const& id)
{
    auto const held = account(desk, id);
    store::Transaction transaction(desk.db);
    desk.db.run(sql::drop_codes, {std::string_view("password"), std::string_view(held.id)});
    auto code = make_code(desk, "password", 5, held.id, "{}", desk.world.settings.password_link_ms);
    record(desk, store::Nature::kept, "", "access.password_link", held.id, "{}");
    transaction.commit();
    return code;
}

Account use_password_code(Desk const& desk, std::string_view typed, std::string_view password)
{
    auto const code = code_of(desk, "password", typed);
    auto const held = account(desk, code.account);
    store::Transaction transaction(desk.db);
    use(desk, code);
    set_password({desk.world, desk.db, held.id}, held.id, password);
    transaction.commit();
    desk.world.account_tries.succeeded(held.mail);
    return account(desk, held.id);
}

Account register_account(Desk const& desk, NewAccount const& who, std::string_view password, std::string const& operation,
                         std::string const& organisation)
{
    auto const* role = desk.world.roles.registering();
    if (role == nullptr or not desk.world.settings.registration) refuse("access.no_registration");
    expect_good_password(password, who.mail, who.name);
    auto const hash = desk.world.passwords.hash(password);
    store::Transaction transaction(desk.db);
    auto const made = add_account(desk, who);
    desk.db.run(sql::set_password, {std::string_view(made.id), std::string_view(hash)});
    Grant wanted;
    wanted.account = made.id;
    wanted.role = role->id;
    wanted.operation = operation;
    wanted.organisation = organisation;
    wanted.provisional = true;
    give({desk.world, desk.db, made.id}, wanted);
    transaction.commit();
    return account(desk, made.id);
}

}
