// The program as a user starts it: a process of its own, no terminal, nothing to read.
#pragma once
#include <array>
#include <cstdio>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>
#include <store/for_tests.hpp>
#include <string>
#include <sys/wait.h>

namespace muster {

struct Ended {
    int exit = -1;
    std::string out, err;
};

inline std::string contents(std::filesystem::path const& path)
{
    std::ostringstream out;
    out << std::ifstream(path).rdbuf();
    return out.str();
}

/// `words` as a shell reads them; `before` may set variables. Ends after a minute, whatever it does.
inline Ended run_program(store::Scratch const& scratch, std::string const& words, std::string const& before = "")
{
    auto const err = scratch.folder() / "err";
    auto const command = "cd '" + scratch.folder().string() + "' && " + before + " timeout 60 '" MUSTER_PROGRAM "' " +
                         words + " 2>'" + err.string() + "' </dev/null";
    Ended ended;
    auto* pipe = popen(("env -u MUSTER_STORE -u MUSTER_OPERATION LC_ALL=C sh -c \"" + command + "\"").c_str(), "r");
    std::array<char, 65536> buffer{};
    while (auto const size = std::fread(buffer.data(), 1, buffer.size(), pipe)) ended.out.append(buffer.data(), size);
    auto const status = pclose(pipe);
    ended.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    ended.err = contents(err);
    return ended;
}

}
