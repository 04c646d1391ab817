// The library of documents from the command line, and who sees what.
#include <accounts/accounts.hpp>
#include <documents/documents.hpp>
#include <formats/json.hpp>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>
#include <operations/operations.hpp>
#include <store/for_tests.hpp>
#include <store/journal.hpp>

namespace muster::documents {
namespace {

using formats::Json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Library : public testing::TestWithParam<store::Engine> {
protected:
    void SetUp() override
    {
        if (GetParam() == store::Engine::postgres and store::postgres_to_test().empty())
            GTEST_SKIP() << "MUSTER_TEST_POSTGRES is not set: run by tools/pg/with-postgres";
        scratch = std::make_unique<store::Scratch>(GetParam());
        ASSERT_EQ(run({"operation", "declare", "zan", "--country", "ZAN", "--name", "Zandia"}), 0) << said;
    }
    int run(std::vector<std::string> const& words)
    {
        said.clear();
        return cli::execute(words, {.modules = modules, .clock = &clock, .store = scratch->url(), .operation = "zan",
                                    .out = [&](std::string_view text) { said += text; }, .err = [&](std::string_view text) { said += text; }, .open_store = {}});
    }
    Json json(std::vector<std::string> words)
    {
        words.emplace_back("--json");
        EXPECT_EQ(run(words), 0) << said;
        return Json::parse(said);
    }
    /// Runs what is to be refused, and says by which rule.
    std::string refused(std::vector<std::string> words)
    {
        words.emplace_back("--json");
        EXPECT_EQ(run(words), 1) << said;
        return Json::parse(said).find("error")->text_or("code", "");
    }
    std::string file(std::string const& name, std::string const& text) const
    {
        auto const path = (scratch->folder() / name).string();
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }
    std::string read(std::string const& path) const
    {
        std::ifstream in(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    std::unique_ptr<store::Db> db() { return cli::open_and_migrate(scratch->url(), modules); }
    /// An account that holds one grant.
    std::string account(std::string const& mail, std::vector<std::string> const& grant)
    {
        json({"user", "add", mail});
        std::vector<std::string> words{"user", "grant", mail, "--operation", "zan"};
        words.insert(words.end(), grant.begin(), grant.end());
        json(words);
        auto const all = json({"user", "list"});
        std::string found;
        for (auto const& one : all.find("accounts")->list())
            if (one.text_or("mail", "") == mail) found = one.text_or("account", "");
        return found;
    }
    std::vector<std::string> seen_by(std::string const& viewer)
    {
        std::vector<std::string> ids;
        for (auto const& one : list(*db(), clock, "zan", viewer)) ids.push_back(one.id);
        return ids;
    }

    static inline cli::Module const* const all[] = {&operations::module(), &accounts::module(), &module()};
    std::span<cli::Module const* const> modules{all};
    base::StillClock clock{*base::Day::of(2026, 3, 31)};
    std::unique_ptr<store::Scratch> scratch;
    std::string said;
};
INSTANTIATE_TEST_SUITE_P(both, Library, testing::Values(store::Engine::sqlite, store::Engine::postgres),
                         [](auto const& about) { return about.param == store::Engine::sqlite ? "sqlite" : "postgres"; });

TEST_P(Library, gives_back_what_was_put_in)
{
    auto const bytes = std::string("PK\0\1 terms", 10) + std::string(5000, 'x');
    auto const made = json({"document", "add", file("terms of reference.docx", bytes), "--kind", "terms_of_reference", "--title",
                            "Terms of reference of the WASH cluster", "--body", "wash", "--day", "2026-03-01", "--source", "Lead agency"});
    EXPECT_EQ(made.find("document")->text_or("id", ""), "d1");
    EXPECT_EQ(made.find("document")->find("latest")->text_or("file", ""), "terms of reference.docx");
    auto const to = (scratch->folder() / "back").string();
    auto const got = json({"document", "get", "d1", "--to", to});
    EXPECT_EQ(read(to), bytes);
    EXPECT_EQ(got.text_or("name", ""), "d1-v1-en.docx");
}

TEST_P(Library, keeps_versions_and_translations_apart)
{
    json({"document", "add", file("a.txt", "first"), "--kind", "guidance", "--title", "How to report"});
    json({"document", "replace", "d1", file("b.txt", "premier"), "--language", "fr", "--translation"});
    EXPECT_EQ(refused({"document", "replace", "d1", file("c.txt", "encore"), "--language", "fr", "--translation"}), "document.translated");
    EXPECT_EQ(refused({"document", "replace", "d1", file("d.txt", "first")}), "document.same");
    auto const second = json({"document", "replace", "d1", file("e.txt", "second"), "--note", "Deadline moved"});
    EXPECT_EQ(second.find("document")->find("versions")->list().size(), 3u);
    auto const to = (scratch->folder() / "back").string();
    json({"document", "get", "d1", "--to", to});
    EXPECT_EQ(read(to), "second");
    json({"document", "get", "d1", "--language", "fr", "--to", to});
    EXPECT_EQ(read(to), "premier") << "the latest there is in French";
    json({"document", "get", "d1", "--version", "1", "--language", "en", "--to", to});
    EXPECT_EQ(read(to), "first");
    EXPECT_EQ(refused({"document", "get", "d1", "--version", "2", "--language", "fr"}), "document.unknown_version");
    EXPECT_EQ(refused({"document", "get", "d1", "--language", "es"}), "document.unknown_version");
    auto const view = db()->number({"test", "SELECT count(*) FROM documents_kept WHERE operation = 'zan' AND document = 'd1'", ""});
    EXPECT_EQ(view, 3);
}

TEST_P(Library, refuses_what_it_cannot_keep)
{
    EXPECT_EQ(refused({"document", "add", file("a.txt", "x"), "--kind", "novel", "--title", "T"}), "document.unknown_kind");
    EXPECT_EQ(refused({"document", "add", file("a.txt", "x"), "--kind", "map", "--title", " "}), "document.no_title");
    EXPECT_EQ(refused({"document", "add", file("a.txt", ""), "--kind", "map", "--title", "T"}), "document.empty");
    EXPECT_EQ(refused({"document", "add", "/nowhere/at/all", "--kind", "map", "--title", "T"}), "document.empty");
    EXPECT_EQ(refused({"document", "add", file("a.txt", "x"), "--kind", "map", "--title", "T", "--language", "English"}), "document.bad_language");
    EXPECT_EQ(refused({"document", "add", file("a.txt", "x"), "--kind", "map", "--title", "T", "--day", "March"}), "document.bad_day");
    EXPECT_EQ(refused({"document", "show", "d1"}), "document.unknown");
    EXPECT_EQ(refused({"document", "show", "d1x"}), "document.unknown");
    EXPECT_THAT(list(*db(), clock, "zan"), IsEmpty());
}

TEST_P(Library, shows_to_each_role_what_its_grant_reaches)
{
    json({"document", "add", file("a.txt", "a"), "--kind", "terms_of_reference", "--title", "Public terms", "--sensitivity", "low"});
    json({"document", "add", file("b.txt", "b"), "--kind", "minutes", "--title", "Minutes", "--body", "wash"});
    json({"document", "add", file("c.txt", "c"), "--kind", "report", "--title", "Access", "--body", "pro", "--sensitivity", "high"});
    json({"document", "add", file("d.txt", "d"), "--kind", "report", "--title", "Incidents", "--sensitivity", "severe"});
    EXPECT_THAT(seen_by(""), ElementsAre("d4", "d3", "d2", "d1")) << "the command line sees all";
    EXPECT_THAT(seen_by("nobody"), IsEmpty());
    EXPECT_THAT(seen_by(account("gov@zan.example", {"--role", "government", "--partner", "acf"})), ElementsAre("d1"));
    EXPECT_THAT(seen_by(account("donor@zan.example", {"--role", "donor"})), ElementsAre("d1"));
    EXPECT_THAT(seen_by(account("admin@zan.example", {"--role", "administrator"})), IsEmpty());
    EXPECT_THAT(seen_by(account("wash@zan.example", {"--role", "coordinator", "--body", "wash", "--highest", "high"})), ElementsAre("d2", "d1"));
    EXPECT_THAT(seen_by(account("pro@zan.example", {"--role", "coordinator", "--body", "pro", "--highest", "high"})), ElementsAre("d3", "d1"));
    EXPECT_THAT(seen_by(account("plain@zan.example", {"--role", "coordinator"})), ElementsAre("d2", "d1")) << "no more than moderate unless it is said";
    EXPECT_THAT(seen_by(account("named@zan.example", {"--role", "coordinator", "--highest", "severe"})), ElementsAre("d4", "d3", "d2", "d1"));
    EXPECT_THAT(seen_by(account("ocha@zan.example", {"--role", "ocha", "--highest", "severe"})), ElementsAre("d3", "d2", "d1")) << "the role ends at high";
}

TEST_P(Library, a_label_changes_who_sees_it)
{
    json({"document", "add", file("a.txt", "a"), "--kind", "map", "--title", "Sites", "--sensitivity", "low"});
    auto const donor = account("donor@zan.example", {"--role", "donor"});
    EXPECT_THAT(seen_by(donor), ElementsAre("d1"));
    EXPECT_EQ(refused({"document", "label", "d1"}), "document.nothing_said");
    json({"document", "label", "d1", "--sensitivity", "high", "--title", "Sites of safe houses"});
    EXPECT_THAT(seen_by(donor), IsEmpty());
    EXPECT_EQ(refused({"document", "label", "d1", "--body", "wash", "--title", "T"}), "document.unknown") << "a grant for one body changes nothing of another";
    for (auto const& entry : store::history(*db(), "zan", "", "", 10)) EXPECT_THAT(entry.entry.body, Not(HasSubstr("safe houses"))) << "titles stay out of the journal";
}

TEST_P(Library, a_file_that_was_changed_behind_its_back_is_found)
{
    json({"document", "add", file("a.txt", "a"), "--kind", "minutes", "--title", "Minutes"});
    json({"document", "add", file("b.txt", "b"), "--kind", "minutes", "--title", "Others"});
    auto const store = db();
    EXPECT_THAT(store::verify(*store, module().witnesses), IsEmpty());
    store->execute("UPDATE document_content SET packed = (SELECT packed FROM document_content WHERE hash = (SELECT hash FROM document_version WHERE number = 2)) "
                   "WHERE hash = (SELECT hash FROM document_version WHERE number = 1)");
    auto const faults = store::verify(*store, module().witnesses);
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_THAT(faults.front().sentence, HasSubstr("d1"));
}

}
}
