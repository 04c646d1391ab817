// The public page "find your cluster": which bodies there are, who leads them, how to reach them. It shows what is named here
// and nothing else. Command `body directory`.
#include "contact_json.hpp"

#include <algorithm>
#include <map>
#include <operations/operations.hpp>
#include <set>
#include <structure/structure.hpp>

namespace muster::membership {

namespace {

using cli::Call;
using cli::Exit;

bool is_there(structure::BodyOnDay const& one)
{
    static std::set<std::string, std::less<>> const states{"active", "under_review", "in_transition", "deactivation_proposed"};
    return states.contains(one.state);
}

/// Name, post, organisation, phones, mails, languages: nothing that the owner was not asked about.
void write_public(base::JsonWriter& json, Contact const& one, std::map<std::string, std::string> const& names)
{
    auto const name = names.find(one.partner);
    json.object().member("name", one.name).member("post", post_named(one.post)->name).member("organisation", name == names.end() ? "" : name->second);
    json.member("phones", one.phones).member("mails", one.mails).member("languages", one.languages).end();
}

/// Active bodies, and those of the list that people are public for though no decision about them is on record.
std::vector<structure::BodyOnDay> bodies_shown(Call& call, std::string const& operation, std::vector<Contact> const& shown)
{
    auto all = structure::on(call.db(), operation, call.clock->today());
    auto const listed = structure::Bodies::load(call.db(), operation, call.clock->today());
    for (auto const& contact : shown) {
        auto const at = listed->by_code(contact.body);
        if (at < 0 or std::ranges::find(all, contact.body, &structure::BodyOnDay::code) != all.end()) continue;
        structure::BodyOnDay one;
        one.code = listed->at(at).code;
        one.name = listed->at(at).name;
        one.type = listed->at(at).kind;
        one.parent = listed->at(at).parent;
        one.state = "active";
        all.push_back(std::move(one));
    }
    std::erase_if(all, [](structure::BodyOnDay const& one) { return not is_there(one); });
    std::ranges::sort(all, {}, &structure::BodyOnDay::code);
    return all;
}

Exit run_directory(Call& call)
{
    auto const operation = operations::get(call.db(), call.operation());
    if (operations::setting(call.db(), operation.id, "public.page", "yes") != "yes") throw base::Refusal(not_public);
    std::map<std::string, std::string> names;
    for (auto const& one : partners::list(call.db(), operation.id)) names.emplace(one.id, one.acronym.empty() ? one.name : one.acronym);
    // Contacts are opened for everybody here, and only those whose owners have said so are told.
    auto shown = contacts(call.db(), *call.clock, operation.id);
    std::erase_if(shown, [](Contact const& one) { return not one.published or not post_named(one.post)->shown or one.sensitivity > access::Sensitivity::moderate; });
    std::string out;
    base::JsonWriter json(out);
    cli::TextTable table({"body", "lead", "contact", "phones", "mails", "meets", "languages"});
    json.object().member("operation", operation.name).key("bodies").list();
    for (auto const& body : bodies_shown(call, operation.id, shown)) {
        std::vector<std::string> leads;
        for (auto const& lead : body.leads) {
            auto const name = names.find(lead.partner);
            leads.push_back(name == names.end() ? lead.partner : name->second);
        }
        json.object().member("code", body.code).member("name", body.name).member("type", body.type).member("parent", body.parent).member("area", body.area);
        json.member("leads", leads).member("meets", body.rhythm).member("languages", body.languages).key("contacts").list();
        bool any = false;
        for (auto const& one : shown) {
            if (one.body != body.code) continue;
            write_public(json, one, names);
            table.row({body.name, joined(leads, ", "), one.name, joined(one.phones), joined(one.mails), body.rhythm, body.languages});
            any = true;
        }
        if (not any) table.row({body.name, joined(leads, ", "), "", "", "", body.rhythm, body.languages});
        json.end().end();
    }
    json.end().end();
    if (call.json) call.document(out);
    else call.say(table.text());
    return Exit::done;
}

constexpr cli::Served serve_directory[] = {{"GET", "/operations/{operation}/find-your-cluster", "open"}};

constexpr cli::Command table[] = {
    {"body directory", "Shows what everybody may see: active bodies, who leads them, contacts that their owners made public.",
     "The server answers it to everybody, without an account. `operation set public.page no` switches it off.", {}, {}, run_directory, true, serve_directory},
};

}

std::span<cli::Command const> page_commands() { return table; }

}
