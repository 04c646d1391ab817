#include "need_parts.hpp"
#include "picture.hpp"
#include "rules.hpp"
#include <algorithm>
#include <analysis/sql.hpp>
#include <array>
#include <base/finding.hpp>
#include <charconv>
#include <operations/operations.hpp>
#include <set>
#include <standards/standards.hpp>
#include <store/journal.hpp>
#include <text/fold.hpp>

namespace muster::analysis {

namespace {

using std::size_t;

/// The places as a tree with one root. A place whose parent is unknown hangs under the root, so nothing is lost.
Tree tree_of(geography::Gazetteer const& places)
{
    std::vector<Tree::Place> made(places.size());
    std::vector<int> countries;
    for (int i = 0; i < static_cast<int>(places.size()); ++i) {
        auto const& place = places.at(i);
        made[size_t(i)] = {places.parent_of(i), place.level, places.population(i).value_or(-1)};
        if (place.level == 0) countries.push_back(i);
    }
    int root = countries.size() == 1 ? countries.front() : static_cast<int>(made.size());
    if (countries.size() != 1) made.push_back({-1, countries.empty() ? 0 : -1, -1});
    for (int i = 0; i < static_cast<int>(made.size()); ++i) {
        auto& place = made[size_t(i)];
        if (i == root) place.parent = -1;
        else if (place.parent < 0 or made[size_t(place.parent)].level >= place.level) place.parent = root;
    }
    return Tree(std::move(made));
}

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

std::optional<base::Period> period_between(std::string_view first, std::string_view last)
{
    auto const from = base::Day::parse(first), to = base::Day::parse(last);
    if (not from and not to) return {};
    return base::Period{from.value_or(*(to ? to : from)), to.value_or(*(from ? from : to))};
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

/// Reads the lines and gives them to the engine portion by portion.
class Lines {
public:
    Lines(store::Db& db, Picture& picture, bool details)
        : db_(db), picture_(picture), engine_(*picture.engine), details_(details), rules_(standards::CountingRules::load(db, picture.operation))
    {
        auto const size = operations::setting(db, picture.operation, "household.size", "");
        std::from_chars(size.data(), size.data() + size.size(), household_);
    }

    void read()
    {
        constexpr size_t portion = 500'000;
        db_.each(sql::counted, {std::string_view(picture_.operation)}, [&](store::Row const& row) {
            take(row);
            if (facts_.size() < portion) return;
            engine_.load(facts_);
            facts_.clear();
        });
        engine_.load(facts_);
        engine_.settle();
    }

private:
    enum Column {
        submission, row_no, part, partner, body, activity, place, grp, status, unit, first_day, last_day, reached_said, reached,
        targeted, girls, programme = int(girls) + lane_count - 1, donor, modality, starts, ends
    };

    void take(store::Row const& row)
    {
        auto& words = engine_.words();
        auto& notes = picture_.notes;
        Fact fact;
        fact.id = static_cast<std::uint32_t>(picture_.sources.size());
        picture_.sources.push_back({submission_of(row.text(submission)), static_cast<std::int32_t>(row.integer(row_no)),
                                    static_cast<std::int32_t>(row.integer(part))});
        ++notes.lines;
        fact.place = place_of(row.text(place));
        int const of_body = checked(words.bodies.of(row.text(body)), most_bodies, "sectors");
        auto const period = period_between(row.text(first_day), row.text(last_day));
        fact.key = Key::of(of_body, checked(words.groups.of(row.text(grp)), most_groups, "population groups"),
                           activity_of(of_body, row.text(activity)),
                           partner_of(row.text(partner)),
                           period ? checked(words.period_of(*period), most_codes, "periods") : 0);
        notes.no_place += row.is_null(place);
        notes.no_body += of_body == 0;
        notes.no_period += not period;
        take_figures(row, fact);
        if (details_) take_detail(row);
        facts_.push_back(fact);
    }

    void take_detail(store::Row const& row)
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
    void take_figures(store::Row const& row, Fact& fact)
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
            (counted == standards::Unit::households ? picture_.notes.households : picture_.notes.not_people) += 1;
            said = base::Saying::not_applicable;
        }
        auto const target = row.integer_if(targeted);
        bool const aimed = people and target and *target >= 0;
        if (std::max({sum, *std::ranges::max_element(lanes), aimed ? *target * times : 0}) > most_people) {
            ++picture_.notes.beyond;
            lanes = {};
            told = 0;
            said = base::Saying::not_reported;
        }
        else {
            for (size_t k = 0; k < lanes.size(); ++k) fact.reached[k] = static_cast<std::int32_t>(lanes[k]);
            if (aimed) fact.targeted = static_cast<std::int32_t>(*target * times);
        }
        fact.marks = Marks::of(status_named(row.text(status)), said, told, aimed);
        picture_.notes.elders_inside += part_elders(fact);
    }

    int checked(int code, int most, char const* what)
    {
        if (code >= most) throw base::Refusal(rule("figures.too_many"), {std::to_string(most), what});
        return code;
    }
    std::uint32_t submission_of(std::string_view id)
    {
        // Lines come submission by submission.
        if (picture_.submissions.empty() or picture_.submissions.back() != id) picture_.submissions.emplace_back(id);
        return static_cast<std::uint32_t>(picture_.submissions.size() - 1);
    }
    int place_of(std::string_view code)
    {
        if (code.empty()) return engine_.tree().root();
        if (code == last_place_words_) return last_place_;
        last_place_words_ = code;
        auto const place = picture_.places->by_code(code);
        return last_place_ = place < 0 ? engine_.tree().root() : place;
    }
    /// A partner that was found to be another counts as that one.
    int partner_of(std::string_view id)
    {
        auto const met = met_partners_.of(id);
        while (size_t(met) >= partner_codes_.size()) {
            auto now = met_partners_.word(static_cast<int>(partner_codes_.size()));
            for (int known = picture_.partners->by_id(now); known >= 0 and not picture_.partners->at(known).merged_into.empty();
                 known = picture_.partners->by_id(now))
                now = picture_.partners->at(known).merged_into;
            partner_codes_.push_back(checked(engine_.words().partners.of(now), most_codes, "partners"));
        }
        return partner_codes_[size_t(met)];
    }
    int activity_of(int of_body, std::string_view written)
    {
        while (written_.size() <= size_t(of_body)) written_.emplace_back(), activity_codes_.emplace_back();
        auto const met = written_[size_t(of_body)].of(written);
        auto& codes = activity_codes_[size_t(of_body)];
        while (size_t(met) >= codes.size())
            codes.push_back(new_activity(of_body, written_[size_t(of_body)].word(static_cast<int>(codes.size()))));
        return codes[size_t(met)];
    }
    int new_activity(int of_body, std::string_view written)
    {
        auto const code = checked(engine_.words().activity_of(of_body, text::fold(written)), most_codes, "activities of one sector");
        auto& names = picture_.activity_words;
        auto& sources = picture_.rule_sources;
        if (names.size() <= size_t(of_body)) names.resize(size_t(of_body) + 1), sources.resize(size_t(of_body) + 1);
        if (names[size_t(of_body)].size() > size_t(code)) return code;
        names[size_t(of_body)].resize(size_t(code) + 1);
        sources[size_t(of_body)].resize(size_t(code) + 1);
        names[size_t(of_body)][size_t(code)] = written;
        auto const& counting = rules_.of(engine_.words().bodies.word(of_body), written);
        engine_.set_rule(of_body, code, rule_of(counting.over_periods));
        sources[size_t(of_body)][size_t(code)] = counting.source;
        return code;
    }

    store::Db& db_;
    Picture& picture_;
    Engine& engine_;
    bool details_;
    standards::CountingRules rules_;
    std::int64_t household_ = 0;
    std::vector<Fact> facts_;
    struct Written : Codes {
        Written() : Codes("") {}
    };
    std::vector<Written> written_;                  // by body: activities as written
    std::vector<std::vector<int>> activity_codes_;  // of those
    Written met_partners_;
    std::vector<int> partner_codes_;
    std::string last_place_words_;
    int last_place_ = 0;
};

void read_held(store::Db& db, Picture& picture)
{
    std::string last;
    db.each(sql::held, {std::string_view(picture.operation)}, [&](store::Row const& row) {
        auto& held = picture.held.emplace_back();
        if (last != row.text(0)) picture.submissions.push_back(last = row.string(0));
        held.source = {static_cast<std::uint32_t>(picture.submissions.size() - 1), static_cast<std::int32_t>(row.integer(1)),
                       static_cast<std::int32_t>(row.integer(2))};
        held.severity = row.text(3);
        held.code = row.text(4);
        held.partner = picture.engine->words().partners.find(row.text(5));
        held.body = row.text(6);
        auto const place = picture.places->by_code(row.text(7));
        held.place = place < 0 ? picture.engine->tree().root() : place;
        held.period = period_between(row.text(8), row.text(9));
    });
    db.each(sql::nil, {std::string_view(picture.operation)}, [&](store::Row const& row) {
        auto const period = period_between(row.text(2), row.text(3));
        if (period) picture.nil.push_back({picture.engine->words().partners.of(row.text(0)), row.string(1), *period});
    });
}

std::int32_t told_people(store::Row const& row, int column)
{
    auto const number = row.integer_if(column);
    return number and *number >= 0 and *number <= most_people ? static_cast<std::int32_t>(*number) : -1;
}

int place_of_needs(Picture& picture, std::string_view code)
{
    auto const place = picture.places->by_code(code);
    // National figures stand on the country's code even where no gazetteer is loaded.
    if (place < 0 and picture.places->size() == 0) return picture.engine->tree().root();
    return place;
}

void read_need_parts(store::Db& db, Picture& picture)
{
    auto& words = picture.engine->words();
    std::vector<NeedCross> cells;
    db.each(sql::need_parts, {std::string_view(picture.operation)}, [&](store::Row const& row) {
        auto const place = place_of_needs(picture, row.text(0));
        auto const in_need = told_people(row, 6);
        if (place < 0 or in_need < 0) return;
        auto const body = words.bodies.of(row.text(1)), group = words.groups.of(row.text(2));
        bool const by_sex = row.text(3) != "all", by_age = row.text(4) != "all";
        if (by_sex and by_age) cells.push_back({place, body, group, row.string(3), row.string(4), row.string(5), in_need});
        else if (by_sex or not row.is_null(5))
            picture.parts.push_back({place, body, group, by_sex ? "sex" : "age", by_sex ? row.string(3) : row.string(5), in_need});
    });
    complete_parts(picture.parts, std::move(cells));
}

void read_needs(store::Db& db, Picture& picture)
{
    auto& engine = *picture.engine;
    std::vector<NeedBook::Told> told;
    std::set<std::string> sources;
    picture.has_needs.assign(10, 0);
    db.each(sql::needs, {std::string_view(picture.operation)}, [&](store::Row const& row) {
        auto const place = place_of_needs(picture, row.text(0));
        if (place < 0) {
            ++picture.notes.needs_unplaced;
            return;
        }
        NeedCell cell;
        cell.body = static_cast<std::uint8_t>(engine.words().bodies.of(row.text(1)));
        cell.group = static_cast<std::uint8_t>(engine.words().groups.of(row.text(2)));
        cell.population = told_people(row, 3);
        cell.in_need = told_people(row, 4);
        cell.targeted = told_people(row, 5);
        cell.severity = static_cast<std::int8_t>(std::clamp<std::int64_t>(row.integer(6), 0, 5));
        told.push_back({place, cell});
        if (cell.in_need >= 0) picture.has_needs[size_t(std::clamp(engine.tree().level(place), 0, 9))] = 1;
        if (not row.is_null(7)) sources.insert(row.string(7));
    });
    engine.set_needs(std::move(told));
    for (auto const& source : sources) picture.needs_sources += (picture.needs_sources.empty() ? "" : ", ") + source;
    read_need_parts(db, picture);
}

}

namespace {

std::unique_ptr<Picture> read_picture(store::Db& db, base::Clock const& clock, std::string const& operation, bool details)
{
    auto picture = std::make_unique<Picture>();
    picture->operation = operation;
    picture->at = clock.now();
    picture->journal = store::journal_head(db);
    picture->places = geography::Gazetteer::load(db, operation);
    picture->bodies = structure::Bodies::load(db, operation, clock.today());
    picture->partners = partners::Registry::load(db, operation);
    picture->engine = std::make_unique<Engine>(tree_of(*picture->places));
    Lines(db, *picture, details).read();
    read_held(db, *picture);
    read_needs(db, *picture);
    auto& bodies = picture->engine->words().bodies;
    for (int i = 0; i < static_cast<int>(picture->bodies->size()); ++i)
        if (not picture->bodies->at(i).enters_joint_figures)
            if (auto const code = bodies.find(picture->bodies->at(i).code); code >= 0) picture->engine->keep_out_of_joint(code);
    return picture;
}

}

std::unique_ptr<Picture> load_picture(store::Db& db, base::Clock const& clock, std::string const& operation, bool details)
{
    // Every write passes the journal: where its head has not moved, all was read as it stood at one moment. A reader
    // takes no lock, so imports go on; after a few tries under steady writing the last picture stands.
    constexpr int tries = 3;
    std::unique_ptr<Picture> picture;
    for (int i = 0; i < tries; ++i) {
        picture = read_picture(db, clock, operation, details);
        if (store::journal_head(db) == picture->journal) break;
    }
    return picture;
}

}
