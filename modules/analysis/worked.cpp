#include "worked.hpp"
#include <algorithm>

namespace muster::analysis {

namespace {

/// A line takes about 700 bytes; a country has some 1,000 lines for each question by district and sector.
constexpr std::size_t most_lines = 50'000;
constexpr std::size_t most_questions = 64;

}

std::shared_ptr<Figures const> Worked::figures(Asked const& asked, std::int64_t below, std::function<Figures()> const& make)
{
    auto const wanted = one(asked, below);
    std::lock_guard const guard(wanted->making);
    if (not wanted->figures) {
        auto made = std::make_shared<Figures const>(make());
        std::lock_guard const others(lock_);
        wanted->figures = std::move(made);
        make_room();
    }
    return wanted->figures;
}

std::shared_ptr<Worked::One> Worked::one(Asked const& asked, std::int64_t below)
{
    std::lock_guard const guard(lock_);
    auto found = std::ranges::find_if(ones_, [&](auto const& known) { return known->below == below and known->asked == asked; });
    if (found == ones_.end()) found = ones_.insert(ones_.begin(), std::make_shared<One>(asked, below));
    ones_.splice(ones_.begin(), ones_, found);
    return ones_.front();
}

/// The lock is held. What was asked for last stays, however large it is.
void Worked::make_room()
{
    std::size_t lines = 0, questions = 0;
    std::erase_if(ones_, [&](auto const& known) {
        if (known->figures) lines += known->figures->lines.size();
        return ++questions > 1 and (lines > most_lines or questions > most_questions);
    });
}

std::shared_ptr<Worked> nothing_worked() { return std::make_shared<Worked>(); }

std::shared_ptr<Figures const> figures_kept(Picture const& picture, Asked const& asked)
{
    return picture.worked->figures(asked, 0, [&] { return figures(picture, asked); });
}

}
