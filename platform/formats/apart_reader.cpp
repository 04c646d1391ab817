// The child's side: limits first, then the file.
#include "apart_asked.hpp"
#include "corrections_package.hpp"
#include "readers.hpp"
#include "relay.hpp"
#include "relay_parts.hpp"
#include <array>
#include <cerrno>
#include <charconv>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <formats/apart.hpp>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <new>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace muster::formats {

namespace {

std::uint64_t number_of(char const* text)
{
    std::uint64_t value = 0;
    std::from_chars(text, text + std::strlen(text), value);
    return value;
}

bool limit(__rlimit_resource_t what, std::uint64_t most)
{
    rlimit const both{most, most};
    return ::setrlimit(what, &both) == 0;
}

/// Memory, the two files that are open, the clock, an end: whatever else is asked of the system is answered "not permitted".
/// A reader that somebody has taken over can write rows, and nothing else.
bool give_up_the_rest()
{
#if defined(__x86_64__)
    constexpr std::uint32_t machine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
    constexpr std::uint32_t machine = AUDIT_ARCH_AARCH64;
#else
    constexpr std::uint32_t machine = 0;
#endif
    constexpr std::array allowed{__NR_read,   __NR_write,  __NR_pread64,   __NR_lseek,         __NR_fstat,  __NR_newfstatat,   __NR_mmap,       __NR_munmap,
                                 __NR_mremap, __NR_madvise, __NR_brk,      __NR_futex,         __NR_exit,   __NR_exit_group,   __NR_getrandom,  __NR_clock_gettime,
                                 __NR_gettid, __NR_getpid, __NR_tgkill,    __NR_rt_sigreturn,  __NR_rt_sigprocmask, __NR_rt_sigaction, __NR_close, __NR_sched_yield, __NR_mprotect, __NR_ftruncate};
    if (machine == 0) return false;
    constexpr auto count = static_cast<std::uint8_t>(allowed.size());
    std::array<sock_filter, allowed.size() + 6> filter{};
    std::size_t next = 0;
    auto const load = [](std::size_t offset) { return sock_filter{BPF_LD | BPF_W | BPF_ABS, 0, 0, static_cast<std::uint32_t>(offset)}; };
    auto const answer = [](std::uint32_t with) { return sock_filter{BPF_RET | BPF_K, 0, 0, with}; };
    filter[next++] = load(offsetof(seccomp_data, arch));
    filter[next++] = {BPF_JMP | BPF_JEQ | BPF_K, 1, 0, machine};
    filter[next++] = answer(SECCOMP_RET_KILL_PROCESS);
    filter[next++] = load(offsetof(seccomp_data, nr));
    for (std::uint8_t i = 0; i < count; ++i) filter[next++] = {BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint8_t>(count - i), 0, static_cast<std::uint32_t>(allowed[i])};
    filter[next++] = answer(SECCOMP_RET_ERRNO | 1);
    filter[next++] = answer(SECCOMP_RET_ALLOW);
    sock_fprog const program{static_cast<unsigned short>(next), filter.data()};
    return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

/// Where the kernel was built without them the limits alone have to do.
bool machine_has_no_filters() { return errno == EINVAL or errno == ENOSYS; }

std::string whole(Source const& source) { return source.piece(0, source.size()); }

int mark_cells(std::FILE* to, std::shared_ptr<Source const> const& source)
{
    auto const asked = received_marking(2);
    ZipWriter out(to, std::string(nameless));
    try {
        return patch_xlsx(source, std::string(nameless), asked.sheet, asked.marks, asked.explanation, out) ? end_answered : end_cannot;
    }
    catch (base::Refusal const& refusal) {
        std::rewind(to);
        Sender(to).refused(refusal);
        return end_refused;
    }
}

/// What was asked for, written to `to`; how it ends.
int answer(std::span<char const* const> asked, std::FILE* to)
{
    std::string_view const what = asked[0];
    auto const source = Source::handle(0);
    std::string const name(nameless);
    if (what == ask_marks) return mark_cells(to, source);
    try {
        if (what == ask_rows and asked.size() == 3) send(to, *open_source(source, name, {}, {asked[1], static_cast<char>(number_of(asked[2]))}));
        else if (what == ask_areas) send(to, read_boundaries_here(whole(*source), name));
        else if (what == ask_cards) send(to, read_cards_here(whole(*source)));
        else if (what == ask_tree) send(to, Json::parse(whole(*source)));
        else return end_not_begun;
    }
    catch (base::Refusal const& refusal) {
        Sender(to).refused(refusal);
    }
    Sender(to).mark(last_mark);
    return end_answered;
}

}

int read_for_another(std::span<char const* const> words)
{
    if (words.size() < 4) return end_not_begun;
    // The standard library's own buffers are made before the limits; a kernel without filters still has those.
    auto* const to = ::fdopen(1, "wb");
    if (to == nullptr) return end_not_begun;
    bool sound = limit(RLIMIT_CORE, 0) and limit(RLIMIT_AS, number_of(words[0])) and limit(RLIMIT_FSIZE, number_of(words[1])) and
                 limit(RLIMIT_CPU, number_of(words[2])) and limit(RLIMIT_NOFILE, 3) and ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
    sound = sound and (give_up_the_rest() or machine_has_no_filters());
    if (not sound) return end_not_begun;
    int end = end_failed;
    try {
        end = answer(words.subspan(3), to);
    }
    catch (std::exception const&) {
        return end_failed;  // no memory, most likely
    }
    return std::fflush(to) == 0 ? end : end_failed;
}

}
