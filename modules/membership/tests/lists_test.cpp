// Contact lists in and out: whatever headers are called, whatever stands above them.
#include "desk.hpp"
#include "draft.hpp"

#include <algorithm>
#include <formats/writers.hpp>
#include <rapidcheck/gtest.h>
#include <text/fold.hpp>

namespace muster::membership {
namespace {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Lists : public Desk {
protected:
    /// Cell and code of each finding.
    static std::vector<std::string> findings(Json const& document)
    {
        std::vector<std::string> all;
        for (auto const& one : document.find("findings")->list()) all.push_back(one.text_or("at", "") + " " + one.text_or("code", ""));
        return all;
    }
};
INSTANTIATE_TEST_SUITE_P(both, Lists, testing::Values(store::Engine::sqlite, store::Engine::postgres), engine_name);

TEST_P(Lists, are_read_whatever_their_headers_are_called)
{
    auto const french = json({"contact", "import", file("fr.csv", "Liste des contacts - avril 2026;;;;;\n;;;;;\nNom et prénoms;Structure;Fonction;N° de téléphone;Adresse électronique;Secteur\n"
                                                                  "Awa Diallo;ACF;Coordinatrice EHA;+223 70 11 22 33;awa@acf.example;EHA\n")});
    EXPECT_EQ(french.number_or("added", -1), 1) << said;
    auto const arabic = json({"contact", "import", file("ar.csv", "الاسم الكامل,المنظمة,الوظيفة,رقم الهاتف,البريد الإلكتروني\nمريم عيسى,ZRS,مسؤول إدارة المعلومات,+249 912 345 678,m@zrs.example\n")});
    EXPECT_EQ(arabic.number_or("added", -1), 1) << said;
    auto const spanish = json({"contact", "import", file("es.csv", "Organización,Punto focal,Cargo,Celular,Correo\nACF,Luz Paz,Jefe de oficina,3001234567,luz@acf.example\n")});
    EXPECT_EQ(spanish.number_or("added", -1), 1) << said;
    std::map<std::string, Contact> by_name;
    for (auto const& one : contacts(*db(), clock, "zan")) by_name[one.name] = one;
    EXPECT_EQ(by_name["Awa Diallo"].post, "coordinator");
    EXPECT_EQ(by_name["Awa Diallo"].body, "wash");
    EXPECT_EQ(by_name["Awa Diallo"].partner, "acf");
    EXPECT_EQ(by_name["مريم عيسى"].post, "im_officer");
    EXPECT_EQ(by_name["Luz Paz"].post, "head_of_office");
    EXPECT_THAT(by_name["Luz Paz"].phones, ElementsAre("3001234567"));
}

TEST_P(Lists, unsure_rows_are_named_with_their_cell_and_kept_nowhere)
{
    auto const path = (scratch->folder() / "list.xlsx").string();
    formats::XlsxWriter out(path);
    using V = std::string_view;
    out.sheet("Contacts");
    out.row({V("Name"), V("Organisation"), V("Email"), V("Cluster"), V("Location"), V("Blood type")});
    out.row({V("A"), V("Action Contre la Faim"), V("a@acf.example"), V("WASH"), V("North"), V("0+")});
    out.row({V("B"), V("Unheard Of"), V("b@x.example"), V("WASH"), V("North")});
    out.row({V("C"), V("ACF"), V("c at acf"), V("WASH"), V("North")});
    out.row({V("D"), V("ACF"), V("d@acf.example"), V("Astrology"), V("North")});
    out.row({V("E"), V("ACF"), V("e@acf.example"), V("WASH"), V("Atlantis")});
    out.row({V(""), V("ACF"), V(""), V("WASH"), V("North")});
    out.done();
    auto const taken = json({"contact", "import", path}, 3);
    EXPECT_EQ(taken.number_or("added", -1), 1);
    EXPECT_EQ(taken.number_or("held", -1), 5);
    EXPECT_THAT(findings(taken), ElementsAre("Contacts!F1 contact.column_unused", "Contacts!B3 contact.partner_unsure", "Contacts!C4 contact.bad_mail",
                                             "Contacts!D5 contact.body_unsure", "Contacts!E6 contact.place_unsure", "Contacts!A7 contact.no_name"));
    for (auto const& one : taken.find("findings")->list()) EXPECT_FALSE(one.text_or("remedy", "").empty());
    auto const all = contacts(*db(), clock, "zan");
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all.front().place, "ZA01");
}

TEST_P(Lists, people_who_are_known_are_brought_up_to_date)
{
    auto const list = [&](std::string const& phone) { return file("l.csv", "Name,Organisation,Email,Phone\nAwa Diallo,ACF,awa@acf.example," + phone + "\n"); };
    EXPECT_EQ(json({"contact", "import", list("+223 70112233"), "--dry-run"}).number_or("added", -1), 1);
    EXPECT_THAT(contacts(*db(), clock, "zan"), IsEmpty()) << "a dry run keeps nothing";
    json({"contact", "import", list("+223 70112233")});
    auto const again = json({"contact", "import", list("+223 70112233")});
    EXPECT_EQ(again.number_or("same", -1), 1);
    auto const other = json({"contact", "import", list("+223 99999999")});
    EXPECT_EQ(other.number_or("changed", -1), 1);
    ASSERT_EQ(contacts(*db(), clock, "zan").size(), 1u);
    EXPECT_THAT(contacts(*db(), clock, "zan").front().phones, ElementsAre("+223 99999999"));
}

TEST_P(Lists, a_sheet_makes_nobody_public_and_stays_within_its_limits)
{
    auto const path = file("l.csv", "Name,Organisation,Email,Public\nAwa,ACF,awa@acf.example,yes\nOther,ZRS,o@zrs.example,no\n");
    auto const taken = json({"contact", "import", path, "--partner", "acf"}, 3);
    EXPECT_THAT(findings(taken), ElementsAre("l!D2 contact.public_not_taken", "l!B3 contact.row_elsewhere"));
    EXPECT_FALSE(contacts(*db(), clock, "zan").front().published);
}

TEST_P(Lists, lines_between_rows_say_whose_contacts_follow)
{
    auto const taken = json({"contact", "import", file("l.csv", "Name,Organisation,Email,Phone\nWASH Cluster,,,\nAwa,ACF,awa@acf.example,12345\nHealth,,,\nBen,ACF,ben@acf.example,12345\n")});
    EXPECT_EQ(taken.number_or("added", -1), 2) << said;
    EXPECT_THAT(texts(json({"contact", "list"}), "contacts", "body"), ElementsAre("hea", "wash"));
}

TEST_P(Lists, what_goes_out_comes_in_again_as_it_is)
{
    json({"contact", "add", "--name", "Awa Diallo", "--phone", "+223 70112233", "--phone", "+223 1234567", "--mail", "awa@acf.example", "--partner", "acf", "--body", "wash", "--place", "ZA01",
          "--post", "coordinator", "--language", "fr", "--confirmed", "2026-03-02", "--title", "Acting, until June; with commas"});
    json({"contact", "add", "--name", "مريم عيسى", "--mail", "m@zrs.example", "--partner", "zrs", "--post", "im_officer"});
    for (std::string const format : {"xlsx", "vcf"}) {
        auto const to = (scratch->folder() / ("out." + format)).string();
        EXPECT_EQ(json({"contact", "export", "--format", format, "--to", to}).number_or("contacts", -1), 2);
        auto const taken = json({"contact", "import", to});
        EXPECT_EQ(taken.number_or("same", -1), 2) << format << "\n" << said;
        EXPECT_THAT(findings(taken), IsEmpty()) << format;
    }
    EXPECT_EQ(refused({"contact", "export", "--format", "fax"}), "contact.bad_format");
}

TEST_P(Lists, who_may_read_less_gets_less_out)
{
    json({"contact", "add", "--name", "Awa", "--phone", "12345", "--body", "wash"});
    json({"contact", "add", "--name", "Ben", "--phone", "12345", "--body", "hea"});
    auto const to = (scratch->folder() / "out.vcf").string();
    auto const wash = account("wash@zan.example", {"--role", "coordinator", "--body", "wash"});
    as(wash, {"contact", "export"}, {{"to", {to}}, {"format", {"vcf"}}});
    EXPECT_THAT(read(to), HasSubstr("FN:Awa"));
    EXPECT_EQ(read(to).find("Ben"), std::string::npos);
}

TEST(Headers, mean_what_they_say_first)
{
    using enum Field;
    for (auto const& [header, field] : {std::pair{"Focal point email", mail}, {"E-mail address (work)", mail}, {"Phone of contact person", phone}, {"Position in the organisation", post},
                                        {"Organisation name", organisation}, {"Cluster focal point", name}, {"Nom du point focal", name}, {"Name", name}, {"Sector / Cluster", body},
                                        {"Duty station", place}, {"رقم الهاتف", phone}, {"Prénom", first_name}, {"Apellidos", last_name}, {"Last updated", confirmed},
                                        {"Shoe size", none}, {"", none}})
        EXPECT_EQ(static_cast<int>(field_of(header)), static_cast<int>(field)) << header;
}

TEST(Cards, of_telephones_are_read)
{
    auto const all = drafts_of_cards("BEGIN:VCARD\nVERSION:2.1\nN:Diallo;Awa;;;\nTEL;CELL;PREF:+22370112233\nEMAIL;INTERNET:awa@acf.example\n"
                                     "ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=41=43=\n=46\nEND:VCARD\n"
                                     "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ben\\, Jr.\r\nitem1.TEL;TYPE=\"voice,work\":tel:+22312345;ext=2\r\nTITLE:Head of\r\n  office\r\nEND:VCARD\r\n"
                                     "BEGIN:VCARD\nFN:Cut off\n", "cards.vcf");
    ASSERT_EQ(all.drafts.size(), 2u);
    EXPECT_EQ(all.drafts[0].of(Field::name), "Awa Diallo");
    EXPECT_EQ(all.drafts[0].of(Field::organisation), "ACF");
    EXPECT_EQ(all.drafts[0].of(Field::phone), "+22370112233");
    EXPECT_EQ(all.drafts[1].of(Field::name), "Ben, Jr.");
    EXPECT_EQ(all.drafts[1].of(Field::phone), "+22312345");
    EXPECT_EQ(all.drafts[1].of(Field::title), "Head of office");
    ASSERT_EQ(all.findings.size(), 1u);
    EXPECT_EQ(all.findings.front().at, "card 3");
}

RC_GTEST_PROP(Cards, hold_what_was_written_and_fold_their_lines, (std::string const& name, std::string const& title))
{
    Contact one;
    one.id = "01J";
    one.post = "coordinator";
    // Text of letters that a card may hold: control characters are nobody's name.
    auto const clean = [](std::string text) {
        std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) < 32 or static_cast<unsigned char>(c) > 126; });
        return text::tidy(text);
    };
    one.name = "é" + clean(name) + "名";
    one.title = clean(title);
    auto const card = card_of(one, "Org; with, signs\\");
    std::size_t from = 0;
    while (from < card.size()) {
        auto const end = card.find("\r\n", from);
        RC_ASSERT(end != std::string::npos and end - from <= 75);
        from = end + 2;
    }
    auto const back = drafts_of_cards(card, "cards.vcf");
    RC_ASSERT(back.drafts.size() == 1u);
    RC_ASSERT(back.drafts[0].of(Field::name) == one.name);
    RC_ASSERT(back.drafts[0].of(Field::title) == one.title);
    RC_ASSERT(back.drafts[0].of(Field::organisation) == "Org; with, signs\\");
    RC_ASSERT(post_of(back.drafts[0].of(Field::post)) == "coordinator");
}

RC_GTEST_PROP(Cards, are_read_whatever_bytes_come, (std::string const& bytes)) { drafts_of_cards("BEGIN:VCARD\r\n" + bytes + "\r\nEND:VCARD", "cards.vcf"); }

}
}
