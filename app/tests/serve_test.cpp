// The server over the program's own modules: every command that is served answers, and the process behaves.
#include "program.hpp"
#include <algorithm>
#include <chrono>
#include <formats/json.hpp>
#include <gathered/modules.hpp>
#include <http/server.hpp>
#include <thread>

namespace muster {
namespace {

/// Lets everybody do everything: what is tested here is whether routes answer, and not to whom.
class OpenGate final : public http::Gate {
public:
    http::Caller who(http::Request const&, store::Db&) override { return {.account = "tester", .name = "", .subject = "tester", .scopes = {{}}, .signed_in = true, .csrf = "", .mark = ""}; }
    http::Verdict may(http::Caller const&, std::string_view, std::string_view, http::Params&, std::vector<std::string_view> const&, store::Db&) override { return http::Verdict::yes(); }
};

/// A server on a new store.
class House : public testing::Test {
protected:
    House()
    {
        around_.modules = gathered::modules();
        around_.store = scratch_.url();
        around_.operation = "zandia";
        around_.out = around_.err = [](std::string_view) {};
        http::Settings settings;
        settings.port = 0;
        settings.handle_signals = false;
        settings.spool = (scratch_.folder() / "spool").string();
        http::Surroundings surroundings;
        surroundings.modules = gathered::modules();
        surroundings.store = scratch_.url();
        surroundings.open_store = [this] { return cli::open_and_migrate(scratch_.url(), gathered::modules()); };
        surroundings.gate = &gate_;
        server_ = std::make_unique<http::Server>(settings, std::move(surroundings));
        server_->start();
    }
    ~House() override
    {
        server_->stop();
        server_->wait();
    }
    void run(std::vector<std::string> const& words) { EXPECT_LE(cli::execute(words, around_), 3) << words.front() << " " << words.at(1); }
    std::string file(std::string const& name, std::string const& text) const
    {
        auto const path = (scratch_.folder() / name).string();
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }
    /// Status and body, by the program that people use for it.
    std::pair<int, std::string> ask(std::string const& verb, std::string const& path, std::string const& more = "") const
    {
        auto const out = scratch_.folder() / "answer";
        auto const command = "curl -sS -g -m 30 -o '" + out.string() + "' -w '%{http_code}' -X " + verb + " " + more + " '" + server_->url() + path + "'";
        auto* pipe = popen(command.c_str(), "r");
        std::array<char, 64> code{};
        auto const size = std::fread(code.data(), 1, code.size() - 1, pipe);
        pclose(pipe);
        return {std::atoi(std::string(code.data(), size).c_str()), contents(out)};
    }
    std::string head() const { return std::to_string(store::journal_head(*cli::open_and_migrate(scratch_.url(), gathered::modules()))); }

    store::Scratch scratch_;
    cli::Surroundings around_;
    OpenGate gate_;
    std::unique_ptr<http::Server> server_;
};

/// A server on a store with a small operation.
class Serving : public House {
protected:
    Serving()
    {
        run({"operation", "declare", "zandia", "--country", "ZAN", "--name", "Zandia"});
        run({"place", "load", file("places.csv", "admin0Name,admin0Pcode,admin1Name,admin1Pcode\nZandia,ZA,North,ZA01\nZandia,ZA,South,ZA02\n")});
        run({"partner", "add", "Action Contre la Faim", "--acronym", "ACF"});
        run({"5w", "import", file("acf.csv", sheet)});
    }
    static constexpr auto sheet = "Organisation,Cluster,Admin1 Pcode,Month,Activity,People reached\nACF,WASH,ZA01,2026-03,Water trucking,1200\nACF,WASH,ZA99,2026-03,Water trucking,700\n";
};

/// What the store holds for a parameter that has to be given.
std::string some(std::string const& name)
{
    static std::map<std::string, std::string> const known{{"operation", "zandia"}, {"pcode", "ZA01"}, {"place", "ZA01"}, {"id", "acf"}, {"name", "groups"},
                                                          {"words", "WASH"},       {"level", "1"},    {"code", "wash"}};
    auto const found = known.find(name);
    return found == known.end() ? "x" : found->second;
}

std::string filled(std::string path)
{
    for (auto open = path.find('{'); open != std::string::npos; open = path.find('{')) {
        auto const close = path.find('}', open);
        path.replace(open, close - open + 1, some(path.substr(open + 1, close - open - 1)));
    }
    return path;
}

TEST_F(Serving, EveryReadingCommandAnswersAsItsDocument)
{
    auto const before = head();
    int routes = 0, answered = 0;
    for (auto const& route : server_->routes()) {
        if (route.command == nullptr or route.verb != "GET") continue;
        ++routes;
        std::string query = "?";
        for (auto const& one : route.takes)
            if (one.required and not one.in_path) query += one.name + "=" + some(one.name) + "&";
        query.pop_back();
        auto const [status, body] = ask("GET", filled(route.path) + query);
        // What is not there is said to be not there; nothing else may go wrong.
        EXPECT_TRUE(status == 200 or status == 404 or status == 422) << route.path << query << "\n" << status << " " << body;
        if (status != 200) continue;
        ++answered;
        if (not route.served->file.empty()) continue;
        EXPECT_TRUE(formats::Json::parse(body).is_object()) << route.path;
        if (route.rows.empty()) continue;
        auto const [as_csv, table] = ask("GET", filled(route.path) + ".csv" + query);
        EXPECT_EQ(as_csv, 200) << route.path << "\n" << table;
    }
    EXPECT_GT(routes, 25);
    EXPECT_GE(answered * 10, routes * 7);
    EXPECT_EQ(head(), before);
}

/// The made-up country, from a browser: one job, and nothing of it where it was not done whole.
TEST_F(House, OpensTheSampleWhenAsked)
{
    auto const asked = "-H 'Content-Type: application/json' -d '{}'";
    auto const job = formats::Json::parse(ask("POST", "/api/1/sample", std::string(asked) + " -H 'Prefer: respond-async'").second).text_or("job", "");
    ASSERT_NE(job, "");
    std::string state;
    for (int tries = 0; tries < 1200 and state != "done" and state != "failed"; ++tries) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        state = formats::Json::parse(ask("GET", "/api/1/jobs/" + job).second).text_or("state", "");
    }
    EXPECT_EQ(state, "done") << ask("GET", "/api/1/jobs/" + job).second;
    EXPECT_THAT(ask("GET", "/api/1/operations/zandia/gaps?by=adm2").second, testing::HasSubstr("XZ0204"));
    EXPECT_THAT(ask("POST", "/api/1/sample", asked).second, testing::HasSubstr("sample.is_there"));
}

TEST_F(Serving, SaysTheSameFindingInTheLanguageOfWhoReads)
{
    auto const cards = [&](std::string const& language) { return ask("GET", "/api/1/operations/zandia/review/cards?lang=" + language).second; };
    EXPECT_THAT(cards("en"), testing::AllOf(testing::HasSubstr("“ZA99” is no place of this operation."), testing::HasSubstr("choose the place at the review desk"),
                                            testing::HasSubstr("1 row in 1 file are set aside"), testing::Not(testing::HasSubstr("muster review"))));
    EXPECT_THAT(cards("fr"), testing::AllOf(testing::HasSubstr("« ZA99 » n’est pas un lieu de cette opération."), testing::HasSubstr("choisissez le lieu à la table de revue"),
                                            testing::HasSubstr("1 ligne dans 1 fichier")));
    EXPECT_THAT(cards("ar"), testing::AllOf(testing::HasSubstr("«ZA99» ليس مكانًا في هذه العملية."), testing::HasSubstr("صف واحد في ملف واحد")));
    auto const changed = [&](std::string const& language) { return ask("GET", "/api/1/operations/zandia/desk?lang=" + language).second; };
    EXPECT_THAT(changed("es"), testing::HasSubstr("acf.csv entregado: líneas nuevas 1"));
    EXPECT_THAT(ask("GET", "/api/1/operations/zandia/gaps?by=nonsense", "-H 'Accept-Language: ar-SD'").second, testing::HasSubstr("ليس مستوى أماكن"));
}

TEST_F(Serving, SaysWhatWasStoredBeforeAsItWasStored)
{
    auto const db = cli::open_and_migrate(scratch_.url(), gathered::modules());
    store::Transaction transaction(*db);
    db->run({"test/old", "UPDATE held_row SET args = ''", ""});
    transaction.commit();
    EXPECT_THAT(ask("GET", "/api/1/operations/zandia/review?lang=fr").second, testing::HasSubstr("“ZA99” is no place of this operation."));
}

TEST_F(Serving, NoCommandTakesAFileOfTheMachine)
{
    for (auto const& route : server_->routes()) {
        if (route.command == nullptr) continue;
        for (auto const options : {route.command->arguments, route.command->options})
            for (auto const& option : options) {
                if (option.name != "FILE" and option.value != "FILE" and option.value != "PATH") continue;
                EXPECT_TRUE(std::ranges::none_of(route.takes, [&](http::Parameter const& one) { return one.name == option.name or one.name == "file"; })) << route.path << " takes " << option.name;
            }
    }
}

TEST_F(Serving, ASheetIsUploadedCheckedAndImportedUnderItsOwnName)
{
    auto const [status, body] = ask("POST", "/api/1/operations/zandia/uploads?name=march%20report.csv", "--data-binary @" + file("other.csv", "Organisation,Cluster,Admin1 Pcode,Month,Activity,People reached\nACF,WASH,ZA02,2026-03,Water trucking,900\n"));
    ASSERT_EQ(status, 201) << body;
    auto const upload = formats::Json::parse(body).text_or("upload", "");
    auto const json = "-H 'Content-Type: application/json' -d '{\"upload\":\"" + upload + "\"}'";
    auto const before = head();
    auto const [checked, check] = ask("POST", "/api/1/operations/zandia/checks", json);
    EXPECT_EQ(checked, 200) << check;
    EXPECT_THAT(check, testing::HasSubstr("march report.csv"));
    EXPECT_THAT(check, testing::Not(testing::HasSubstr("spool")));
    EXPECT_EQ(head(), before);
    auto const keyed = json + " -H 'Idempotency-Key: once'";
    auto const [imported, first] = ask("POST", "/api/1/operations/zandia/submissions", keyed);
    EXPECT_EQ(imported, 200) << first;
    EXPECT_NE(head(), before);
    auto const after = head();
    EXPECT_EQ(ask("POST", "/api/1/operations/zandia/submissions", keyed), (std::pair<int, std::string>(200, first)));
    EXPECT_EQ(head(), after);
    EXPECT_THAT(ask("GET", "/api/1/operations/zandia/submissions").second, testing::HasSubstr("march report.csv"));
}

/// `muster serve` as a process: what it printed, and how it ended once it was told to.
TEST(ServeProgram, ListensSaysWhereAndEndsWhenItIsTold)
{
    store::Scratch const scratch;
    auto const ended = run_program(scratch, "help > /dev/null; timeout 60 '" MUSTER_PROGRAM "' serve --port 0 > out 2> log & pid=\\$!; for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do grep -q ^address out && break; sleep 0.25; done; "
                                            "url=\\$(sed -n 's/^address *//p' out); curl -sS -m 10 \\$url/healthz; curl -sS -m 10 -o /dev/null -w ' %{http_code}' \\$url/api/1/operations; kill -TERM \\$pid; wait \\$pid; echo \\\" ended \\$?\\\"; cat out log");
    EXPECT_THAT(ended.out, testing::HasSubstr("\"ok\":true"));
    EXPECT_THAT(ended.out, testing::HasSubstr("} 401 ended 0"));
    EXPECT_THAT(ended.out, testing::ContainsRegex("address  http://127.0.0.1:[0-9]+"));
    EXPECT_THAT(ended.out, testing::ContainsRegex("set up   http://127.0.0.1:[0-9]+/welcome/"));
    EXPECT_THAT(ended.out, testing::HasSubstr(R"("route":"/healthz","status":200)"));
}

TEST(ServeProgram, IsNotReachedFromOutsideWithoutEncryption)
{
    store::Scratch const scratch;
    auto const open = run_program(scratch, "serve --listen 0.0.0.0:0");
    EXPECT_EQ(open.exit, 1);
    EXPECT_THAT(open.err, testing::HasSubstr("http.not_loopback"));
    EXPECT_EQ(run_program(scratch, "serve --listen nowhere:0").exit, 1);
    EXPECT_THAT(run_program(scratch, "serve --listen 127.0.0.1:99999").err, testing::HasSubstr("http.cannot_listen"));
    EXPECT_THAT(run_program(scratch, "serve --port 0 --tls-cert x").err, testing::HasSubstr("http.bad_certificate"));
    EXPECT_THAT(run_program(scratch, "serve --port 0 --tls-cert x --tls-key y").err, testing::HasSubstr("http.bad_certificate"));
}

TEST(ServeProgram, SpeaksTlsWithItsOwnCertificate)
{
    store::Scratch const scratch;
    auto const ended = run_program(scratch, "help > /dev/null; openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1 2>/dev/null; "
                                            "timeout 60 '" MUSTER_PROGRAM "' serve --port 0 --tls-cert cert.pem --tls-key key.pem > out 2> log & pid=\\$!; for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do grep -q ^address out && break; sleep 0.25; done; "
                                            "url=\\$(sed -n 's/^address *//p' out); curl -sS -m 10 --cacert cert.pem -D head \\$url/healthz; curl -sS -m 10 --tls-max 1.1 --cacert cert.pem \\$url/healthz 2>/dev/null || echo ' old refused'; kill -TERM \\$pid; wait \\$pid; echo \\\" ended \\$?\\\"; cat head");
    EXPECT_THAT(ended.out, testing::HasSubstr("\"ok\":true"));
    EXPECT_THAT(ended.out, testing::HasSubstr("old refused"));
    EXPECT_THAT(ended.out, testing::HasSubstr("ended 0"));
    EXPECT_THAT(ended.out, testing::HasSubstr("Strict-Transport-Security: max-age"));
}

}
}
