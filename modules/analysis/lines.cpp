#include "lines.hpp"
#include "rules.hpp"
#include <algorithm>
#include <analysis/sql.hpp>
#include <array>
#include <base/finding.hpp>
#include <base/words.hpp>
#include <charconv>
#include <operations/operations.hpp>
#include <text/fold.hpp>

namespace muster::analysis {

namespace {

using std::size_t;

template <typename Kind, size_t Count>
Kind named(std::array<Kind, Count> const& kinds, std::string_view name)
{
    for (auto const kind : kinds)
        if (standards::name_of(kind) == name) return kind;
    return Kind::unknown;
}

standards::Status status_named(std::string_view name)
{
    using enum standards::Status;
    return named(std::array{ongoing, completed, planned, suspended, cancelled}, name);
}

standards::Unit unit_named(std::string_view name)
{
    using enum standards::Unit;
    return named(std::array{people, households, items, money, other}, name);
}

base::Saying saying_named(std::string_view name)
{
    for (size_t i = 0; i < base::saying_names.size(); ++i)
        if (base::saying_names[i] == name) return static_cast<base::Saying>(i);
    return base::Saying::not_reported;
}

Rule rule_of(standards::OverPeriods over)
{
    switch (over) {
    case standards::OverPeriods::sum: return Rule::sum;
    case standards::OverPeriods::latest: return Rule::latest;
    case standards::OverPeriods::max: return Rule::highest;
    }
    return Rule::highest;
}

int checked(int code, int most, char const* what)
{
    if (code >= most) throw base::Refusal(rule("figures.too_many"), {std::to_string(most), base::term(what)});
    return code;
}

}

std::optional<base::Period> period_between(std::string_view first, std::string_view last)
{
    auto const from = base::Day::parse(first), to = base::Day::parse(last);
    if (not from and not to) return {};
    return base::Period{from.value_or(*(to ? to : from)), to.value_or(*(from ? from : to))};
}

Lines::Lines(store::Db& db, Picture& picture, bool details)
    : db_(db), picture_(picture), engine_(*picture.engine), details_(details), rules_(standards::CountingRules::load(db, picture.operation))
{
    auto const size = operations::setting(db, picture.operation, "household.size", "");
    std::from_chars(size.data(), size.data() + size.size(), household_);
}

void Lines::read()
{
    constexpr size_t portion = 500'000;
    sealed_at_ = counts;
    activities::each_line(db_, sql::counted, {std::string_view(picture_.operation)}, [&](store::Row const& row) {
        if (hides(row)) return;
        take(row);
        if (facts_.size() < portion) return;
        engine_.load(facts_);
        facts_.clear();
    });
    engine_.load(facts_);
    engine_.settle();
    auto const& words = engine_.words();
    picture_.of_lines = {words.bodies.size(), words.groups.size(), words.partners.size()};
}

void Lines::each_version(std::string_view of_body, VersionSink const& sink)
{
    activities::each_line(db_, sql::versions, {std::string_view(picture_.operation), of_body}, [&](store::Row const& row) {
        if (hides(row)) return;
        auto const fact = fact_of(row, 1);
        sink(fact, {row.integer(known_from)}, row.is_null(known_until) ? std::nullopt : std::optional(base::Instant{row.integer(known_until)}));
    });
}

bool Lines::follow(std::string_view of)
{
    bool all = true;
    sealed_at_ = counts + 1;
    activities::each_line(db_, sql::touched, {std::string_view(picture_.operation), of}, [&](store::Row const& row) {
        if (not all or hides(row)) return;
        auto const id = picture_.line_at(row.text(submission), static_cast<std::int32_t>(row.integer(row_no)), static_cast<std::int32_t>(row.integer(part)));
        bool const stands = id and picture_.lines[*id].counts;
        if (stands == (row.integer(counts) != 0)) return;
        if (stands) all = drop(row, *id);
        else if (not id) all = put(row);
        else {
            auto fact = fact_of(row, 1);
            fact.id = *id;
            engine_.add(fact);
            picture_.lines[*id].counts = true;
        }
    });
    return all;
}

/// A line that was not met before: behind all others, and with no word for which there is a code of something else.
bool Lines::put(store::Row const& row)
{
    auto const at = std::tuple(row.text(submission), static_cast<std::int32_t>(row.integer(row_no)), static_cast<std::int32_t>(row.integer(part)));
    if (not picture_.sources.empty()) {
        auto const& last = picture_.sources.back();
        if (at < std::tuple(std::string_view(picture_.submissions[last.submission]), last.row, last.part)) return false;
    }
    auto const& words = engine_.words();
    auto const now = Picture::WordsOfLines{words.bodies.size(), words.groups.size(), words.partners.size()};
    take(row);
    auto const then = Picture::WordsOfLines{words.bodies.size(), words.groups.size(), words.partners.size()};
    if (now != then and now != picture_.of_lines) return false;
    if (now != then) picture_.of_lines = then;
    engine_.add(facts_.back());
    facts_.clear();
    return true;
}

/// A line that gave a word its code or its spelling cannot go without the others being asked.
bool Lines::drop(store::Row const& row, std::uint32_t id)
{
    if (picture_.lines[id].opens) return false;
    auto fact = fact_of(row, -1);
    fact.id = id;
    picture_.lines[id].counts = false;
    return engine_.remove(fact);
}

size_t Lines::words_met() const
{
    auto const& words = engine_.words();
    size_t met = words.periods.size();
    for (auto const* codes : {&words.bodies, &words.groups, &words.partners}) met += static_cast<size_t>(codes->size());
    return met + picture_.activities_met;
}

void Lines::take(store::Row const& row)
{
    auto const met = words_met();
    auto fact = fact_of(row, 1);
    fact.id = static_cast<std::uint32_t>(picture_.sources.size());
    picture_.add_line({picture_.submission_of(row.text(submission)), static_cast<std::int32_t>(row.integer(row_no)), static_cast<std::int32_t>(row.integer(part))},
                      words_met() != met, row.text(sealed_at_) == "severe");
    if (details_) take_detail(row);
    facts_.push_back(fact);
}

/// `sign` is 1 for a line that comes, -1 for one that goes.
Fact Lines::fact_of(store::Row const& row, int sign)
{
    auto& words = engine_.words();
    auto& notes = picture_.notes;
    Fact fact;
    notes.lines += sign;
    fact.place = place_of(row.text(place));
    int const of_body = checked(words.bodies.of(row.text(body)), most_bodies, "figures.most.sectors");
    auto const period = period_between(row.text(first_day), row.text(last_day));
    fact.key = Key::of(of_body, checked(words.groups.of(row.text(grp)), most_groups, "figures.most.groups"),
                       activity_of(of_body, row.text(activity)),
                       partner_of(row.text(partner)),
                       period ? checked(words.period_of(*period), most_codes, "figures.most.periods") : 0);
    if (row.is_null(place)) notes.no_place += sign;
    if (of_body == 0) notes.no_body += sign;
    if (not period) notes.no_period += sign;
    take_figures(row, fact, sign);
    return fact;
}

void Lines::take_detail(store::Row const& row)
{
    using enum standards::Modality;
    auto& detail = picture_.details.emplace_back();
    detail.programme = static_cast<std::uint32_t>(partner_of(row.text(programme)));
    detail.donor = static_cast<std::uint32_t>(picture_.donors.of(row.text(donor)));
    detail.modality = static_cast<std::uint8_t>(named(std::array{in_kind, service, cash, voucher, mixed}, row.text(modality)));
    detail.starts = base::Day::parse(row.text(starts));
    detail.ends = base::Day::parse(row.text(ends));
}

/// The people that a line tells of; nobody where it counts something else.

void Lines::take_figures(store::Row const& row, Fact& fact, int sign)
{
    auto said = saying_named(row.text(reached_said));
    auto const counted = unit_named(row.text(unit));
    std::int64_t times = 1;
    if (counted == standards::Unit::households) times = household_;
    bool const people = counted == standards::Unit::people or counted == standards::Unit::unknown or times > 1 or household_ == 1;
    unsigned told = 0;
    std::int64_t sum = 0;
    std::array<std::int64_t, lane_count> lanes{};
    for (int k = 0; k < lane_count and people; ++k) {
        auto const number = row.integer_if(k == 0 ? int(reached) : int(girls) + k - 1);
        if (not number or *number < 0 or (k > 0 and counted == standards::Unit::households)) continue;
        lanes[size_t(k)] = *number * times;
        told |= 1u << k;
        if (k >= first_cell and k <= last_cell) sum += lanes[size_t(k)];
    }
    if (not people) {
        (counted == standards::Unit::households ? picture_.notes.households : picture_.notes.not_people) += sign;
        said = base::Saying::not_applicable;
    }
    auto const target = row.integer_if(targeted);
    bool const aimed = people and target and *target >= 0;
    if (std::max({sum, *std::ranges::max_element(lanes), aimed ? *target * times : 0}) > most_people) {
        picture_.notes.beyond += sign;
        lanes = {};
        told = 0;
        said = base::Saying::not_reported;
    }
    else {
        for (size_t k = 0; k < lanes.size(); ++k) fact.reached[k] = static_cast<std::int32_t>(lanes[k]);
        if (aimed) fact.targeted = static_cast<std::int32_t>(*target * times);
    }
    fact.marks = Marks::of(status_named(row.text(status)), said, told, aimed);
    if (part_elders(fact)) picture_.notes.elders_inside += sign;
}

int Lines::place_of(std::string_view code)
{
    if (code.empty()) return engine_.tree().root();
    if (code == last_place_words_) return last_place_;
    last_place_words_ = code;
    auto const place = picture_.places->by_code(code);
    return last_place_ = place < 0 ? engine_.tree().root() : place;
}
/// A partner that was found to be another counts as that one.

int Lines::partner_of(std::string_view id)
{
    auto const met = met_partners_.of(id);
    while (size_t(met) >= partner_codes_.size()) {
        auto now = met_partners_.word(static_cast<int>(partner_codes_.size()));
        for (int known = picture_.partners->by_id(now); known >= 0 and not picture_.partners->at(known).merged_into.empty();
             known = picture_.partners->by_id(now))
            now = picture_.partners->at(known).merged_into;
        partner_codes_.push_back(checked(engine_.words().partners.of(now), most_codes, "figures.most.partners"));
    }
    return partner_codes_[size_t(met)];
}

int Lines::activity_of(int of_body, std::string_view written)
{
    while (written_.size() <= size_t(of_body)) written_.emplace_back(), activity_codes_.emplace_back();
    auto const met = written_[size_t(of_body)].of(written);
    auto& codes = activity_codes_[size_t(of_body)];
    while (size_t(met) >= codes.size())
        codes.push_back(new_activity(of_body, written_[size_t(of_body)].word(static_cast<int>(codes.size()))));
    return codes[size_t(met)];
}

int Lines::new_activity(int of_body, std::string_view written)
{
    auto const code = checked(engine_.words().activity_of(of_body, text::fold(written)), most_codes, "figures.most.activities");
    auto& names = picture_.activity_words;
    auto& sources = picture_.rule_sources;
    if (names.size() <= size_t(of_body)) names.resize(size_t(of_body) + 1), sources.resize(size_t(of_body) + 1);
    if (names[size_t(of_body)].size() > size_t(code)) return code;
    names[size_t(of_body)].resize(size_t(code) + 1);
    sources[size_t(of_body)].resize(size_t(code) + 1);
    ++picture_.activities_met;
    names[size_t(of_body)][size_t(code)] = written;
    auto const& counting = rules_.of(engine_.words().bodies.word(of_body), written);
    engine_.set_rule(of_body, code, rule_of(counting.over_periods));
    sources[size_t(of_body)][size_t(code)] = counting.source;
    return code;
}

}
