// People whom one can reach: what of them lies sealed in the store, and what may be written down.
#include "inside.hpp"

#include <algorithm>
#include <base/id.hpp>
#include <base/json.hpp>
#include <membership/lists.hpp>
#include <membership/sql.hpp>
#include <store/seal.hpp>
#include <text/fold.hpp>
#include <text/phrases.hpp>

namespace muster::membership {

namespace {

std::string place_of(std::string const& contact, std::string_view field) { return "contact/" + contact + "/" + std::string(field); }

/// Several texts in one sealed column: line by line.
std::vector<std::string> lines_of(std::string const& text)
{
    std::vector<std::string> all;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = std::min(text.find('\n', at), text.size());
        all.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return all;
}

std::vector<std::string> words_apart(std::string_view text, char at)
{
    std::vector<std::string> all;
    while (not text.empty()) {
        auto const end = std::min(text.find(at), text.size());
        if (end > 0) all.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return all;
}

Contact contact_of(store::Seal& seal, store::Row const& row)
{
    Contact one;
    one.id = row.string(0);
    one.name = seal.open(place_of(one.id, "name"), row.text(1));
    one.title = row.string(2);
    one.post = row.string(3);
    one.partner = row.string(4);
    one.body = row.string(5);
    one.place = row.string(6);
    one.phones = lines_of(seal.open(place_of(one.id, "phones"), row.text(7)));
    one.mails = lines_of(seal.open(place_of(one.id, "mails"), row.text(8)));
    one.languages = words_apart(row.text(9), ' ');
    one.sensitivity = static_cast<access::Sensitivity>(row.integer(10));
    one.published = row.integer(11) != 0;
    one.said_by = row.string(12);
    one.source = row.string(13);
    one.confirmed = base::Day::parse(row.text(14));
    one.ended = base::Day::parse(row.text(15));
    one.account = row.string(16);
    one.at = {row.integer(17)};
    return one;
}

void check(Contact const& wanted)
{
    // Somebody who is known by a post alone ("coordinator") can be reached too; somebody who cannot be reached at all is a name.
    if (not wanted.ended and wanted.name.empty() and wanted.phones.empty() and wanted.mails.empty()) throw base::Refusal(no_name);
    if (post_named(wanted.post) == nullptr) {
        std::vector<std::string> codes;
        for (auto const& one : posts()) codes.push_back(one.code);
        throw base::Refusal(unknown_post, {wanted.post, joined(codes, ", ")});
    }
    for (auto const& one : wanted.phones)
        if (not is_phone(one)) throw base::Refusal(bad_phone, {one});
    for (auto const& one : wanted.mails)
        if (not is_mail(one)) throw base::Refusal(bad_mail, {one});
    for (auto const& one : wanted.languages)
        if (language_of(one).empty()) throw base::Refusal(bad_language, {one});
    if (wanted.published and wanted.said_by.empty()) throw base::Refusal(owner_says);
}

}

std::vector<Post> const& posts()
{
    static auto const all = [] {
        std::vector<Post> made;
        text::each_line(lists::posts_csv, [&](std::span<std::string_view const> fields) {
            made.push_back({std::string(fields[0]), std::string(fields[1]), fields[2] == "yes"});
        });
        return made;
    }();
    return all;
}

Post const* post_named(std::string_view code)
{
    auto const at = std::ranges::find(posts(), code, &Post::code);
    return at == posts().end() ? nullptr : &*at;
}

bool may_give_post(store::Db& db, base::Clock const& clock, std::string const& operation, std::string const& viewer, std::string const& post, std::string const& body)
{
    if (viewer.empty() or post_named(post) == nullptr or not post_named(post)->shown) return true;
    return db.number(sql::may_members, {std::string_view(operation), std::string_view(viewer), clock.now().ms, std::string_view(body)}).value_or(0) > 0;
}

std::vector<std::string> apart(std::string_view cell)
{
    std::vector<std::string> all;
    while (not cell.empty()) {
        auto const end = std::min(cell.find_first_of(";,/\n\r|"), cell.size());
        if (auto one = text::tidy(cell.substr(0, end)); not one.empty()) all.push_back(std::move(one));
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return all;
}

bool is_phone(std::string_view text)
{
    std::size_t digits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const letter = text[i];
        if (letter >= '0' and letter <= '9') ++digits;
        else if (letter == '+' ? i != 0 : std::string_view(" ()-.").find(letter) == std::string_view::npos) return false;
    }
    return digits >= 5 and digits <= 15;
}

bool is_mail(std::string_view text)
{
    auto const at = text.find('@');
    if (at == 0 or at == std::string_view::npos or text.find('@', at + 1) != std::string_view::npos or text.size() > 254) return false;
    auto const domain = text.substr(at + 1);
    auto const dot = domain.rfind('.');
    bool const whole = dot != std::string_view::npos and dot > 0 and dot + 2 < domain.size() and domain.find("..") == std::string_view::npos and domain.front() != '.';
    return whole and std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) <= ' ' or c == ',' or c == ';' or c == '<' or c == '>' or c == '"'; });
}

std::string language_of(std::string_view words)
{
    static auto const known = [] {
        std::pair<text::Phrases, std::vector<std::string>> made;
        text::each_line(lists::languages_csv, [&](std::span<std::string_view const> fields) {
            for (auto const field : fields)
                if (not field.empty()) made.first.add(field, static_cast<int>(made.second.size()));
            made.second.emplace_back(fields[0]);
        });
        return made;
    }();
    auto const at = known.first.exact(text::fold(words));
    return at ? known.second[static_cast<std::size_t>(*at)] : "";
}

std::vector<Contact> contacts(store::Db& db, base::Clock const& clock, std::string const& operation, std::string const& viewer, bool ended)
{
    std::vector<Contact> all;
    store::Seal seal(db, operation);
    db.each(sql::contact_list, {std::string_view(operation), std::string_view(viewer), clock.now().ms}, [&](store::Row const& row) {
        if (ended or row.is_null(15)) all.push_back(contact_of(seal, row));
    });
    auto const rank = [](Contact const& one) { return std::ranges::find(posts(), one.post, &Post::code) - posts().begin(); };
    std::ranges::sort(all, [&](Contact const& a, Contact const& b) {
        return std::tuple(std::string_view(a.body), rank(a), std::string_view(a.name), std::string_view(a.id)) < std::tuple(std::string_view(b.body), rank(b), std::string_view(b.name), std::string_view(b.id));
    });
    return all;
}

Contact contact_sure(store::Db& db, base::Clock const& clock, std::string const& operation, std::string const& id, std::string const& viewer)
{
    for (auto& one : contacts(db, clock, operation, viewer, true))
        if (one.id == id) return std::move(one);
    throw base::Refusal(no_contact, {id});
}

Contact keep(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Contact wanted)
{
    check(wanted);
    auto const day = clock.today();
    if (not wanted.body.empty()) wanted.body = body_sure(db, operation, wanted.body, day);
    if (not wanted.partner.empty()) wanted.partner = partner_sure(db, operation, wanted.partner);
    wanted.place = place_sure(db, operation, wanted.place);
    for (auto& one : wanted.languages) one = language_of(one);
    bool const fresh = wanted.id.empty();
    if (fresh) wanted.id = base::new_ulid(clock.now());
    wanted.at = clock.now();
    store::Transaction transaction(db);
    store::Seal seal(db, operation);
    auto const name = seal.close(place_of(wanted.id, "name"), wanted.name);
    auto const phones = seal.close(place_of(wanted.id, "phones"), joined(wanted.phones, "\n"));
    auto const mails = seal.close(place_of(wanted.id, "mails"), joined(wanted.mails, "\n"));
    auto const languages = joined(wanted.languages, " ");
    auto const confirmed = wanted.confirmed ? wanted.confirmed->text() : "", ended = wanted.ended ? wanted.ended->text() : "";
    db.run(sql::contact_keep,
           {std::string_view(operation), std::string_view(wanted.id), std::string_view(name), std::string_view(wanted.title), std::string_view(wanted.post),
            std::string_view(wanted.partner), std::string_view(wanted.body), std::string_view(wanted.place), std::string_view(phones), std::string_view(mails),
            std::string_view(languages), std::int64_t{static_cast<int>(wanted.sensitivity)}, std::int64_t{wanted.published}, std::string_view(wanted.said_by),
            std::string_view(wanted.source), store::text_or_null(confirmed), std::string_view(wanted.account), store::text_or_null(ended), clock.now().ms});
    // Ids and places only: who the person is stays out of the journal, which is never erased.
    std::string said;
    base::JsonWriter(said).object().member("contact", wanted.id).member("new", fresh).member("post", wanted.post).member("partner", wanted.partner)
        .member("body", wanted.body).member("place", wanted.place).member("published", wanted.published).member("ended", ended).end();
    store::record(db, clock, {operation, store::Nature::kept, "membership.contact", wanted.id, said, actor, {}});
    transaction.commit();
    return wanted;
}

}
