// Whether the time of a refused sign-in tells that there is such an account: a wrong password for one that is there, and one
// for nobody, in turn. Prints both medians and their ratio, which should be near 1 (reliability.md, test 26: within 5 %).
//
//   sign_in_time [pairs]     200 pairs where nothing is said
#include <access/access.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <store/for_tests.hpp>

namespace {

using namespace muster;

double refused(access::Desk const& desk, std::string const& mail)
{
    auto const before = std::chrono::steady_clock::now();
    try {
        access::sign_in(desk, mail, "a password that is not right", "", "10.0.0.1", "bench");
    }
    catch (base::Refusal const&) {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count();
    }
    return -1;
}

double median(std::vector<double> all)
{
    std::ranges::nth_element(all, all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2));
    return all[all.size() / 2];
}

}

int main(int argc, char** argv)
{
    auto const pairs = argc > 1 ? std::max(1, std::atoi(argv[1])) : 200;
    store::Scratch const scratch;
    auto const db = scratch.open(access::migrations());
    access::Settings settings;
    settings.per_account = settings.per_address = {.most = 1'000'000, .before_pauses = 1'000'000};
    access::World world(access::Roles{}, base::system_clock(), settings);
    access::Desk const desk{world, *db, "bench"};
    auto const made = access::add_account(desk, {"known@example.org", "Known"});
    access::set_password(desk, made.id, "green lorry over Tuesday");
    std::vector<double> known, unknown;
    for (int i = 0; i < pairs; ++i) {
        known.push_back(refused(desk, "known@example.org"));
        unknown.push_back(refused(desk, "nobody" + std::to_string(i) + "@example.org"));
    }
    std::printf("known %.2f ms, unknown %.2f ms, ratio %.4f (%d pairs)\n", median(known), median(unknown), median(known) / median(unknown), pairs);
    return 0;
}
