#include "figures.hpp"
#include <algorithm>
#include <bit>

namespace muster::analysis {

namespace {

constexpr int joint_group = 0xFFF;

std::uint64_t spot(int place, bool only_whole, int body, int group)
{
    return std::uint64_t(std::uint32_t(place)) << 32 | std::uint64_t(only_whole) << 31 | std::uint64_t(body) << 12 |
           std::uint64_t(group == everybody ? joint_group : group);
}

void mark(std::vector<std::uint64_t>& bits, int partner)
{
    auto const word = std::size_t(partner) / 64;
    if (bits.size() <= word) bits.resize(word + 1);
    bits[word] |= std::uint64_t{1} << (partner % 64);
}

}

std::vector<int> Presence::partners() const
{
    std::vector<int> all;
    for (std::size_t word = 0; word < bits.size(); ++word)
        for (auto left = bits[word]; left != 0; left &= left - 1) all.push_back(int(word) * 64 + std::countr_zero(left));
    return all;
}

Census::Census(Picture const& picture, Asked const& asked, Question const& question)
    : picture_(picture), asked_(asked), question_(question), shown_(picture.engine->tree(), question)
{
    count_rows();
    count_held();
}

void Census::count(int place, bool only_whole, Key key, Marks marks, bool counts)
{
    auto const add = [&](std::size_t which, int body, int group) {
        auto& one = met(which, spot(place, only_whole, body, group));
        if (marks.status() == standards::Status::planned) ++one.planned;
        if (not counts) return;
        ++one.rows;
        if (marks.told()) ++one.told;
        else if (marks.said() == base::Saying::nil) ++one.nil;
        else if (marks.said() == base::Saying::not_applicable) ++one.not_applicable;
        if (key.partner() != 0) mark(one.bits, key.partner());
    };
    add(0, key.body(), everybody);
    if (question_.by_group) add(1, key.body(), key.group());
    auto const joint = picture_.engine->joint();
    if (not question_.joint or key.body() == joint or not picture_.engine->enters_joint(key.body())) return;
    add(2, joint, everybody);
    if (question_.by_group) add(3, joint, key.group());
}

/// Lines of a place stand together by what they are of, so that the presence met last is mostly the one that is wanted.
Presence& Census::met(std::size_t which, std::uint64_t spot)
{
    auto& last = last_[which];
    if (last.presence == nullptr or last.spot != spot) last = {spot, &presence_[spot]};
    return *last.presence;
}

void Census::count_rows()
{
    auto const& engine = *picture_.engine;
    auto without_periods = question_.sieve;
    without_periods.periods.clear();
    for (int place = 0; place < engine.tree().size(); ++place) {
        int const full = shown_.above(place);
        bool const whole = shown_.whole(place);
        if (engine.ground(place).rows() == 0 or (full < 0 and not whole)) continue;
        for (auto const& block : engine.ground(place).blocks())
            for (int row = 0; row < block.size(); ++row) {
                auto const key = block.keys()[row];
                auto const marks = block.marks()[row];
                if (not without_periods.passes(key)) continue;
                if (full >= 0 and not picture_.nil.empty() and key.partner() != 0) mark(ever_[spot(full, false, key.body(), everybody)].bits, key.partner());
                if (asked_.period and key.period() == 0) ++without_period_;
                if (not question_.sieve.passes(key)) continue;
                bool const counts = question_.profile->counts(marks.status());
                if (full >= 0) count(full, false, key, marks, counts);
                if (whole) count(place, true, key, marks, counts);
                if (not counts or not asked_.period) continue;
                auto const& period = engine.words().periods[std::size_t(key.period())];
                sticking_out_ += period.first < asked_.period->first or period.last > asked_.period->last;
            }
    }
}

void Census::count_held()
{
    auto const& bodies = picture_.engine->words().bodies;
    for (std::size_t i = 0; i < picture_.held.size(); ++i) {
        auto const& row = picture_.held[i];
        if (asked_.period and row.period and not asked_.period->overlaps(*row.period)) continue;
        if (not asked_.partners.empty() and std::ranges::count(asked_.partners, row.partner) == 0) continue;
        int const body = bodies.find(row.body);
        bool const of_body = row.body.empty() or (body >= 0 and question_.sieve.bodies[std::size_t(body)]);
        if (not of_body) continue;
        if (question_.within >= 0 and row.place != picture_.engine->tree().root() and
            not picture_.engine->tree().lies_in(row.place, question_.within))
            continue;
        ++all_held_;
        held_rows_.push_back(i);
        int const full = shown_.above(row.place);
        if (full < 0) continue;
        if (body >= 0) ++held_[spot(full, false, body, everybody)];
        ++held_[spot(full, false, picture_.engine->joint(), everybody)];
    }
}

Presence const& Census::of(int place, bool only_whole, int body, int group) const
{
    static Presence const nobody;
    auto const found = presence_.find(spot(place, only_whole, body, group));
    return found == presence_.end() ? nobody : found->second;
}

bool Census::ever(int partner, int place, int body) const
{
    auto const found = ever_.find(spot(place, false, body, everybody));
    if (found == ever_.end()) return false;
    auto const word = std::size_t(partner) / 64;
    return word < found->second.bits.size() and (found->second.bits[word] >> (partner % 64) & 1);
}

std::int64_t Census::held(int place, int body) const
{
    auto const found = held_.find(spot(place, false, body, everybody));
    return found == held_.end() ? 0 : found->second;
}

}
