// Signing in, and being signed in.
#include "inside.hpp"
#include <algorithm>
#include <base/id.hpp>
#include <text/fold.hpp>

namespace muster::access {

namespace {

struct Known {
    std::string id, mail, password, totp;
};

std::optional<Known> find(Desk const& desk, std::string const& mail)
{
    std::optional<Known> known;
    desk.db.one(sql::account_of_mail, {std::string_view(mail)}, [&](store::Row const& row) {
        if (row.text(4) == "active") known = Known{row.string(0), row.string(1), row.string(5), row.string(6)};
    });
    return known;
}

[[noreturn]] void slow_down(std::int64_t wait) { refuse("access.slow_down", {std::to_string((wait + 999) / 1000)}); }

/// Takes the code where it is right, so that it does not count a second time.
bool take_code(Desk const& desk, Known const& known, std::string_view code)
{
    if (auto const step = totp_step_of(known.totp, code, desk.now()))
        return desk.db.run(sql::take_totp_step, {std::string_view(known.id), *step}) == 1;
    auto const digest = digest_of(known.id + ":" + code_as_meant(code));
    return desk.db.run(sql::use_recovery_code, {std::string_view(known.id), std::string_view(digest), desk.now().ms}) == 1;
}

bool code_looks_right(Desk const& desk, Known const& known, std::string_view code)
{
    return totp_step_of(known.totp, code, desk.now()).has_value();
}

/// Somebody else's wrong tries must not keep the owner out: who shows the second factor first has tries of its own.
void expect_not_too_often(Desk const& desk, std::optional<Known> const& known, std::string const& mail, std::string_view code, std::string const& address)
{
    if (auto const wait = desk.world.address_tries.wait(address); wait > 0) slow_down(wait);
    auto const wait = desk.world.account_tries.wait(mail);
    if (wait == 0) return;
    if (not known or known->totp.empty() or code.empty()) slow_down(wait);
    if (auto const other = desk.world.code_tries.wait(mail); other > 0) slow_down(other);
    if (code_looks_right(desk, *known, code)) return;
    desk.world.code_tries.failed(mail);
    slow_down(wait);
}

}

SignIn sign_in(Desk const& desk, std::string_view typed, std::string_view password, std::string_view code, std::string_view address,
               std::string_view agent)
{
    std::string mail;
    for (char const c : text::tidy(typed.substr(0, 254))) mail += c >= 'A' and c <= 'Z' ? static_cast<char>(c + 32) : c;
    std::string const from(address);
    auto const known = find(desk, mail);
    expect_not_too_often(desk, known, mail, code, from);
    auto const fail = [&](std::string_view why) {
        desk.world.account_tries.failed(mail);
        desk.world.address_tries.failed(from);
        refuse(why);
    };
    if (not desk.world.passwords.verify(known ? known->password : "", password.substr(0, 1024))) fail("access.wrong_sign_in");
    if (not known->totp.empty()) {
        if (code.empty()) refuse("access.code_needed");
        if (not take_code(desk, *known, code)) {
            desk.world.code_tries.failed(mail);
            fail("access.wrong_sign_in");
        }
    }
    desk.world.account_tries.succeeded(mail);
    desk.world.code_tries.succeeded(mail);
    if (desk.world.passwords.is_dated(known->password)) {
        auto const fresh = desk.world.passwords.hash(password);
        desk.db.run(sql::set_password, {std::string_view(known->id), std::string_view(fresh)});
    }
    return start_session(desk, known->id, address, agent, not known->totp.empty());
}

SignIn start_session(Desk const& desk, std::string const& account, std::string_view address, std::string_view agent, bool second_factor)
{
    SignIn made{new_secret(), account};
    auto const digest = digest_of(made.secret);
    auto const id = base::new_ulid(desk.now());
    std::string shown;
    for (char const c : agent.substr(0, 200)) shown += static_cast<unsigned char>(c) < 32 or static_cast<unsigned char>(c) > 126 ? '?' : c;
    desk.db.run(sql::add_session, {std::string_view(digest), std::string_view(id), std::string_view(account), desk.now().ms, address, std::string_view(shown),
                                   std::int64_t{second_factor}});
    return made;
}

std::optional<Session> session_of(Desk const& desk, std::string_view secret)
{
    if (secret.size() != 43) return std::nullopt;
    auto const digest = digest_of(secret);
    std::optional<Session> found;
    desk.db.one(sql::session_of_digest, {std::string_view(digest)}, [&](store::Row const& row) {
        found = Session{row.string(0), row.string(1), row.string(4), digest, {row.integer(2)}, {row.integer(3)}, "", "", row.integer(5) != 0};
    });
    if (not found) return std::nullopt;
    found->seen.ms = std::max(found->seen.ms, desk.world.last_seen("session:" + digest));
    auto const& settings = desk.world.settings;
    auto const now = desk.now().ms;
    if (found->made.ms + settings.absolute_ms <= now or found->seen.ms + settings.idle_ms <= now) return std::nullopt;
    return found;
}

std::vector<Session> sessions(Desk const& desk, std::string const& account)
{
    std::vector<Session> all;
    auto const& settings = desk.world.settings;
    auto const now = desk.now().ms;
    desk.db.each(sql::sessions_of_account, {std::string_view(account)}, [&](store::Row const& row) {
        Session one{row.string(0), account, "", row.string(5), {row.integer(1)}, {row.integer(2)}, row.string(3), row.string(4), row.integer(6) != 0};
        one.seen.ms = std::max(one.seen.ms, desk.world.last_seen("session:" + one.digest));
        if (one.made.ms + settings.absolute_ms > now and one.seen.ms + settings.idle_ms > now) all.push_back(std::move(one));
    });
    return all;
}

void end_session(Desk const& desk, std::string_view secret)
{
    auto const digest = digest_of(secret);
    desk.db.run(sql::drop_session_of_digest, {std::string_view(digest)});
}

void end_session_named(Desk const& desk, std::string const& account, std::string const& session)
{
    if (desk.db.run(sql::drop_session, {std::string_view(account), std::string_view(session)}) == 0) refuse("access.no_session");
}

void end_sessions(Desk const& desk, std::string const& account, std::string_view spared)
{
    desk.db.run(sql::drop_sessions, {std::string_view(account), spared});
}

std::string csrf_of(std::string_view secret) { return digest_of("csrf:" + std::string(secret)); }

std::string begin_totp(Desk const& desk, std::string const& id)
{
    auto const held = account(desk, id);
    auto const secret = new_totp_secret();
    std::string now_used;
    desk.db.one(sql::account, {std::string_view(held.id)}, [&](store::Row const& row) { now_used = row.string(6); });
    desk.db.run(sql::set_totp, {std::string_view(held.id), std::string_view(now_used), std::string_view(secret)});
    return secret;
}

std::vector<std::string> confirm_totp(Desk const& desk, std::string const& id, std::string_view code)
{
    std::string wanted;
    desk.db.one(sql::account, {std::string_view(id)}, [&](store::Row const& row) { wanted = row.string(7); });
    if (wanted.empty()) refuse("access.no_second_factor");
    if (auto const wait = desk.world.code_tries.wait("begin:" + id); wait > 0) slow_down(wait);
    auto const step = totp_step_of(wanted, code, desk.now());
    if (not step) {
        desk.world.code_tries.failed("begin:" + id);
        refuse("access.wrong_code");
    }
    std::vector<std::string> codes;
    store::Transaction transaction(desk.db);
    desk.db.run(sql::set_totp, {std::string_view(id), std::string_view(wanted), std::string_view("")});
    desk.db.run(sql::take_totp_step, {std::string_view(id), *step});
    desk.db.run(sql::drop_recovery_codes, {std::string_view(id)});
    for (int i = 0; i < 10; ++i) {
        codes.push_back(new_code(4));
        auto const digest = digest_of(id + ":" + code_as_meant(codes.back()));
        desk.db.run(sql::add_recovery_code, {std::string_view(id), std::string_view(digest)});
    }
    record(desk, store::Nature::kept, "", "access.second_factor", id, R"({"on":true})");
    transaction.commit();
    return codes;
}

void end_totp(Desk const& desk, std::string const& id)
{
    store::Transaction transaction(desk.db);
    desk.db.run(sql::set_totp, {std::string_view(id), std::string_view(""), std::string_view("")});
    desk.db.run(sql::drop_recovery_codes, {std::string_view(id)});
    desk.db.run(sql::weaken_sessions, {std::string_view(id)});
    record(desk, store::Nature::kept, "", "access.second_factor", id, R"({"on":false})");
    transaction.commit();
}

void prove_totp(Desk const& desk, std::string const& id, std::string_view code)
{
    auto const known = find(desk, account(desk, id).mail);
    if (not known or known->totp.empty()) refuse("access.no_second_factor");
    auto& tries = desk.world.code_tries;
    if (auto const wait = tries.wait(known->mail); wait > 0) slow_down(wait);
    if (take_code(desk, *known, code)) {
        tries.succeeded(known->mail);
        return;
    }
    tries.failed(known->mail);
    refuse("access.wrong_code");
}

std::int64_t recovery_codes_left(Desk const& desk, std::string const& id)
{
    return desk.db.number(sql::count_recovery_codes, {std::string_view(id)}).value_or(0);
}

}
