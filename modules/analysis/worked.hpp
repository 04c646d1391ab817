// Figures worked out of a picture, kept while it stands: the front page, gaps, equity, maps and the sheets of places ask for the
// same ones, and whoever tries other weights asks for them again.
#pragma once
#include "figures.hpp"
#include <functional>
#include <list>
#include <mutex>

namespace muster::analysis {

class Worked {
public:
    /// What `make` gave the first time that this was asked; `below` is the bound of small counts that are kept back in it.
    /// Several threads may ask; who asks for what is being made waits for it.
    std::shared_ptr<Figures const> figures(Asked const& asked, std::int64_t below, std::function<Figures()> const& make);

private:
    struct One {
        One(Asked which, std::int64_t suppressed) : asked(std::move(which)), below(suppressed) {}
        Asked const asked;
        std::int64_t const below;
        std::mutex making;
        std::shared_ptr<Figures const> figures;
    };
    std::shared_ptr<One> one(Asked const& asked, std::int64_t below);
    void make_room();

    std::mutex lock_;
    std::list<std::shared_ptr<One>> ones_;  // the one asked for last in front
};

}
