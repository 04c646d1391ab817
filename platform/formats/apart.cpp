// The parent's side: starts the reader, waits for it, takes what it wrote.
#include "readers.hpp"
#include "relay.hpp"
#include <algorithm>
#include <base/called.hpp>
#include <base/words.hpp>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <formats/apart.hpp>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace muster::formats {

namespace {

Apart& chosen()
{
    static Apart one;
    return one;
}

class Handle {
public:
    explicit Handle(int file) : file_(file) {}
    ~Handle()
    {
        if (file_ >= 0) ::close(file_);
    }
    Handle(Handle const&) = delete;
    Handle& operator=(Handle const&) = delete;
    [[nodiscard]] int file() const { return file_; }
    int give() { return std::exchange(file_, -1); }

private:
    int file_;
};

int file_without_a_name(std::string const& folder)
{
    auto path = (folder.empty() ? std::string("/tmp") : folder) + "/muster-rows-XXXXXX";
    int const file = ::mkostemp(path.data(), O_CLOEXEC);
    if (file < 0) refuse("file.unreadable", {base::called(path), base::term("file.why.no_temporary")});
    ::unlink(path.c_str());
    return file;
}

/// Nothing is open in the new process but what it is given, and the environment stays here. A spawn, because other threads
/// hold locks at this moment that a fork would take along for ever.
pid_t start(Apart const& how, std::vector<std::string> words, int from, int to)
{
    std::vector<char*> argv;
    for (auto& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    char* none[] = {nullptr};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    // Both out of the way of the numbers that they are to have.
    int const read_from = ::fcntl(from, F_DUPFD_CLOEXEC, 10), write_to = ::fcntl(to, F_DUPFD_CLOEXEC, 10);
    posix_spawn_file_actions_adddup2(&actions, read_from, 0);
    posix_spawn_file_actions_adddup2(&actions, write_to, 1);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    pid_t child = -1;
    int const failed = ::posix_spawn(&child, how.command.front().c_str(), &actions, nullptr, argv.data(), none);
    posix_spawn_file_actions_destroy(&actions);
    ::close(read_from), ::close(write_to);
    return failed == 0 ? child : -1;
}

/// True where the reader ended as it should.
bool ended_well(pid_t child, unsigned seconds)
{
    Handle const watched(static_cast<int>(::syscall(SYS_pidfd_open, child, 0)));
    auto const until = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
    for (bool over = watched.file() < 0; not over;) {
        auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now()).count();
        pollfd one{watched.file(), POLLIN, 0};
        auto const told = left <= 0 ? 0 : ::poll(&one, 1, static_cast<int>(left));
        if (told < 0 and errno == EINTR) continue;
        if (told == 0) ::kill(child, SIGKILL);
        over = true;
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return false;
    return WIFEXITED(status) and WEXITSTATUS(status) == 0;
}

}

void read_apart(Apart how) { chosen() = std::move(how); }

bool reads_apart() { return not chosen().command.empty(); }

std::unique_ptr<Workbook> open_apart(std::string const& path, std::string const& name, Limits const& limits, Choice const& choice)
{
    auto const& how = chosen();
    Handle const from(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (from.file() < 0) refuse("file.unreadable", {path, std::strerror(errno)}, path);
    Handle to(file_without_a_name(how.folder));
    auto words = how.command;
    for (auto const number : {how.memory_bytes, how.rows_bytes, std::uint64_t{how.processor_seconds}}) words.push_back(std::to_string(number));
    words.push_back(choice.encoding);
    words.push_back(std::to_string(static_cast<unsigned char>(choice.delimiter)));
    auto const child = start(how, std::move(words), from.file(), to.file());
    if (child < 0 or not ended_well(child, how.seconds)) refuse("file.reader_failed", {name}, path);
    return received(to.give(), name, limits);
}

}
