// Questions to the whole program, as people type them, and how long they take.
#pragma once
#include <algorithm>
#include <base/clock.hpp>
#include <chrono>
#include <cli/command.hpp>
#include <fmt/core.h>
#include <gathered/modules.hpp>
#include <stdexcept>
#include <string>
#include <vector>

namespace muster::bench {

/// What the words answer in the operation `bench` of the store; throws where they end badly.
inline std::string run(std::vector<std::string> const& words, std::string const& store, base::Clock const& clock)
{
    std::string out, err;
    cli::Surroundings around;
    around.modules = gathered::modules();
    around.clock = &clock;
    around.store = store;
    around.operation = "bench";
    around.out = [&](std::string_view text) { out += text; };
    around.err = [&](std::string_view text) { err += text; };
    if (cli::execute(words, around) != 0) throw std::runtime_error(words[0] + " " + words[1] + ": " + out + err);
    return out;
}

/// Asks once, and then so many times more; prints how long the first took, and the least and the median of the others.
inline void timed(std::vector<std::string> const& words, std::string const& store, base::Clock const& clock, int times)
{
    std::vector<double> took;
    std::size_t bytes = 0;
    for (int i = 0; i <= times; ++i) {
        auto const began = std::chrono::steady_clock::now();
        bytes = run(words, store, clock).size();
        took.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count());
    }
    auto const first = took.front();
    took.erase(took.begin());
    std::ranges::sort(took);
    std::string name;
    for (auto const& word : words) name += (name.empty() ? "" : "_") + word;
    fmt::print("RES {} first {:.0f} ms, min {:.0f} ms, median {:.0f} ms, {} bytes\n", name, first, took.front(), took[took.size() / 2], bytes);
}

}
