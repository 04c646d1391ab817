// What became of the places that ended: guessed by outlines where both lists have them, else by name.
#include "merge.hpp"
#include "names.hpp"
#include "rules.hpp"
#include <algorithm>
#include <base/ensure.hpp>
#include <cmath>
#include <geography/sql.hpp>

namespace muster::geography {

namespace {

struct Proposal {
    std::optional<double> share;
    std::string basis;
    bool operator==(Proposal const&) const = default;
};
using Steps = std::map<std::pair<std::string, std::string>, Proposal>;

/// Parts smaller than this are the noise of two drawings of one border.
constexpr double least_share = 0.03;

class Proposer {
public:
    Proposer(store::Db& db, Known const& known) : known_(known)
    {
        for (auto const& [code, vintages] : known.places)
            for (auto const& kept : vintages) {
                if (not kept.now())
                    past_.push_back(&kept);
                else
                    now_[kept.level].push_back(&kept);
            }
        if (past_.empty()) return;
        db.each(sql::boundaries_all, {std::string_view(known.operation.id)}, [&](store::Row const& row) {
            auto shape = unpack(row.bytes(2));
            ENSURE(shape);
            shapes_[{row.string(0), row.string(1)}] = std::move(*shape);
        });
        for (auto const& [level, places] : now_)
            for (auto const* place : places)
                for (auto const& name : place->names)
                    by_name_[{level, squeezed(bare(name.folded))}].insert(place);
    }

    Steps run()
    {
        Steps steps;
        for (auto const* place : past_) {
            auto const* same = known_.now(place->pcode);
            // Only the parent changed: the place is itself.
            if (same and same->level == place->level and share_a_name(*place, *same)) continue;
            auto const named = by_name(*place);
            bool drawn = false;
            for (auto const& [to, share] : by_shape(*place)) {
                bool const both = std::ranges::find(named, to) != named.end();
                steps[{place->pcode, to->pcode}] = {std::round(share * 1000) / 1000, both ? "both" : "overlap"};
                drawn = true;
            }
            if (drawn) continue;
            for (auto const* to : named)
                steps[{place->pcode, to->pcode}] = {{}, "name"};
        }
        return steps;
    }

private:
    static bool share_a_name(Kept const& a, Kept const& b)
    {
        return std::ranges::any_of(a.names, [&](KeptName const& name) {
            return std::ranges::find(b.names, name.folded, &KeptName::folded) != b.names.end();
        });
    }

    std::vector<Kept const*> by_name(Kept const& place) const
    {
        std::set<Kept const*> found;
        for (auto const& name : place.names)
            if (auto const at = by_name_.find({place.level, squeezed(bare(name.folded))}); at != by_name_.end())
                found.insert(at->second.begin(), at->second.end());
        // Of several namesakes, those that are where it was.
        std::vector<Kept const*> all(found.begin(), found.end()), near;
        std::ranges::copy_if(all, std::back_inserter(near), [&](Kept const* to) { return to->parent == place.parent; });
        auto& chosen = near.empty() ? all : near;
        std::ranges::sort(chosen, {}, [](Kept const* to) -> std::string const& { return to->pcode; });
        return chosen;
    }

    std::vector<std::pair<Kept const*, double>> by_shape(Kept const& place) const
    {
        auto const own = shapes_.find({place.pcode, place.from});
        auto const level = now_.find(place.level);
        if (own == shapes_.end() or level == now_.end()) return {};
        std::vector<Kept const*> others;
        std::vector<Shape const*> outlines;
        auto const box = own->second.box();
        for (auto const* to : level->second) {
            auto const at = shapes_.find({to->pcode, to->from});
            if (at == shapes_.end() or not at->second.box().meets(box)) continue;
            others.push_back(to), outlines.push_back(&at->second);
        }
        auto const parts = shares(own->second, outlines);
        std::vector<std::pair<Kept const*, double>> found;
        double sum = 0;
        for (std::size_t i = 0; i < others.size(); ++i)
            if (parts[i] >= least_share) found.emplace_back(others[i], parts[i]), sum += parts[i];
        // What is mostly not drawn in the newer list tells nothing.
        return sum >= 0.5 ? found : std::vector<std::pair<Kept const*, double>>{};
    }

    Known const& known_;
    std::vector<Kept const*> past_;
    std::map<int, std::vector<Kept const*>> now_;
    std::map<std::pair<std::string, std::string>, Shape> shapes_;
    std::map<std::pair<int, std::string>, std::set<Kept const*>> by_name_;
};

} // namespace

bool propose_steps(store::Db& db, Known const& known, std::vector<base::Finding>& findings)
{
    auto const operation = std::string_view(known.operation.id);
    Steps held;
    std::set<std::string> given;
    db.each(sql::steps_all, {operation}, [&](store::Row const& row) {
        if (row.text(4) == "given")
            given.insert(row.string(0));
        else
            held[{row.string(0), row.string(1)}] = {row.is_null(2) ? std::nullopt : std::optional(row.real(2)),
                                                    row.string(3)};
    });
    auto steps = Proposer(db, known).run();
    std::erase_if(steps, [&](auto const& step) { return given.contains(step.first.first); });
    if (steps == held) return false;
    Tally proposed("crosswalk.proposed");
    for (auto const& [from, step] : held)
        if (not given.contains(from.first))
            db.run(sql::steps_forget_proposed, {operation, std::string_view(from.first)});
    std::set<std::string> said;
    for (auto const& [from, step] : steps) {
        auto const share = step.share ? store::Value{*step.share} : store::Value{};
        db.run(sql::step_set, {operation, std::string_view(from.first), std::string_view(from.second), share,
                               std::string_view(step.basis), std::string_view("proposed")});
        if (said.insert(from.first).second) proposed.add(from.first + " to " + from.second, "crosswalk");
    }
    proposed.finish(findings);
    return true;
}

} // namespace muster::geography
