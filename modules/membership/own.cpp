// A person keeps the own contact: by an invitation's secret, or signed in once the contact is theirs. Commands `contact
// invite|own`. Whoever opens the address needs no account; whoever is signed in then has it in the account from then on.
#include "contact_json.hpp"

#include <access/secrets.hpp>
#include <algorithm>
#include <membership/sql.hpp>

namespace muster::membership {

namespace {

using cli::Call;
using cli::Exit;

constexpr std::int64_t day_ms = 86'400'000, usual_days = 14, most_days = 90;

Exit run_invite(Call& call)
{
    auto const operation = call.operation();
    auto const one = contact_sure(call.db(), *call.clock, operation, call.text("ID"), "");
    bool const elsewhere = (call.has("body") and one.body != call.text("body")) or (call.has("place") and not one.place.starts_with(call.text("place"))) or
                           (call.has("partner") and one.partner != call.text("partner"));
    if (elsewhere or one.ended) throw base::Refusal(no_contact, {call.text("ID")});
    auto const days = std::clamp<std::int64_t>(call.number("days", usual_days), 1, most_days);
    base::Instant const until{call.clock->now().ms + days * day_ms};
    auto const secret = access::new_secret();
    auto const digest = access::digest_of(secret);
    store::Transaction transaction(call.db());
    call.db().run(sql::invitation_end, {std::string_view(operation), std::string_view(one.id)});  // an earlier address no longer works
    call.db().run(sql::invitation_add, {std::string_view(operation), std::string_view(digest), std::string_view(one.id), until.ms, call.clock->now().ms});
    std::string said;
    base::JsonWriter(said).object().member("contact", one.id).member("until", until.text()).end();
    store::record(call.db(), *call.clock, {operation, store::Nature::decided, "membership.invited", one.id, said, call.actor(), {}});
    transaction.commit();
    auto const path = "/contact/" + operation + "/" + secret;
    call.line("Send this address, below the server's, to the person; it works until " + until.day().text() + ":");
    call.line("  " + path);
    std::string out;
    base::JsonWriter(out).object().member("path", path).member("code", secret).member("until", until.text()).end();
    call.document(out);
    return Exit::done;
}

/// The contact that is the caller's: by the secret, else by the account.
Contact own_contact(Call& call, std::string const& operation)
{
    if (call.has("code")) {
        auto const digest = access::digest_of(call.text("code"));
        auto const id = call.db().text(sql::invitation_of, {std::string_view(operation), std::string_view(digest), call.clock->now().ms});
        if (not id) throw base::Refusal(bad_invitation);
        return contact_sure(call.db(), *call.clock, operation, *id, "");
    }
    bool const signed_in = not call.acting.empty() and call.acting != "guest";
    if (signed_in)
        for (auto& one : contacts(call.db(), *call.clock, operation))
            if (one.account == call.acting) return std::move(one);
    throw base::Refusal(not_yours);
}

void write_own(base::JsonWriter& json, Contact const& one)
{
    // What the person sees of itself; who said what of the person is not told to whoever holds the address.
    auto const* post = post_named(one.post);
    json.object().member("id", one.id).member("name", one.name).member("title", one.title).member("post", one.post).member("post_name", post == nullptr ? "" : post->name);
    json.member("partner", one.partner).member("body", one.body).member("place", one.place).member("phones", one.phones).member("mails", one.mails);
    json.member("languages", one.languages).member("public", one.published).key("confirmed").value(one.confirmed).member("own_account", not one.account.empty()).end();
}

Exit run_own(Call& call)
{
    auto const operation = call.operation();
    auto one = own_contact(call, operation);
    bool const signed_in = not call.acting.empty() and call.acting != "guest";
    bool write = false;
    // The post, the body and the organisation are for those to say who keep them; the rest is the person's own.
    auto const post = one.post;
    auto const sensitivity = one.sensitivity;
    if (take_options(call, one)) write = true;
    one.post = post;
    one.sensitivity = sensitivity;
    if (call.has("public")) one.said_by = one.published ? "the person, on " + call.clock->today().text() : "";
    if (call.has("confirm") or write) {
        one.confirmed = call.clock->today();
        write = true;
    }
    if (signed_in and call.has("code") and one.account != call.acting) {
        one.account = call.acting;
        write = true;
    }
    if (call.has("leave")) {
        one.ended = call.clock->today();
        one.published = false;
        one.name.clear(), one.title.clear(), one.said_by.clear(), one.account.clear(), one.phones.clear(), one.mails.clear();
        write = true;
    }
    if (write) one = keep(call.db(), *call.clock, signed_in ? call.actor() : "contact " + one.id, operation, one);
    std::string out;
    base::JsonWriter json(out);
    json.object().key("contact");
    write_own(json, one);
    json.end();
    if (call.json) call.document(out);
    else call.line(one.id + "  " + one.name + (write ? " is as you said." : ""));
    return Exit::done;
}

constexpr cli::Option id[] = {{"ID", "", "the contact, as `contact list` shows it", true}};
constexpr cli::Option invite_options[] = {
    {"days", "NUMBER", "how long the address works; 14 where left out, 90 at most"},
    {"partner", "ID", "only where it is of this organisation"},
    {"body", "CODE", "only where it is of this body"},
    {"place", "PCODE", "only where it is of this place"},
};
constexpr cli::Option own_options[] = {
    {"code", "CODE", "of the invitation; whoever is signed in and has used it once needs none"},
    name_option, title_option, phone_option, mail_option, language_option,
    {"public", "yes|no", "whether everybody may see it"},
    {"confirm", "", "all is right as it stands"},
    {"leave", "", "I am no longer there: takes name, phones and mails away for good"},
};

constexpr cli::Served serve_invite[] = {{.verb = "POST", .path = "/operations/{operation}/contacts/{id}/invitation", .permission = "hand_in", .secret = true}};
// Open: the secret, or the account, is the key; without one of them nothing is told.
constexpr cli::Served serve_own[] = {{.verb = "POST", .path = "/operations/{operation}/own-contact", .permission = "open", .secret = true}};

constexpr cli::Command table[] = {
    {"contact invite", "Shows an address at which a person keeps the own contact.", "It is shown this once. An earlier one no longer works.", id, invite_options, run_invite, true,
     serve_invite},
    {"contact own", "Shows or changes the own contact, as the person that it is of.", "", {}, own_options, run_own, true, serve_own},
};

}

std::span<cli::Command const> own_commands() { return table; }

}
