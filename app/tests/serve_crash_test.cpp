// A server that is killed while people write: what it said was saved is there, once.
#include "program.hpp"
#include <csignal>
#include <fmt/core.h>
#include <formats/json.hpp>
#include <map>
#include <thread>

namespace muster {
namespace {

std::string out_of(std::string const& command)
{
    auto* pipe = popen(command.c_str(), "r");
    std::string out;
    std::array<char, 4096> room{};
    while (auto const size = std::fread(room.data(), 1, room.size(), pipe)) out.append(room.data(), size);
    pclose(pipe);
    return out;
}

/// `muster serve` that can be killed.
class Killed {
public:
    explicit Killed(store::Scratch const& scratch) : said_((scratch.folder() / "said").string())
    {
        std::filesystem::remove(said_);
        child_ = fork();
        if (child_ == 0) {
            if (std::freopen(said_.c_str(), "w", stdout) == nullptr or chdir(scratch.folder().c_str()) != 0) _exit(97);
            execl(MUSTER_PROGRAM, "muster", "serve", "--port", "0", "--quiet", "--store", "muster.db", nullptr);
            _exit(98);
        }
        for (int i = 0; i < 400 and url_.empty(); ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
            auto const text = contents(said_);
            auto const at = text.find("address  ");
            if (at != std::string::npos and text.find('\n', at) != std::string::npos) url_ = text.substr(at + 9, text.find('\n', at) - at - 9);
        }
    }
    ~Killed() { kill(); }
    Killed(Killed const&) = delete;
    Killed& operator=(Killed const&) = delete;
    void kill()
    {
        if (child_ > 0) ::kill(child_, SIGKILL), waitpid(child_, nullptr, 0);
        child_ = 0;
    }
    [[nodiscard]] std::string const& url() const { return url_; }

private:
    std::string said_, url_;
    pid_t child_ = 0;
};

TEST(ServeCrash, EveryWriteThatWasAcknowledgedIsThereOnce)
{
    store::Scratch const scratch;
    ASSERT_EQ(run_program(scratch, "operation declare aru --country XAA").exit, 0);
    ASSERT_EQ(run_program(scratch, "user add --steward a@example.org").exit, 0);
    auto const told = run_program(scratch, "user token a@example.org --operation aru --name test --permission keep --permission figures --json").out;
    auto const from = told.find("muster_");
    ASSERT_NE(from, std::string::npos) << told;
    auto const token = told.substr(from, told.find_first_of("\"\\ \n", from) - from);
    int next = 0;
    std::vector<std::string> acknowledged;
    for (int round = 0; round < 6; ++round) {
        Killed server(scratch);
        ASSERT_FALSE(server.url().empty());
        std::jthread const killer([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(120 + 70 * round));
            server.kill();
        });
        // The same key until it is acknowledged, also by the server after this one.
        for (bool up = true; up;) {
            auto const name = fmt::format("Partner number {}", next);
            auto const answer = out_of(fmt::format("curl -s -m 5 -w '%{{http_code}}' -o /dev/null -H 'Authorization: Bearer {}' -H 'Idempotency-Key: key-{}' -H 'Content-Type: application/json' -d '{{\"name\":\"{}\",\"acronym\":\"P{}\"}}' {}/api/1/operations/aru/partners",
                                                   token, next, name, next, server.url()));
            up = answer != "000";
            EXPECT_TRUE(not up or answer == "200" or answer == "429" or answer == "503") << answer;
            if (answer == "200") acknowledged.push_back(name), ++next;
        }
    }
    EXPECT_GT(acknowledged.size(), 5u);
    std::map<std::string, int> there;
    auto const list = formats::Json::parse(run_program(scratch, "partner list --operation aru --json").out);
    for (auto const& one : list.find("partners")->list()) ++there[one.text_or("name", "")];
    for (auto const& name : acknowledged) EXPECT_EQ(there[name], 1) << name;
    // At most the one that nobody was told of.
    EXPECT_LE(there.size(), acknowledged.size() + 1);
    EXPECT_EQ(run_program(scratch, "store verify").exit, 0);
}

}
}
