// Accounts and their passwords.
#include "inside.hpp"
#include <algorithm>
#include <array>
#include <base/id.hpp>
#include <text/fold.hpp>

namespace muster::access {

namespace {

struct Held {
    Account account;
    std::string password;
};

Held held_of(store::Row const& row)
{
    Held held;
    auto& account = held.account;
    account.id = row.string(0);
    account.mail = row.string(1);
    account.name = row.string(2);
    account.language = row.string(3);
    account.closed = row.text(4) == "closed";
    account.has_password = not row.text(5).empty();
    account.has_second_factor = not row.text(6).empty();
    account.made = {row.integer(9)};
    held.password = row.string(5);
    return held;
}

std::optional<Held> find(Desk const& desk, std::string_view id_or_mail)
{
    std::optional<Held> held;
    bool const is_mail = id_or_mail.find('@') != std::string_view::npos;
    std::string mail;
    for (char const c : text::tidy(id_or_mail)) mail += c >= 'A' and c <= 'Z' ? static_cast<char>(c + 32) : c;
    desk.db.one(is_mail ? sql::account_of_mail : sql::account, {std::string_view(is_mail ? mail : id_or_mail)},
                [&](store::Row const& row) { held = held_of(row); });
    return held;
}

std::string name_of(std::string_view typed)
{
    auto const name = text::tidy(typed);
    if (name.empty() or name.size() > 200 or std::ranges::any_of(name, [](char c) { return static_cast<unsigned char>(c) < 32; }))
        refuse("access.bad_name");
    return name;
}

std::string language_of(std::string_view wanted)
{
    constexpr std::array<std::string_view, 4> known{"en", "fr", "es", "ar"};
    return std::string(std::ranges::count(known, wanted) > 0 ? wanted : "en");
}

}

std::string mail_of(std::string_view typed)
{
    std::string mail;
    for (char const c : text::tidy(typed)) mail += c >= 'A' and c <= 'Z' ? static_cast<char>(c + 32) : c;
    auto const at = mail.find('@');
    auto const wrong = [](char c) { return static_cast<unsigned char>(c) <= 32 or c == '<' or c == '>' or c == ',' or c == '"' or c == 127; };
    bool const sound = at != std::string::npos and at > 0 and mail.find('@', at + 1) == std::string::npos and mail.size() - at > 1 and
                       mail.size() <= 254 and std::ranges::none_of(mail, wrong);
    if (not sound) refuse("access.bad_mail", {std::string(typed.substr(0, 254))});
    return mail;
}

Account add_account(Desk const& desk, NewAccount const& wanted)
{
    Account made;
    made.mail = mail_of(wanted.mail);
    made.name = name_of(wanted.name);
    made.language = language_of(wanted.language);
    made.made = desk.now();
    made.id = base::new_ulid(made.made);
    if (find(desk, made.mail)) refuse("access.mail_taken");
    store::Transaction transaction(desk.db);
    desk.db.run(sql::add_account, {std::string_view(made.id), std::string_view(made.mail), std::string_view(made.name),
                                   std::string_view(made.language), made.made.ms});
    record(desk, store::Nature::kept, "", "access.account", made.id, "{}");
    transaction.commit();
    return made;
}

std::optional<Account> account_if(Desk const& desk, std::string_view id_or_mail)
{
    auto held = find(desk, id_or_mail);
    return held ? std::optional(std::move(held->account)) : std::nullopt;
}

Account account(Desk const& desk, std::string_view id_or_mail)
{
    auto found = account_if(desk, id_or_mail);
    if (not found) refuse("access.no_account", {std::string(id_or_mail.substr(0, 254))});
    return std::move(*found);
}

std::vector<Account> accounts(Desk const& desk)
{
    std::vector<Account> all;
    desk.db.each(sql::accounts, {}, [&](store::Row const& row) { all.push_back(held_of(row).account); });
    return all;
}

bool any_account(Desk const& desk) { return desk.db.number(sql::count_accounts).value_or(0) > 0; }

void rename_account(Desk const& desk, std::string const& id, std::string const& name, std::string const& language)
{
    auto const held = account(desk, id);
    auto const sound = name_of(name);
    auto const spoken = language_of(language);
    store::Transaction transaction(desk.db);
    desk.db.run(sql::set_account, {std::string_view(held.id), std::string_view(sound), std::string_view(spoken)});
    record(desk, store::Nature::kept, "", "access.account", held.id, "{}");
    transaction.commit();
}

void close_account(Desk const& desk, std::string const& id, bool closed)
{
    auto const held = account(desk, id);
    store::Transaction transaction(desk.db);
    desk.db.run(sql::set_state, {std::string_view(held.id), std::string_view(closed ? "closed" : "active")});
    desk.db.run(sql::drop_sessions, {std::string_view(held.id), std::string_view("")});
    record(desk, store::Nature::decided, "", closed ? "access.account_closed" : "access.account_opened", held.id, "{}");
    transaction.commit();
}

void set_password(Desk const& desk, std::string const& id, std::string_view password, std::string_view spared)
{
    auto const held = account(desk, id);
    expect_good_password(password, held.mail, held.name);
    // Hashed before the transaction: nobody waits for 0.1 s of it.
    auto const hash = desk.world.passwords.hash(password);
    store::Transaction transaction(desk.db);
    desk.db.run(sql::set_password, {std::string_view(held.id), std::string_view(hash)});
    desk.db.run(sql::drop_sessions, {std::string_view(held.id), spared});
    desk.db.run(sql::drop_codes, {std::string_view("password"), std::string_view(held.id)});
    record(desk, store::Nature::kept, "", "access.password", held.id, "{}");
    transaction.commit();
}

void expect_password(Desk const& desk, std::string const& id, std::string_view password)
{
    auto const held = find(desk, id);
    if (not held) refuse("access.no_account", {id});
    auto& tries = desk.world.account_tries;
    if (auto const wait = tries.wait(held->account.mail); wait > 0) refuse("access.slow_down", {std::to_string((wait + 999) / 1000)});
    if (desk.world.passwords.verify(held->password, password)) return;
    tries.failed(held->account.mail);
    refuse("access.wrong_password");
}

void add_identity(Desk const& desk, std::string const& id, std::string const& issuer, std::string const& subject)
{
    auto const known = desk.db.text(sql::account_of_identity, {std::string_view(issuer), std::string_view(subject)});
    if (known == id) return;
    if (known) refuse("access.identity_taken");
    store::Transaction transaction(desk.db);
    desk.db.run(sql::add_identity, {std::string_view(issuer), std::string_view(subject), std::string_view(id), desk.now().ms});
    record(desk, store::Nature::kept, "", "access.identity", id, "{}");
    transaction.commit();
}

Account account_of_identity(Desk const& desk, std::string const& issuer, std::string const& subject, NewAccount const& who)
{
    auto const known = desk.db.text(sql::account_of_identity, {std::string_view(issuer), std::string_view(subject)});
    if (known) return account(desk, *known);
    store::Transaction transaction(desk.db);
    auto made = add_account(desk, who);
    add_identity(desk, made.id, issuer, subject);
    transaction.commit();
    return made;
}

}
