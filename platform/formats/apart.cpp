// The parent's side: starts the reader, waits for it, takes what it wrote.
#include "apart_asked.hpp"
#include "readers.hpp"
#include "relay.hpp"
#include "writer_rules.hpp"
#include <algorithm>
#include <base/called.hpp>
#include <base/words.hpp>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <formats/apart.hpp>
#include <optional>
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
    Handle(Handle&& other) noexcept : file_(other.give()) {}
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

int file_of(std::string_view bytes)
{
    Handle made(file_without_a_name(chosen().folder));
    while (not bytes.empty()) {
        auto const written = ::write(made.file(), bytes.data(), bytes.size());
        if (written < 0 and errno == EINTR) continue;
        if (written <= 0) refuse("file.unreadable", {base::called(chosen().folder), std::strerror(errno)});
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return made.give();
}

struct Asked {
    std::string_view what;
    std::vector<std::string> words;  // beside it
    int from = -1, beside = -1;      // what is read, and what is told about it; -1 = nothing
    std::uint64_t more_memory = 0;
};

/// Nothing is open in the new process but what it is given, and the environment stays here. A spawn, because other threads
/// hold locks at this moment that a fork would take along for ever.
pid_t start(Apart const& how, Asked const& asked, int to)
{
    auto words = how.command;
    for (auto const number : {how.memory_bytes + asked.more_memory, how.rows_bytes, std::uint64_t{how.processor_seconds}}) words.push_back(std::to_string(number));
    words.emplace_back(asked.what);
    words.insert(words.end(), asked.words.begin(), asked.words.end());
    std::vector<char*> argv;
    for (auto& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    char* none[] = {nullptr};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    // All out of the way of the numbers that they are to have.
    int const read_from = ::fcntl(asked.from, F_DUPFD_CLOEXEC, 10), write_to = ::fcntl(to, F_DUPFD_CLOEXEC, 10);
    int const beside = asked.beside < 0 ? -1 : ::fcntl(asked.beside, F_DUPFD_CLOEXEC, 10);
    posix_spawn_file_actions_adddup2(&actions, read_from, 0);
    posix_spawn_file_actions_adddup2(&actions, write_to, 1);
    if (beside < 0) posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    else posix_spawn_file_actions_adddup2(&actions, beside, 2);
    posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    pid_t child = -1;
    int const failed = ::posix_spawn(&child, how.command.front().c_str(), &actions, nullptr, argv.data(), none);
    posix_spawn_file_actions_destroy(&actions);
    for (int const file : {read_from, write_to, beside})
        if (file >= 0) ::close(file);
    return failed == 0 ? child : -1;
}

/// The code that the reader ended with; nothing where it was ended.
std::optional<int> end_of(pid_t child, unsigned seconds)
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
        if (errno != EINTR) return {};
    return WIFEXITED(status) ? std::optional(WEXITSTATUS(status)) : std::nullopt;
}

struct Answered {
    Handle file;
    int end = 0;
};

/// Refuses with file.reader_failed where it did not end with one of `ends`.
Answered ask(Asked const& asked, std::string const& name, std::initializer_list<int> ends)
{
    auto const& how = chosen();
    Answered answered{Handle(file_without_a_name(how.folder))};
    auto const child = start(how, asked, answered.file.file());
    auto const end = child < 0 ? std::nullopt : end_of(child, how.seconds);
    if (not end or std::ranges::find(ends, *end) == ends.end()) refuse("file.reader_failed", {name});
    answered.end = *end;
    return answered;
}

Handle opened(std::string const& path)
{
    Handle made(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (made.file() < 0) refuse("file.unreadable", {path, std::strerror(errno)}, path);
    return made;
}

std::unique_ptr<Workbook> book_of(int from, std::string const& name, Limits const& limits, Choice const& choice)
{
    auto answered = ask({.what = ask_rows, .words = {choice.encoding, std::to_string(static_cast<unsigned char>(choice.delimiter))}, .from = from}, name, {end_answered});
    return received(answered.file.give(), name, limits);
}

/// What stands in memory is several times what is read, or less: a number of four letters takes eight bytes, one of twenty too.
std::uint64_t memory_for(std::string_view text) { return 4 * text.size(); }

/// What was written takes the place of whatever stood at `path`.
void put_at(std::string const& path, int file)
{
    auto const beside = path + ".part";
    std::error_code error;
    {
        Handle const to(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
        std::string piece(1u << 18, '\0');
        for (off_t at = 0; to.file() >= 0;) {
            auto const got = ::pread(file, piece.data(), piece.size(), at);
            if (got == 0) break;
            if (got < 0 or ::write(to.file(), piece.data(), static_cast<std::size_t>(got)) != got) {
                error = std::error_code(errno, std::generic_category());
                break;
            }
            at += got;
        }
        if (to.file() < 0) error = std::error_code(errno, std::generic_category());
    }
    if (not error) std::filesystem::rename(beside, path, error);
    if (not error) return;
    ::unlink(beside.c_str());
    throw base::Refusal(writer_rule("file.cannot_write"), {path, error.message()});
}

}

void read_apart(Apart how) { chosen() = std::move(how); }

bool reads_apart() { return not chosen().command.empty(); }

std::unique_ptr<Workbook> open_apart(std::string const& path, std::string const& name, Limits const& limits, Choice const& choice)
{
    return book_of(opened(path).file(), name, limits, choice);
}

std::unique_ptr<Workbook> open_bytes_apart(std::string_view bytes, std::string const& name, Limits const& limits, Choice const& choice)
{
    return book_of(Handle(file_of(bytes)).file(), name, limits, choice);
}

std::vector<Feature> read_boundaries_apart(std::string_view text, std::string const& name)
{
    Handle const from(file_of(text));
    auto answered = ask({.what = ask_areas, .from = from.file(), .more_memory = memory_for(text)}, name, {end_answered});
    return received_features(answered.file.give(), name);
}

std::vector<CardLine> read_cards_apart(std::string_view text, std::string const& name)
{
    Handle const from(file_of(text));
    auto answered = ask({.what = ask_cards, .from = from.file(), .more_memory = memory_for(text)}, name, {end_answered});
    return received_cards(answered.file.give(), name);
}

Json parse_sent(std::string_view text, std::string const& name)
{
    if (not reads_apart()) return Json::parse(text);
    Handle const from(file_of(text));
    auto answered = ask({.what = ask_tree, .from = from.file(), .more_memory = memory_for(text)}, name, {end_answered});
    return received_tree(answered.file.give(), name);
}

bool patch_apart(std::string const& path, std::string const& name, Marking const& marking, std::string const& to)
{
    auto const from = opened(path);
    Handle const beside(file_without_a_name(chosen().folder));
    auto* const told = ::fdopen(::fcntl(beside.file(), F_DUPFD_CLOEXEC, 0), "wb");
    ENSURE(told != nullptr);
    send(told, marking);
    ENSURE(std::fclose(told) == 0);
    auto answered = ask({.what = ask_marks, .from = from.file(), .beside = beside.file()}, name, {end_answered, end_cannot, end_refused});
    if (answered.end == end_refused) throw_received(answered.file.give(), name);
    if (answered.end == end_cannot) return false;
    put_at(to, answered.file.file());
    return true;
}

}
