// Contact lists in: each draft made sure of who and what is meant, matched with who is known, and kept. What is unsure is
// named with its cell and stored nowhere.
#include "import.hpp"

#include <algorithm>
#include <base/called.hpp>
#include <fstream>
#include <geography/geography.hpp>
#include <iterator>
#include <map>
#include <structure/structure.hpp>
#include <text/fold.hpp>

namespace muster::membership {

namespace {

class Import {
public:
    Import(store::Db& db, base::Clock const& clock, std::string const& operation, Wanted const& wanted, Taken& out)
        : db_(db), clock_(clock), operation_(operation), wanted_(wanted), out_(out), partners_(partners::Registry::load(db, operation)),
          bodies_(structure::Bodies::load(db, operation, clock.today())), places_(geography::Gazetteer::load(db, operation)), known_(contacts(db, clock, operation))
    {
        for (auto const& one : partners::list(db, operation))
            if (not one.merged_into.empty()) merged_.emplace(one.id, one.merged_into);
    }

    void take(Draft const& draft)
    {
        ++out_.rows;
        auto const findings = out_.findings.size();
        Contact one;
        one.source = wanted_.source;
        people(draft, one);
        belonging(draft, one);
        if (not may_give_post(db_, clock_, operation_, wanted_.viewer, one.post, one.body)) say(post_is_given, draft.cell(Field::post), {one.post});
        bool const held = std::any_of(out_.findings.begin() + static_cast<std::ptrdiff_t>(findings), out_.findings.end(),
                                      [](base::Finding const& finding) { return finding.severity >= Severity::hold; });
        if (held) ++out_.held;
        else settle(draft, std::move(one));
    }

private:
    void say(Rule const& rule, std::string const& at, std::vector<std::string> const& args = {}) { out_.findings.push_back(base::found(rule, at, args)); }

    void people(Draft const& draft, Contact& one)
    {
        one.name = draft.of(Field::name);
        if (one.name.empty()) one.name = text::tidy(draft.of(Field::first_name) + " " + draft.of(Field::last_name));
        one.title = draft.of(Field::title).empty() ? draft.of(Field::post) : draft.of(Field::title);
        one.post = post_of(draft.of(Field::post));
        if (one.post.empty()) one.post = post_of(one.title);
        if (one.post.empty()) one.post = "other";
        // What is only the post's own name is no title beside it.
        if (text::fold(one.title) == text::fold(post_named(one.post)->name) or one.title == one.post) one.title.clear();
        for (auto const& mail : apart(draft.of(Field::mail))) {
            if (is_mail(mail)) one.mails.push_back(mail);
            else say(bad_mail, draft.cell(Field::mail), {mail});
        }
        for (auto const& phone : apart(draft.of(Field::phone))) {
            if (is_phone(phone)) one.phones.push_back(phone);
            else say(bad_phone, draft.cell(Field::phone), {phone});
        }
        for (auto const& words : apart(draft.of(Field::languages))) {
            if (auto const code = language_of(words); not code.empty()) one.languages.push_back(code);
            else say(row_language, draft.cell(Field::languages), {words});
        }
        one.confirmed = draft.confirmed;
        if (one.name.empty() and one.mails.empty() and one.phones.empty()) say(no_name, draft.row);
        auto const said_public = text::fold(draft.of(Field::is_public));
        if (said_public == "yes" or said_public == "y" or said_public == "oui" or said_public == "si" or said_public == "nem" or said_public == "1" or said_public == "true" or draft.of(Field::is_public) == "نعم")
            say(row_public, draft.cell(Field::is_public));
    }

    void belonging(Draft const& draft, Contact& one)
    {
        auto const& organisation = draft.of(Field::organisation);
        one.partner = organisation.empty() ? wanted_.partner : partner_of(draft, organisation);
        if (not wanted_.partner.empty() and not one.partner.empty() and one.partner != wanted_.partner) say(row_elsewhere, draft.cell(Field::organisation), {one.partner});
        auto const& body = draft.of(Field::body);
        one.body = body.empty() ? wanted_.body : body_of(draft, body);
        if (not wanted_.body.empty() and not one.body.empty() and one.body != wanted_.body) say(row_elsewhere, draft.cell(Field::body), {one.body});
        auto const& place = draft.of(Field::place);
        one.place = place.empty() ? wanted_.place : place_of(draft, place);
        if (not wanted_.place.empty() and not one.place.starts_with(wanted_.place)) say(row_elsewhere, draft.cell(Field::place), {one.place.empty() ? "the whole country" : one.place});
    }

    std::string partner_of(Draft const& draft, std::string const& words)
    {
        auto at = partners_->by_id(words);
        std::string may_be;
        if (at < 0) {
            auto const found = partners_->find(words, "");
            using partners::Step;
            if (found.step == Step::exact or found.step == Step::acronym or found.step == Step::alias or found.step == Step::decided) at = found.partner;
            for (auto const& [candidate, score] : found.candidates) may_be += (may_be.empty() ? " It may be " : ", ") + partners_->at(candidate).id;
        }
        if (at < 0) {
            say(row_partner, draft.cell(Field::organisation), {words, may_be.empty() ? "" : may_be + "."});
            return "";
        }
        auto id = partners_->at(at).id;
        for (auto next = merged_.find(id); next != merged_.end(); next = merged_.find(id)) id = next->second;
        return id;
    }

    std::string body_of(Draft const& draft, std::string const& words)
    {
        if (auto const at = bodies_->by_code(words); at >= 0) return bodies_->at(at).code;
        auto const found = bodies_->find(words);
        if (found.size() == 1) return bodies_->at(found.front()).code;
        say(row_body, draft.cell(Field::body), {words});
        return "";
    }

    std::string place_of(Draft const& draft, std::string const& words)
    {
        if (auto const at = places_->by_code(words); at >= 0) return places_->at(at).level == 0 ? "" : places_->at(at).pcode;
        geography::Asked asked;
        asked.any_name = words;
        auto const found = places_->find(asked);
        using geography::Step;
        if (found.step == Step::country) return "";
        bool const unsure = found.place < 0 or found.step == Step::likeness or found.step == Step::several or found.step == Step::parent_only or found.step == Step::none;
        if (not unsure) return places_->at(found.place).pcode;
        say(row_place, draft.cell(Field::place), {words});
        return "";
    }

    /// Who this is among those who are known: by the card's own id, by a mail, by name and organisation.
    [[nodiscard]] Contact* known(Draft const& draft, Contact const& one)
    {
        auto const has_mail = [&](Contact const& other) {
            return std::ranges::any_of(one.mails, [&](std::string const& mail) {
                return std::ranges::any_of(other.mails, [&](std::string const& theirs) { return text::fold(theirs) == text::fold(mail); });
            });
        };
        for (auto& other : known_)
            if ((not draft.uid.empty() and other.id == draft.uid) or (has_mail(other) and (one.name.empty() or text::fold(one.name) == text::fold(other.name)))) return &other;
        for (auto& other : known_)
            if (not one.name.empty() and text::fold(other.name) == text::fold(one.name) and other.partner == one.partner) return &other;
        return nullptr;
    }

    void settle(Draft const& draft, Contact one)
    {
        auto* const there = known(draft, one);
        if (there == nullptr) {
            ++out_.added;
            if (not wanted_.dry) one = keep(db_, clock_, wanted_.actor, operation_, one);
            rows_[one.id] = draft.row;
            known_.push_back(std::move(one));
            return;
        }
        if (auto const earlier = rows_.find(there->id); earlier != rows_.end()) say(row_twice, draft.row, {earlier->second});
        rows_[there->id] = draft.row;
        bool const elsewhere = (not wanted_.partner.empty() and there->partner != wanted_.partner) or (not wanted_.body.empty() and not there->body.empty() and there->body != wanted_.body) or
                               (not wanted_.place.empty() and not there->place.starts_with(wanted_.place));
        if (elsewhere) {
            say(row_elsewhere, draft.row, {there->partner.empty() ? there->body : there->partner});
            ++out_.held;
            return;
        }
        auto next = *there;
        bool changed = false;
        auto const put = [&](auto& field, auto const& told, bool is_told) {
            if (not is_told or field == told) return;
            field = told;
            changed = true;
        };
        put(next.name, one.name, not one.name.empty());
        put(next.title, one.title, not one.title.empty());
        put(next.post, one.post, not draft.of(Field::post).empty() or not draft.of(Field::title).empty());
        put(next.partner, one.partner, not one.partner.empty());
        put(next.body, one.body, not one.body.empty());
        put(next.place, one.place, not one.place.empty());
        put(next.phones, one.phones, not one.phones.empty());
        put(next.mails, one.mails, not one.mails.empty());
        put(next.languages, one.languages, not one.languages.empty());
        put(next.confirmed, one.confirmed, one.confirmed and (not next.confirmed or *next.confirmed < *one.confirmed));
        if (not changed) {
            ++out_.same;
            return;
        }
        ++out_.changed;
        next.source = wanted_.source;
        if (not wanted_.dry) next = keep(db_, clock_, wanted_.actor, operation_, next);
        *there = std::move(next);
    }

    store::Db& db_;
    base::Clock const& clock_;
    std::string const& operation_;
    Wanted const& wanted_;
    Taken& out_;
    std::unique_ptr<partners::Registry> partners_;
    std::shared_ptr<structure::Bodies const> bodies_;
    std::shared_ptr<geography::Gazetteer const> places_;
    std::vector<Contact> known_;
    std::map<std::string, std::string> merged_, rows_;
};

}

Taken take_in(store::Db& db, base::Clock const& clock, std::string const& operation, Drafts drafts, Wanted const& wanted)
{
    Taken out;
    out.sheets = std::move(drafts.sheets);
    out.findings = std::move(drafts.findings);
    store::Transaction transaction(db);
    Import import(db, clock, operation, wanted, out);
    for (auto const& one : drafts.drafts) import.take(one);
    transaction.commit();
    return out;
}

Drafts drafts_of_file(std::string const& path)
{
    std::ifstream in(path, std::ios::binary);
    std::string head(64, '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(in.gcount()));
    if (is_cards(head)) {
        in.clear();
        in.seekg(0);
        return drafts_of_cards(std::string(std::istreambuf_iterator<char>(in), {}), base::called(path));
    }
    auto const workbook = formats::Workbook::open(path);
    auto drafts = drafts_of_workbook(*workbook, base::called(path));
    drafts.findings.insert(drafts.findings.begin(), workbook->findings().begin(), workbook->findings().end());
    return drafts;
}

}
