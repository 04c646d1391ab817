// Commands: `contact list|show|add|set|end|people`.
#include "contact_json.hpp"

#include <algorithm>
#include <membership/sql.hpp>
#include <text/fold.hpp>

namespace muster::membership {

namespace {

using cli::Call;
using cli::Exit;

bool is_yes(std::string_view text) { return text == "yes" or text == "true" or text == "1"; }

std::vector<std::string> all_apart(std::vector<std::string> const& said)
{
    std::vector<std::string> all;
    for (auto const& one : said)
        for (auto& piece : apart(one)) all.push_back(std::move(piece));
    return all;
}

Exit tell(Call& call, Contact const& one, std::string const& sentence)
{
    std::string out;
    base::JsonWriter json(out);
    json.object().key("contact");
    write(json, one);
    json.end();
    if (call.json) call.document(out);
    else call.line(sentence);
    return Exit::done;
}

/// The contact of ID where it is of the body, place and organisation that the request is limited to.
Contact wanted_contact(Call& call)
{
    auto one = contact_sure(call.db(), *call.clock, call.operation(), call.text("ID"), "");
    bool const elsewhere = (call.has("body") and one.body != call.text("body")) or (call.has("place") and not one.place.starts_with(call.text("place"))) or
                           (call.has("partner") and one.partner != call.text("partner"));
    if (elsewhere) throw base::Refusal(no_contact, {call.text("ID")});
    return one;
}

Contact keep_checked(Call& call, Contact const& wanted)
{
    if (not may_give_post(call.db(), *call.clock, call.operation(), call.acting, wanted.post, wanted.body)) throw base::Refusal(post_is_given, {wanted.post});
    return keep(call.db(), *call.clock, call.actor(), call.operation(), wanted);
}

Exit run_add(Call& call)
{
    Contact wanted;
    wanted.post = "focal_point";
    wanted.source = call.acting.empty() ? "command line" : "typed in";
    take_options(call, wanted);
    wanted.body = call.text("body");
    wanted.place = call.text("place");
    wanted.partner = call.text("partner");
    // A request that was sent twice over a bad line adds nobody twice.
    for (auto const& one : contacts(call.db(), *call.clock, call.operation()))
        if (not wanted.name.empty() and one.name == wanted.name and one.partner == wanted.partner and one.body == wanted.body and one.phones == wanted.phones and one.mails == wanted.mails)
            return tell(call, one, one.id + "  " + one.name + " is known already.");
    auto const made = keep_checked(call, wanted);
    return tell(call, made, made.id + "  " + made.name + " is known.");
}

Exit run_set(Call& call)
{
    auto wanted = wanted_contact(call);
    bool said = take_options(call, wanted);
    // What was moved must stay within what one looks after: the same limits hold for where it goes.
    auto const move = [&](std::string_view to, std::string_view limit, std::string& field, bool begins) {
        if (not call.has(to)) return;
        said = true;
        field = call.text(to);
        bool const within = not call.has(limit) or (begins ? field.starts_with(call.text(limit)) : field == call.text(limit));
        if (not within) throw base::Refusal(moved_away);
    };
    move("to-body", "body", wanted.body, false);
    move("to-place", "place", wanted.place, true);
    move("to-partner", "partner", wanted.partner, false);
    if (not said) throw base::Refusal(nothing_said);
    auto const made = keep_checked(call, wanted);
    return tell(call, made, made.id + "  " + made.name + " is as you said.");
}

Exit run_end(Call& call)
{
    auto wanted = wanted_contact(call);
    wanted.ended = day_given(call, "on", call.clock->today());
    wanted.published = false;
    if (call.has("forget")) {
        wanted.name.clear();
        wanted.title.clear();
        wanted.account.clear();
        wanted.said_by.clear();
        wanted.phones.clear();
        wanted.mails.clear();
    }
    auto const made = keep(call.db(), *call.clock, call.actor(), call.operation(), wanted);
    return tell(call, made, call.has("forget") ? made.id + " is forgotten." : made.id + "  " + made.name + " is no longer there.");
}

bool is_wanted(Call& call, Contact const& one)
{
    auto const same = [&](std::string_view option, std::string const& field) { return not call.has(option) or field == call.text(option); };
    if (call.has("body") and not one.body.empty() and one.body != call.text("body")) return false;
    // Of a place: who is in it, and who looks after what it lies in.
    auto const place = call.text("place");
    if (call.has("place") and not one.place.starts_with(place) and not place.starts_with(one.place)) return false;
    if (call.has("search") and text::fold(one.name + " " + one.title).find(text::fold(call.text("search"))) == std::string::npos) return false;
    return same("post", one.post) and same("partner", one.partner);
}

void list_people(Call& call, base::JsonWriter& json, cli::TextTable& table)
{
    json.key("contacts").list();
    for (auto const& one : contacts(call.db(), *call.clock, call.operation(), call.acting, call.has("ended"))) {
        if (not is_wanted(call, one)) continue;
        write(json, one);
        table.row({one.id, one.name, one.title.empty() ? one.post : one.title, one.partner, one.body, one.place, joined(one.phones), joined(one.mails), one.published ? "public" : "",
                   one.confirmed ? one.confirmed->text() : ""});
    }
    json.end();
}

Exit run_list(Call& call)
{
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"id", "name", "post", "organisation", "body", "place", "phones", "mails", "", "confirmed"});
    json.object();
    list_people(call, json, table);
    json.end();
    if (call.json) call.document(out);
    else call.say(table.text());
    return Exit::done;
}

Exit run_show(Call& call)
{
    auto const one = contact_sure(call.db(), *call.clock, call.operation(), call.text("ID"), call.acting);
    return tell(call, one,
                one.id + "  " + one.name + "\n  " + (one.title.empty() ? one.post : one.title) + (one.partner.empty() ? "" : ", " + one.partner) +
                    (one.body.empty() ? "" : ", " + one.body) + (one.place.empty() ? "" : ", " + one.place) + "\n  " + joined(one.phones) + "\n  " + joined(one.mails));
}

constexpr cli::Option id[] = {{"ID", "", "the contact, as `contact list` shows it", true}};
constexpr cli::Option sensitivity{"sensitivity", "CLASS", "low, moderate (where left out), high or severe"};
constexpr cli::Option is_public{"public", "yes|no", "whether everybody may see it; the person's own word, told with --said"};
constexpr cli::Option said{"said", "TEXT", "how the person said so: \"by mail of 3 March\""};
constexpr cli::Option source{"source", "TEXT", "where this is from"};
constexpr cli::Option confirmed{"confirmed", "DAY", "when it was last found to be right"};
constexpr cli::Option add_options[] = {
    name_option, title_option, post_option, {"partner", "ID", "the organisation"}, {"body", "CODE", "the body"}, {"place", "PCODE", "the place that the person looks after"},
    phone_option, mail_option, language_option, sensitivity, is_public, said, source, confirmed,
};
constexpr cli::Option set_options[] = {
    name_option, title_option, post_option, phone_option, mail_option, language_option, sensitivity, is_public, said, source, confirmed,
    {"to-partner", "ID", "the organisation from now on"},
    {"to-body", "CODE", "the body from now on"},
    {"to-place", "PCODE", "the place from now on"},
    {"partner", "ID", "only where it is of this organisation"},
    {"body", "CODE", "only where it is of this body"},
    {"place", "PCODE", "only where it is of this place"},
};
constexpr cli::Option end_options[] = {
    {"on", "DAY", "the last day; today where left out"},
    {"forget", "", "takes name, phones and mails away for good"},
    {"partner", "ID", "only where it is of this organisation"},
    {"body", "CODE", "only where it is of this body"},
    {"place", "PCODE", "only where it is of this place"},
};
constexpr cli::Option list_options[] = {
    {"body", "CODE", "only this body, and those of no body"},
    {"place", "PCODE", "only who looks after this place, what lies in it or what it lies in"},
    {"partner", "ID", "only this organisation"},
    {"post", "POST", "only this post"},
    {"search", "WORDS", "only names and titles that hold these words"},
    {"ended", "", "also those who are no longer there"},
};

constexpr cli::Served serve_add[] = {{.verb = "POST", .path = "/operations/{operation}/contacts", .permission = "hand_in", .secret = true}};
constexpr cli::Served serve_set[] = {{.verb = "POST", .path = "/operations/{operation}/contacts/{id}", .permission = "hand_in", .secret = true}};
constexpr cli::Served serve_end[] = {{.verb = "POST", .path = "/operations/{operation}/contacts/{id}/end", .permission = "hand_in", .secret = true}};
constexpr cli::Served serve_list[] = {{.verb = "GET", .path = "/operations/{operation}/contacts", .permission = "contacts", .rows = "contacts", .own_limits = true}};
constexpr cli::Served serve_show[] = {{.verb = "GET", .path = "/operations/{operation}/contacts/{id}", .permission = "contacts", .own_limits = true}};

constexpr cli::Command table[] = {
    {"contact add", "Adds a person whom one can reach.",
     "Name, phones and mails are sealed in the store. A contact is public only where the person has said so.", {}, add_options, run_add, true, serve_add},
    {"contact set", "Changes a contact: the latest stands.", "", id, set_options, run_set, true, serve_set},
    {"contact end", "Says that a person is no longer there.", "", id, end_options, run_end, true, serve_end},
    {"contact list", "Lists the contacts that you may see.", "", {}, list_options, run_list, true, serve_list},
    {"contact show", "Shows a contact.", "", id, {}, run_show, true, serve_show},
};

}

void write(base::JsonWriter& json, Contact const& one)
{
    auto const* post = post_named(one.post);
    json.object().member("id", one.id).member("name", one.name).member("title", one.title).member("post", one.post).member("post_name", post == nullptr ? "" : post->name);
    json.member("partner", one.partner).member("body", one.body).member("place", one.place).member("phones", one.phones).member("mails", one.mails);
    json.member("languages", one.languages).member("sensitivity", access::name_of(one.sensitivity)).member("public", one.published).member("said", one.said_by);
    json.member("source", one.source).key("confirmed").value(one.confirmed).key("ended").value(one.ended);
    json.member("own_account", not one.account.empty()).member("at", one.at.text()).end();
}

bool take_options(Call& call, Contact& contact)
{
    bool any = false;
    auto const text = [&](std::string_view option, std::string& field) {
        if (not call.has(option)) return;
        field = text::tidy(call.text(option));
        any = true;
    };
    auto const several = [&](std::string_view option, std::vector<std::string>& field) {
        if (not call.has(option)) return;
        field = all_apart(call.all(option));
        any = true;
    };
    text("name", contact.name), text("title", contact.title), text("post", contact.post), text("source", contact.source);
    several("phone", contact.phones), several("mail", contact.mails), several("language", contact.languages);
    if (call.has("sensitivity")) contact.sensitivity = access::sensitivity_sure(call.text("sensitivity")), any = true;
    if (call.has("confirmed")) contact.confirmed = day_sure(call.text("confirmed")), any = true;
    if (call.has("public")) {
        contact.published = is_yes(call.text("public"));
        contact.said_by = call.text("said");
        any = true;
    }
    return any;
}

std::span<cli::Command const> contact_commands() { return table; }

}
