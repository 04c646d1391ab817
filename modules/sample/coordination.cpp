#include "coordination.hpp"

#include <filesystem>
#include <fmt/core.h>
#include <formats/json.hpp>
#include <fstream>
#include <string_view>

namespace muster::sample {

namespace {

using Words = std::vector<std::string>;

struct Cluster {
    std::string_view code, name, lead, relevance, deviation;
    int day;            // of January 2025, when it was proposed
    std::string_view coordinator, officer;
};

// Zandia knows none of the global leads, so each lead says why it is another.
constexpr Cluster clusters[] = {
    {"wash", "Water, Sanitation and Hygiene", "unowe", "Runs water systems in five provinces", "The global lead is not in Zandia", 3, "Imre Castell", "Nadia Osei"},
    {"fsc", "Food Security", "wna", "Feeds two thirds of those in need", "The global leads are not in Zandia", 3, "Tomas Arendt", "Lea Fontaine"},
    {"shl", "Shelter and Household Items", "unsf", "Holds the only stocks of the country", "The global lead is not in Zandia", 4, "Grace Adoma", ""},
    {"nut", "Nutrition", "wna", "Runs the treatment programme with the ministry", "The global lead is not in Zandia", 6, "Yusra Haddad", "Pablo Reyes"},
    {"pro", "Protection", "unsf", "Present in all displacement sites", "The global lead is not in Zandia", 9, "Marit Solberg", ""},
};

constexpr std::string_view hc = "R. Marlow, Humanitarian Coordinator";

/// Who acts, for whom, and since when.
Words as(Words words, std::string_view role, std::string_view whose, std::string const& since)
{
    words.insert(words.end(), {"--acting-as", std::string(role), "--on-behalf-of", std::string(whose), "--on", since});
    return words;
}

std::string at(int day, int hour, int month = 1, int year = 2025)
{
    return fmt::format("{:04}-{:02}-{:02}T{:02}:00Z", year, month, day, hour);
}

/// A document that the decisions rest on, written below the folder and kept in the library.
std::string document(Doing const& must, std::string const& folder, std::string_view kind, std::string_view title, std::string_view body, std::string const& text)
{
    std::filesystem::create_directories(folder + "/coordination");
    auto const path = fmt::format("{}/coordination/{}-{}.txt", folder, kind, body.empty() ? "zandia" : body);
    std::ofstream(path) << text;
    Words words{"document", "add", path, "--kind", std::string(kind), "--title", std::string(title), "--day", "2025-01-02", "--sensitivity", "low", "--json"};
    if (not body.empty()) words.insert(words.end(), {"--body", std::string(body)});
    auto const said = formats::Json::parse(must(words));
    auto const* made = said.find("document");
    return (made != nullptr ? *made : said).text_or("id", "");
}

/// From the proposal to the letter that goes to the Emergency Relief Coordinator.
void propose(Doing const& must, Cluster const& one)
{
    std::string const code(one.code);
    auto const found = [&](std::string_view criterion, std::string_view saying) {
        must(as({"body", "find", code, "--criterion", std::string(criterion), "--finding", "met", "--saying", std::string(saying)}, "ocha", "OCHA Zandia", at(one.day, 9)));
    };
    must(as({"body", "propose", code, "--action", "activate", "--reason", "Floods and fighting have cut off four provinces"}, "rc_hc", hc, at(one.day, 8)));
    found("a1", "First assessment of 2 January: services have broken down in four of seven provinces");
    found("a2", "The disaster committee asked for help on 2 January: its capacity covers one province");
    must(as({"body", "lead", code, "--partner", std::string(one.lead), "--relevance", std::string(one.relevance), "--capacity", "A team in the country and stocks at the border",
             "--willingness", "Letter of its representative of 2 January", "--deviation", std::string(one.deviation)}, "ocha", "OCHA Zandia", at(one.day, 10)));
    must(as({"body", "consult", code, "--with", "authorities", "--partner", "prc-z", "--saying", "Agrees, and asks that the committee co-chairs"}, "ocha", "OCHA Zandia", at(one.day, 11)));
    must(as({"body", "consult", code, "--with", "global_lead", "--saying", "No objection; offers surge staff"}, "ocha", "OCHA Zandia", at(one.day, 12)));
    must(as({"body", "advise", code, "--stance", "for", "--saying", "The country team recommends it"}, "hct", "Humanitarian Country Team", at(one.day, 13)));
    must(as({"body", "keep-letter", code}, "ocha", "OCHA Zandia", at(one.day, 14)));
    must(as({"body", "submit", code}, "rc_hc", hc, at(one.day, 15)));
}

void activate(Doing const& must, Cluster const& one, std::string const& terms, std::string const& answer)
{
    std::string const code(one.code);
    must(as({"body", "transmit", code, "--document", answer}, "erc", "Emergency Relief Coordinator", at(one.day, 16)));
    must(as({"body", "endorse", code, "--document", answer}, "approver", "Emergency Directors Group", at(one.day + 1, 10)));
    must(as({"body", "confirm", code, "--document", answer}, "erc", "Emergency Relief Coordinator", at(one.day + 1, 12)));
    must(as({"body", "notify", code, "--who", "government", "--saying", "Note verbale"}, "ocha", "OCHA Zandia", at(one.day + 1, 13)));
    must(as({"body", "notify", code, "--who", "partners", "--saying", "Letter to all partners"}, "ocha", "OCHA Zandia", at(one.day + 1, 13)));
    must(as({"body", "activate", code, "--terms", terms, "--languages", "en fr", "--rhythm", "every second Tuesday"}, "rc_hc", hc, at(one.day + 1, 15)));
    must(as({"body", "post", code, "--post", "coordinator", "--partner", std::string(one.lead), "--person", std::string(one.coordinator)}, "lead_agency", one.lead, at(one.day + 5, 9)));
    if (one.officer.empty())
        must(as({"body", "post", code, "--post", "im_officer", "--standing", "vacant"}, "lead_agency", one.lead, at(one.day + 5, 9)));
    else
        must(as({"body", "post", code, "--post", "im_officer", "--partner", std::string(one.lead), "--person", std::string(one.officer)}, "lead_agency", one.lead, at(one.day + 5, 9)));
}

void groups(Doing const& must)
{
    auto const establish = [&](std::string_view code, std::string_view type, std::string_view name, std::string_view role, std::string_view whose, Words more) {
        Words words{"body", "establish", std::string(code), "--type", std::string(type), "--name", std::string(name), "--reason", "As the operation begins"};
        words.insert(words.end(), more.begin(), more.end());
        must(as(words, role, whose, at(2, 9)));
    };
    establish("hct", "hct", "Humanitarian Country Team", "rc_hc", hc, {"--rhythm", "weekly"});
    establish("iccg", "iccg", "Inter-Cluster Coordination Group", "rc_hc", hc, {"--parent", "hct", "--rhythm", "weekly"});
    establish("imwg", "imwg", "Information Management Working Group", "ocha", "OCHA Zandia", {"--parent", "iccg"});
    establish("hea", "sector_gov", "Health", "government", "Ministry of Health of Zandia", {"--partner", "moh-z", "--rhythm", "every Monday"});
}

/// What happened after: the first review, co-leads, a hub, a proposal that waits for an answer.
void later(Doing const& must, std::string const& terms, std::string const& answer)
{
    for (std::string const code : {"wash", "fsc"}) {
        must(as({"body", "review", code, "--reason", "Three months after activation"}, "rc_hc", hc, at(1, 9, 4)));
        must(as({"body", "advise", code, "--saying", "Continue; the needs stay high"}, "hct", "Humanitarian Country Team", at(2, 9, 4)));
        must(as({"body", "review", code, "--outcome", "continue", "--reason", "The needs stay high and national capacity is not yet there"}, "rc_hc", hc, at(3, 9, 4)));
    }
    must(as({"body", "lead", "wash", "--partner", "rwt", "--role", "co_facilitator", "--memorandum", terms, "--label", "Co-facilitator"}, "lead_agency", "unowe", at(10, 9, 2)));
    must(as({"body", "establish", "wash-north", "--type", "subnational_cluster", "--name", "WASH North", "--parent", "wash", "--area", "northern provinces", "--reason", "The north is a day away"},
            "coordinator", "Imre Castell", at(20, 9, 2)));
    Cluster const schools{"edu", "Education", "sca", "Runs classes in all displacement sites", "The global leads are not in Zandia", 10, "", ""};
    propose(must, schools);
    must(as({"body", "transmit", "edu", "--document", answer}, "erc", "Emergency Relief Coordinator", at(10, 16)));
    must(as({"body", "query", "edu", "--document", answer, "--reason", "Could the ministry lead this sector instead?"}, "approver", "Emergency Directors Group", at(11, 9)));
}

/// Who belongs to what, and whom one can reach: made-up people with numbers and addresses that nobody has.
void belong(Doing const& must)
{
    struct Belongs {
        std::string_view body, partner, kind;
        bool accepts;
    };
    constexpr Belongs all[] = {
        {"wash", "unowe", "member", true},   {"wash", "rwt", "member", true},     {"wash", "evs", "member", true},   {"wash", "vpc", "member", false}, {"wash", "zrcs", "observer", false},
        {"wash", "prc-z", "government", false}, {"fsc", "wna", "member", true},   {"fsc", "hb", "member", true},     {"fsc", "ugp", "member", false},  {"shl", "unsf", "member", true},
        {"shl", "csw", "member", true},      {"nut", "wna", "member", true},      {"nut", "bff", "member", false},   {"pro", "unsf", "member", true},  {"pro", "lsa", "member", true},
        {"pro", "rpc", "member", false},
    };
    for (auto const& one : all) {
        std::string const body(one.body), partner(one.partner);
        must({"member", "add", body, partner, "--kind", std::string(one.kind), "--since", "2025-01-15", "--basis", "Minutes of the first meeting"});
        if (one.accepts) must({"member", "accept", body, partner, "--all", "--on", "2025-01-20", "--signatory", "Head of mission"});
    }
    int number = 10;
    for (auto const& one : clusters) {
        std::string const name(one.coordinator);
        auto const mail = fmt::format("{}@zandia.example", one.code);
        must({"contact", "add", "--name", name, "--post", "coordinator", "--partner", std::string(one.lead), "--body", std::string(one.code), "--phone", fmt::format("+999 555 01{}", number++), "--mail", mail,
              "--language", "en", "--public", "yes", "--said", "by mail of 20 January 2025", "--source", "contact list of January"});
    }
}

}

void coordinate(Doing const& must, std::string const& folder)
{
    auto const answer = document(must, folder, "letter", "Answers of the Emergency Relief Coordinator, January 2025", "", "The Emergency Directors Group was consulted; see the record of each cluster.\n");
    groups(must);
    std::string terms;
    for (auto const& one : clusters) {
        terms = document(must, folder, "terms_of_reference", fmt::format("Terms of reference, {}", one.name), "", fmt::format("{}: what the cluster does, who takes part, who answers to whom.\n", one.name));
        propose(must, one);
        activate(must, one, terms, answer);
    }
    later(must, terms, answer);
    belong(must);
}

}
