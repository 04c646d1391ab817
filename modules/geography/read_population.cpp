// Population tables: wide (a column for each sex and age, COD-PS) and long (a row for each). Totals and parts are told
// apart and checked against each other; nothing is summed but where a total is missing.
//
// Sources: COD-PS guidance (sum equals the higher level, sex split in every age cohort); domain.md 7.4.
#include "codes.hpp"
#include "names.hpp"
#include "read.hpp"
#include "rules.hpp"
#include <algorithm>
#include <cmath>
#include <text/numbers.hpp>

namespace muster::geography {

namespace {

using Means = Heading::Means;

/// The figures of one place, year and group: what its row or rows said.
struct Cohorts {
    std::map<std::pair<char, std::string>, std::int64_t> people; // by sex and age
    std::string at;
    [[nodiscard]] std::optional<std::int64_t> of(char sex, std::string const& age) const
    {
        auto const found = people.find({sex, age});
        return found == people.end() ? std::nullopt : std::optional(found->second);
    }
};

struct Whose {
    std::string pcode;
    int year = 0;
    std::string group;
    auto operator<=>(Whose const&) const = default;
};

class Figures {
public:
    Figures(Reading const& reading, Table const& table, Batch& batch) : reading_(reading), table_(table), batch_(batch)
    {
        country_ = table.find(Means::country);
        for (int level = 0; level <= 5; ++level)
            codes_[static_cast<std::size_t>(level)] = table.find(Means::code, level);
        any_code_ = table.find(Means::any_code);
        year_ = table.find(Means::year), people_ = table.find(Means::people), sex_ = table.find(Means::sex),
        age_ = table.find(Means::age);
        least_ = table.find(Means::age_least), most_ = table.find(Means::age_most), group_ = table.find(Means::group);
        wide_ = table.all(Means::figure);
        year_in_name_ = reading.hints.year ? reading.hints.year : year_in_name(reading.file);
    }

    void take(TableRow const& row)
    {
        auto const country = row.text(country_).empty() ? row.text(codes_[0]) : row.text(country_);
        bool const free = reading_.known.operation.iso2.empty() and row.text(country_).empty();
        if (not country.empty() and not free and not reading_.known.is_country(country)) {
            elsewhere_.add(std::string(country), table_.at(row.number));
            return;
        }
        auto const [pcode, level] = place_of(row);
        if (pcode.empty()) return no_place_.add(std::to_string(row.number), table_.at(row.number));
        rows_.push_back({row.number, pcode, level});
        Whose whose{pcode, year_of(row), "all"};
        if (not wide_.empty())
            take_wide(row, whose);
        else
            take_long(row, whose);
    }

    void finish()
    {
        if (rows_.empty() and elsewhere_.times() > 0)
            refuse("gazetteer.other_country", {reading_.file, "other countries", reading_.known.operation.name});
        check_level_of_name();
        for (auto const& [whose, cohorts] : all_)
            finish_one(whose, cohorts);
        if (no_year_ and not all_.empty())
            batch_.findings.push_back(base::found(rule("population.no_year"), reading_.file, {reading_.file}));
        for (auto const* tally : {&elsewhere_, &no_place_, &no_number_, &sexes_, &ages_, &made_, &twice_})
            tally->finish(batch_.findings);
    }

private:
    std::pair<std::string, int> place_of(TableRow const& row) const
    {
        if (any_code_ >= 0 and not row.text(any_code_).empty()) return {std::string(row.text(any_code_)), -1};
        for (int level = 5; level >= 0; --level) {
            auto const code = row.text(codes_[static_cast<std::size_t>(level)]);
            if (code.empty()) continue;
            if (level == 0 or reading_.known.is_country(code)) return {country_code(code), 0};
            return {std::string(code), level};
        }
        return {};
    }

    /// The country goes by one code, whatever a file calls it.
    [[nodiscard]] std::string country_code(std::string_view written) const
    {
        auto const code = reading_.known.country();
        return reading_.known.any(code) or reading_.known.is_country(written) ? code : std::string(written);
    }

    int year_of(TableRow const& row)
    {
        auto const read = text::read_number(row.text(year_));
        if (read.kind == text::NumberRead::Kind::one and read.value >= 1900 and read.value < 2200)
            return static_cast<int>(read.value);
        if (not year_in_name_) no_year_ = true;
        return year_in_name_.value_or(0);
    }

    std::optional<std::int64_t> number_in(TableRow const& row, int column)
    {
        auto const text = row.text(column);
        if (text.empty()) return {};
        auto const read = text::read_number(text, text::Habit::point);
        using K = text::NumberRead::Kind;
        if (read.kind == K::one or read.kind == K::about or read.kind == K::both) return std::llround(read.value);
        if (read.kind != K::empty) no_number_.add(std::string(text.substr(0, 40)), table_.at(row.number));
        return {};
    }

    void put(Whose const& whose, char sex, std::string const& age, std::int64_t people, std::string at)
    {
        auto& cohorts = all_[whose];
        if (cohorts.at.empty()) cohorts.at = at;
        auto const [held, added] = cohorts.people.try_emplace({sex, age}, people);
        if (not added and held->second != people)
            twice_.add(whose.pcode + " " + std::to_string(held->second) + " and " + std::to_string(people), at);
    }

    void take_wide(TableRow const& row, Whose const& whose)
    {
        for (auto const column : wide_) {
            auto const people = number_in(row, column);
            auto const& heading = table_.columns[static_cast<std::size_t>(column)];
            if (people) put(whose, heading.sex, heading.age, *people, table_.at(row.number));
        }
    }

    void take_long(TableRow const& row, Whose whose)
    {
        auto const people = number_in(row, people_);
        if (not people) return;
        auto const sex = sex_of(row.text(sex_));
        auto age = age_of(row.text(age_));
        if (age.empty() and not row.text(least_).empty())
            age = age_of(row.text(most_).empty() ? std::string(row.text(least_)) + "+"
                                                 : std::string(row.text(least_)) + "-" + std::string(row.text(most_)));
        auto const group = row.text(group_);
        // In the global table the group is the code of a wide table's column, which sex and age repeat.
        auto const coded = figure_of(group);
        if (not coded and not group.empty() and sex_of(group) != 'a') whose.group = std::string(group);
        put(whose,
            coded and sex == 0 ? coded->sex
            : sex == 0         ? 'a'
                               : sex,
            coded and age.empty() ? coded->age
            : age.empty()         ? "all"
                                  : age,
            *people, table_.at(row.number));
    }

    /// A table named for one level whose only row carries the code of a finer place, beside that of the coarser one.
    void check_level_of_name()
    {
        auto const named = level_in_name(reading_.file);
        if (not named or rows_.size() != 1 or rows_[0].level <= *named or *named != 0) return;
        auto const country = reading_.known.country();
        auto const wrong = rows_[0].pcode;
        std::map<Whose, Cohorts> moved;
        for (auto& [whose, cohorts] : all_)
            moved[{country, whose.year, whose.group}] = std::move(cohorts);
        all_ = std::move(moved);
        batch_.findings.push_back(base::found(rule("population.level_of_name"), table_.at(rows_[0].row),
                                              {reading_.file, std::to_string(*named), wrong, country}));
    }

    void finish_one(Whose const& whose, Cohorts const& cohorts)
    {
        check_sexes(whose, cohorts);
        check_ages(whose, cohorts);
        auto const add = [&](char sex, std::string const& age, std::int64_t people, bool made) {
            batch_.figures.push_back({whose.pcode, whose.year, sex, age, whose.group, people, made, cohorts.at});
        };
        for (auto const& [cohort, people] : cohorts.people)
            add(cohort.first, cohort.second, people, false);
        if (cohorts.of('a', "all")) return;
        if (auto const total = added_up(cohorts)) {
            made_.add(whose.pcode, cohorts.at);
            add('a', "all", *total, true);
        }
    }

    /// Everybody, from the fewest parts: both sexes, else all ages, else all ages of both sexes.
    static std::optional<std::int64_t> added_up(Cohorts const& cohorts)
    {
        auto const f = cohorts.of('f', "all"), m = cohorts.of('m', "all");
        if (f and m) return *f + *m;
        if (auto const ages = sum_of_ages(cohorts, 'a')) return ages;
        auto const girls = sum_of_ages(cohorts, 'f'), boys = sum_of_ages(cohorts, 'm');
        return girls and boys ? std::optional(*girls + *boys) : std::nullopt;
    }

    static std::optional<std::int64_t> sum_of_ages(Cohorts const& cohorts, char sex)
    {
        std::int64_t sum = 0;
        int bands = 0;
        for (auto const& [cohort, people] : cohorts.people)
            if (cohort.first == sex and cohort.second != "all") sum += people, ++bands;
        return bands > 1 ? std::optional(sum) : std::nullopt;
    }

    void check_sexes(Whose const& whose, Cohorts const& cohorts)
    {
        for (auto const& [cohort, people] : cohorts.people) {
            if (cohort.first != 'a') continue;
            auto const f = cohorts.of('f', cohort.second), m = cohorts.of('m', cohort.second);
            if (not f or not m or *f + *m == people) continue;
            auto const of = cohort.second == "all" ? "" : " aged " + cohort.second;
            sexes_.add(whose.pcode + of + ": " + std::to_string(*f) + " and " + std::to_string(*m) + " are not " +
                           std::to_string(people),
                       cohorts.at);
            return;
        }
    }

    void check_ages(Whose const& whose, Cohorts const& cohorts)
    {
        for (char const sex : {'a', 'f', 'm'}) {
            auto const total = cohorts.of(sex, "all"), ages = sum_of_ages(cohorts, sex);
            if (not total or not ages or *total == *ages) continue;
            ages_.add(whose.pcode + ": " + std::to_string(*ages) + " are not " + std::to_string(*total), cohorts.at);
            return;
        }
    }

    struct Row {
        std::uint32_t row;
        std::string pcode;
        int level;
    };
    Reading const& reading_;
    Table const& table_;
    Batch& batch_;
    std::array<int, 6> codes_{};
    std::vector<int> wide_;
    int country_ = -1, any_code_ = -1, year_ = -1, people_ = -1, sex_ = -1, age_ = -1, least_ = -1, most_ = -1,
        group_ = -1;
    std::optional<int> year_in_name_;
    bool no_year_ = false;
    std::vector<Row> rows_;
    std::map<Whose, Cohorts> all_;
    Tally elsewhere_{"gazetteer.rows_elsewhere"}, no_place_{"population.row_without_place"},
        no_number_{"population.not_a_number"}, sexes_{"population.sexes_differ"}, ages_{"population.ages_differ"},
        made_{"population.total_made"}, twice_{"population.twice"};
};

} // namespace

void read_population(Reading const& reading, Table const& table, formats::Workbook& book, Batch& batch)
{
    Figures figures(reading, table, batch);
    table.read(book, [&](TableRow const& row) { figures.take(row); });
    figures.finish();
}

} // namespace muster::geography
