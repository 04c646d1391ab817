// The same way against a real provider: npm's oidc-provider, where MUSTER_TEST_OIDC names a folder whose node_modules holds
// it (npm install oidc-provider). Skipped visibly elsewhere.
#include "bench_desk.hpp"
#include <access/oidc.hpp>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace muster::access {

namespace {

class RealHouse : public testing::Test {
protected:
    void SetUp() override
    {
        auto const* folder = std::getenv("MUSTER_TEST_OIDC");
        if (folder == nullptr) GTEST_SKIP() << "MUSTER_TEST_OIDC is not set: a folder whose node_modules holds oidc-provider";
        std::array<int, 2> to{}, from{};
        ASSERT_EQ(pipe2(to.data(), O_CLOEXEC), 0);
        ASSERT_EQ(pipe2(from.data(), O_CLOEXEC), 0);
        child_ = fork();
        if (child_ == 0) {
            dup2(to[0], 0);
            dup2(from[1], 1);
            execlp("node", "node", MUSTER_SOURCE "/platform/access/tests/provider/provider.mjs", folder, nullptr);
            _exit(127);
        }
        close(to[0]);
        close(from[1]);
        to_ = fdopen(to[1], "w");
        from_ = fdopen(from[0], "r");
        origin_ = line();
        ASSERT_TRUE(origin_.starts_with("http://127.0.0.1:")) << origin_;
    }
    void TearDown() override
    {
        if (to_ != nullptr) fclose(to_);
        if (from_ != nullptr) fclose(from_);
        if (child_ > 0) waitpid(child_, nullptr, 0);
    }
    std::string line()
    {
        std::array<char, 8192> text{};
        if (fgets(text.data(), static_cast<int>(text.size()), from_) == nullptr) return "";
        std::string said(text.data());
        while (said.ends_with('\n')) said.pop_back();
        return said;
    }
    /// Where the browser comes back to after it was sent to that address.
    std::string walk(std::string const& address)
    {
        std::fputs((address + "\n").c_str(), to_);
        std::fflush(to_);
        return line();
    }
    Issuer issuer(std::string secret = "geheim & more") const { return {origin_, "muster", std::move(secret), "http://127.0.0.1:1/api/1/oidc/callback", "House", {}}; }
    static std::string part(std::string const& address, std::string const& name)
    {
        auto const at = address.find(name + "=");
        if (at == std::string::npos) return "";
        auto const from = at + name.size() + 1;
        auto value = address.substr(from, address.find('&', from) - from);
        for (auto percent = value.find('%'); percent != std::string::npos; percent = value.find('%', percent + 1))
            value.replace(percent, 3, 1, static_cast<char>(std::stoi(value.substr(percent + 1, 2), nullptr, 16)));
        return value;
    }

private:
    pid_t child_ = 0;
    FILE *to_ = nullptr, *from_ = nullptr;
    std::string origin_;
};

}

TEST_F(RealHouse, SignsInOnceAndRefusesTheRest)
{
    Oidc oidc(issuer(), base::system_clock(), make_fetch(issuer()));
    auto const begun = oidc.begin("");
    auto const back = walk(begun.address);
    ASSERT_TRUE(back.starts_with("http://127.0.0.1:1/api/1/oidc/callback?")) << back;
    auto const state = part(back, "state"), code = part(back, "code");
    EXPECT_EQ(part(back, "iss"), issuer().issuer);
    auto const done = oidc.finish(state, code, begun.binding, part(back, "iss"), "");
    EXPECT_EQ(done.identity.issuer, issuer().issuer);
    EXPECT_EQ(done.identity.subject, "u-17");
    EXPECT_EQ(done.identity.mail, "eve@house.example");
    EXPECT_EQ(refusal_of([&] { oidc.finish(state, code, begun.binding, "", ""); }), "access.oidc_over");

    // The code was used: with a state of its own it is refused by the provider.
    auto const second = oidc.begin("");
    EXPECT_EQ(refusal_of([&] { oidc.finish(part(second.address, "state"), code, second.binding, "", ""); }), "access.oidc_wrong");

    // A code that was made for another verifier.
    auto const third = oidc.begin(""), fourth = oidc.begin("");
    auto const other = walk(fourth.address);
    EXPECT_EQ(refusal_of([&] { oidc.finish(part(third.address, "state"), part(other, "code"), third.binding, "", ""); }), "access.oidc_wrong");

    // Without a challenge the provider does not even begin.
    auto without = oidc.begin("").address;
    without = without.substr(0, without.find("&code_challenge="));
    EXPECT_EQ(part(walk(without), "error"), "invalid_request");

    Oidc stranger(issuer("not the secret"), base::system_clock(), make_fetch(issuer()));
    auto const fifth = stranger.begin("");
    auto const theirs = walk(fifth.address);
    EXPECT_EQ(refusal_of([&] { stranger.finish(part(theirs, "state"), part(theirs, "code"), fifth.binding, "", ""); }), "access.oidc_wrong");
}

}
