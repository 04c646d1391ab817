// What goes over the wire, and a real server that takes it.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <formats/json.hpp>
#include <gtest/gtest.h>
#include <mail/mail.hpp>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace muster::mail {
namespace {

Message message(std::string to = "ana@acf.example")
{
    return {"reminder-1", "muster@relief.example", std::move(to), "Due in seven days", "Commitment 1\nis due.", {1'772'445'600'000}};
}

TEST(Mail, IsWrittenAsServersTakeIt)
{
    auto const text = written(message());
    for (auto const* part : {"Date: Mon, 02 Mar 2026 10:00:00 +0000\r\n", "From: <muster@relief.example>\r\n", "To: <ana@acf.example>\r\n",
                             "Message-ID: <reminder-1@relief.example>\r\n", "Subject: Due in seven days\r\n", "\r\n\r\nQ29tbWl0bWVudCAxDQppcyBkdWUu\r\n"})
        EXPECT_NE(text.find(part), std::string::npos) << part << "\nin\n" << text;
}

TEST(Mail, ASubjectOfOtherLettersIsEncodedWholeLetterByWholeLetter)
{
    auto one = message();
    one.subject = "Échéance dépassée: l'eau à Alba — التزام متأخر منذ أسبوع كامل";
    auto const text = written(one);
    EXPECT_NE(text.find("Subject: =?UTF-8?B?"), std::string::npos);
    EXPECT_EQ(text.find("\xC3"), std::string::npos);
}

TEST(Mail, NobodyPutsAHeaderOfTheirOwnIn)
{
    auto one = message();
    one.subject = "Due\r\nBcc: all@example.org";
    EXPECT_EQ(written(one).find("\r\nBcc:"), std::string::npos);
    for (auto const* address : {"ana@acf.example\r\nBcc: x@y.z", "a b@c.d", "ana", "@acf.example", "a@b@c", "<a@b>"}) {
        EXPECT_FALSE(is_address(address)) << address;
        EXPECT_THROW(written(message(address)), base::Refusal) << address;
    }
}

TEST(Mail, SettingsThatCannotBeUsedAreRefused)
{
    for (auto const* wrong : {"{", R"({"url":"http://a","from":"a@b.c"})", R"({"url":"smtp://a","from":"nobody"})", R"({"url":"smtp://a","from":"a@b.c","user":"x"})"})
        EXPECT_THROW(Server::read(wrong), base::Refusal) << wrong;
    EXPECT_EQ(Server::read(R"({"url":"smtps://a","from":"a@b.c"})").from, "a@b.c");
}

/// The server of npm's smtp-server, where MUSTER_TEST_SMTP names a folder whose node_modules holds it.
class House {
public:
    explicit House(std::string const& folder)
    {
        int in[2], out[2];
        if (pipe(in) != 0 or pipe(out) != 0) return;
        pid_ = fork();
        if (pid_ == 0) {
            dup2(in[0], 0);
            dup2(out[1], 1);
            close(in[1]);
            close(out[0]);
            execlp("node", "node", MUSTER_SOURCE "/platform/mail/tests/server.mjs", folder.c_str(), nullptr);
            _exit(1);
        }
        close(in[0]);
        close(out[1]);
        to_ = in[1];
        from_ = fdopen(out[0], "r");
    }
    ~House()
    {
        close(to_);
        std::fclose(from_);
        int status = 0;
        waitpid(pid_, &status, 0);
    }
    formats::Json line()
    {
        std::string text;
        for (int c = std::fgetc(from_); c != EOF and c != '\n'; c = std::fgetc(from_)) text += char(c);
        return text.empty() ? formats::Json{} : formats::Json::parse(text);
    }

private:
    pid_t pid_ = -1;
    int to_ = -1;
    std::FILE* from_ = nullptr;
};

TEST(Mail, ARealServerTakesIt)
{
    auto const* folder = std::getenv("MUSTER_TEST_SMTP");
    if (folder == nullptr) GTEST_SKIP() << "MUSTER_TEST_SMTP is not set: a folder whose node_modules holds smtp-server";
    House house(folder);
    auto const port = house.line().number_or("port", 0);
    ASSERT_GT(port, 0);
    auto const sender = make_sender({"smtp://127.0.0.1:" + std::to_string(port), "muster@relief.example", "", ""});
    EXPECT_TRUE(sender->send(message()).taken);
    auto const came = house.line();
    EXPECT_NE(came.text_or("text", "").find("Message-ID: <reminder-1@relief.example>"), std::string::npos);
    auto const never = sender->send(message("reject@acf.example"));
    EXPECT_FALSE(never.taken);
    EXPECT_FALSE(never.later);
    auto const later = sender->send(message("later@acf.example"));
    EXPECT_FALSE(later.taken);
    EXPECT_TRUE(later.later);
    auto const nobody = make_sender({"smtp://127.0.0.1:1", "muster@relief.example", "", ""})->send(message());
    EXPECT_FALSE(nobody.taken);
    EXPECT_TRUE(nobody.later) << "a server that is not there may be there tomorrow";
}

}
}
