#include "profile.hpp"
#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <standards/standards.hpp>
#include <text/fold.hpp>
#include <unordered_map>

namespace muster::activities {

namespace {

using Kind = formats::Cell::Kind;

/// "ET060207", "HT0811-07", "NGA008": letters, then digits (dashes and "ZS" allowed), nothing else.
bool looks_like_code(std::string_view text)
{
    std::size_t letters = 0, digits = 0;
    for (char const c : text) {
        if ((c >= 'A' and c <= 'Z') or (c >= 'a' and c <= 'z')) ++letters;
        else if (c >= '0' and c <= '9') ++digits;
        else if (c != '-' and c != ' ') return false;
    }
    return digits >= 2 and letters >= 1 and letters <= 5 and text.size() <= 16;
}

bool is_flag_word(std::string const& folded)
{
    static std::set<std::string, std::less<>> const words{"yes", "no", "oui", "non", "si", "sim", "nao", "y", "n", "true", "false", "1", "0", "nm", "tak", "ni"};
    return words.contains(folded);
}

/// Counters over the distinct values of a column.
class Tally {
public:
    Tally(Profile& profile, World const& world) : profile_(profile), world_(world)
    {
        for (std::size_t i = 0; world.has_places() and i < world.places->size(); ++i)
            if (auto const level = world.places->at(static_cast<int>(i)).level; level >= 0 and level < 6) has_level_[static_cast<std::size_t>(level)] = true;
    }
    void take(KeptCell const& cell)
    {
        bool const number = cell.kind == Kind::number or cell.kind == Kind::boolean;
        if (cell.kind == Kind::date) return add(profile_.days);
        if (cell.kind == Kind::error) return;
        if (number) take_number(cell.number);
        else take_text(cell.text);
        if (number or cell.text.size() < 100) take_place(cell.text);
    }
    void done(double distinct)
    {
        for (double* share : {&profile_.numbers, &profile_.days, &profile_.months, &profile_.years, &profile_.statuses, &profile_.bodies,
                              &profile_.groups, &profile_.modalities, &profile_.code_like, &profile_.partners, &profile_.org_types,
                              &profile_.flags, &profile_.coordinates, &profile_.mean_length})
            *share /= distinct;
        for (auto* shares : {&profile_.place_codes, &profile_.place_names})
            for (double& share : *shares) share /= distinct;
        if (days_first_ > 0 and months_first_ == 0) profile_.day_order = text::DayOrder::day_first;
        if (months_first_ > 0 and days_first_ == 0) profile_.day_order = text::DayOrder::month_first;
        if (points_ > 0 and commas_ == 0) profile_.habit = text::Habit::point;
        if (commas_ > 0 and points_ == 0) profile_.habit = text::Habit::comma;
    }

private:
    static void add(double& share) { share += 1; }
    void take_number(double value)
    {
        add(profile_.numbers);
        if (value >= 1990 and value <= 2100 and value == std::floor(value)) add(profile_.years);
        if (value != std::floor(value) and std::abs(value) <= 180) add(profile_.coordinates);
        if (value == 0 or value == 1) add(profile_.flags);
    }
    void take_text(std::string const& text)
    {
        auto const tidied = text::tidy(text);
        auto const folded = text::fold(tidied);
        profile_.mean_length += static_cast<double>(tidied.size());
        auto const number = text::read_number(tidied);
        using N = text::NumberRead::Kind;
        bool const is_number = number.kind == N::one or number.kind == N::both or number.kind == N::about or number.kind == N::range;
        if (is_number) take_number(number.value);
        if (number.kind == N::empty or number.kind == N::nothing) add(profile_.numbers);  // says nothing against a number
        if (auto const habit = text::habit_of(tidied); habit != text::Habit::unknown) ++(habit == text::Habit::point ? points_ : commas_);
        take_day(tidied);
        if (standards::status_of(tidied) != standards::Status::unknown) add(profile_.statuses);
        if (standards::modality_of(tidied) != standards::Modality::unknown) add(profile_.modalities);
        if (not standards::group_of(tidied).empty()) add(profile_.groups);
        if (world_.bodies and not is_number and not world_.bodies->find(tidied).empty()) add(profile_.bodies);
        if (partners::kind_of(tidied) != partners::Kind::unknown) add(profile_.org_types);
        if (world_.partners and tidied.size() < 120 and not is_number) {
            auto const step = world_.partners->find(tidied, tidied).step;
            if (step == partners::Step::exact or step == partners::Step::acronym or step == partners::Step::alias) add(profile_.partners);
        }
        if (is_flag_word(folded)) add(profile_.flags);
        if (looks_like_code(tidied)) add(profile_.code_like);
    }
    void take_day(std::string const& tidied)
    {
        using D = text::DayRead::Kind;
        auto const read = text::read_day(tidied);
        if (read.kind == D::day or read.kind == D::both) add(profile_.days);
        if (read.kind == D::period) add(profile_.months);
        auto const order = text::order_of(tidied);
        if (order == text::DayOrder::day_first) ++days_first_;
        if (order == text::DayOrder::month_first) ++months_first_;
    }
    void take_place(std::string const& text)
    {
        if (not world_.has_places()) return;
        for (std::size_t level = 0; level < has_level_.size(); ++level) {
            if (not has_level_[level]) continue;
            geography::Asked code;
            code.code[level] = text;
            auto const by_code = world_.places->find(code);
            if (by_code.place >= 0 and level_is(by_code, level)) add(profile_.place_codes[level]);
            geography::Asked name;
            name.name[level] = text;
            auto const by_name = world_.places->find(name);
            bool const one_of_several = by_name.step == geography::Step::several and not by_name.candidates.empty();
            if ((by_name.place >= 0 and level_is(by_name, level)) or (one_of_several and is_at(by_name.candidates[0].place, level)))
                add(profile_.place_names[level]);
        }
    }
    [[nodiscard]] bool is_at(int place, std::size_t level) const { return static_cast<std::size_t>(world_.places->at(place).level) == level; }
    [[nodiscard]] bool level_is(geography::Found const& found, std::size_t level) const
    {
        return found.step != geography::Step::parent_only and is_at(found.place, level);
    }

    Profile& profile_;
    World const& world_;
    std::array<bool, 6> has_level_{};
    int days_first_ = 0, months_first_ = 0, points_ = 0, commas_ = 0;
};

}

Profile profile_of(Sample const& sample, std::uint32_t first_data_row, std::uint32_t column, World const& world)
{
    constexpr std::size_t enough_values = 120;
    Profile profile;
    Tally tally(profile, world);
    std::unordered_map<std::string, std::size_t> seen;
    for (auto const& row : sample.rows) {
        if (row.number < first_data_row) continue;
        ++profile.rows;
        auto const& cell = row.at(column);
        if (cell.empty()) continue;
        ++profile.filled;
        if (++seen[cell.text] == 1 and seen.size() <= enough_values) tally.take(cell);
    }
    profile.distinct = seen.size();
    if (profile.filled > 0) {
        tally.done(static_cast<double>(std::min(seen.size(), enough_values)));
        profile.unique = static_cast<double>(seen.size()) / static_cast<double>(profile.filled);
    }
    return profile;
}

}
