#include "columns.hpp"
#include "header_words.hpp"
#include "profile.hpp"
#include "rules.hpp"
#include <algorithm>
#include <base/words.hpp>
#include <fmt/core.h>
#include <standards/standards.hpp>
#include <set>
#include <text/fold.hpp>

namespace muster::activities {

namespace {

constexpr double mapped_from = 0.34;  // a guess below this is not made

/// All that is known of one column while the table is being mapped.
struct Draft {
    Head const* head = nullptr;
    Profile profile;
    std::vector<HeaderGuess> guesses;
    double rank = 0;       // of an administrative word without a level
    bool given = false;
};

std::string percent(double share) { return fmt::format("{} %", static_cast<int>(share * 100 + 0.5)); }

/// How well the values bear out a meaning: 1 neutral, above borne out, below against it.
double borne_out(Meaning const& meaning, Profile const& p)
{
    if (p.blank()) return 1;
    auto const lean = [](double share, double from, double to) { return share >= to ? 1.08 : share <= from ? 0.35 : 0.9; };
    auto const textual = p.numbers > 0.8 ? 0.4 : 1.0;
    switch (meaning.field) {
    case Field::people: case Field::households: case Field::quantity: case Field::cost:
        return p.numbers >= 0.5 ? 1.05 : p.numbers >= 0.15 ? 0.8 : 0.25;
    case Field::start: case Field::end: case Field::reported: case Field::updated:
        return p.days + p.months >= 0.4 ? 1.08 : p.days + p.months > 0.05 or p.numbers > 0.5 ? 0.7 : 0.45;
    case Field::period: return lean(std::max(p.months, p.days), 0.1, 0.5);
    case Field::year: return p.years >= 0.6 ? 1.08 : 0.3;
    case Field::status: return lean(p.statuses, 0.05, 0.4);
    case Field::sector: case Field::subsector: return meaning.part == Part::code and p.numbers > 0.8 ? 0.2 : p.bodies > 0.5 ? 1.08 : p.bodies > 0.1 ? 0.9 : 0.6 * textual;
    case Field::group: return p.groups > 0.3 ? 1.08 : p.numbers > 0.7 ? 0.25 : 0.85;
    case Field::modality: return p.modalities > 0.3 ? 1.08 : 0.75 * textual;
    case Field::org:
        if (meaning.part == Part::type) return p.org_types > 0.3 ? 1.08 : 0.7;
        return p.flags > 0.8 or p.numbers > 0.8 ? 0.3 : p.org_types > 0.8 and p.distinct < 12 ? 0.5 : p.partners > 0.3 ? 1.08 : 1;
    case Field::place:
        if (meaning.part == Part::code) return p.code_like > 0.4 or p.numbers > 0.8 ? 1.05 : 0.5;
        if (p.statuses > 0.6 or p.org_types > 0.8) return 0.35;
        return p.code_like > 0.8 ? 0.6 : textual;
    case Field::lat: case Field::lon: return p.coordinates > 0.5 or p.numbers > 0.5 ? 1.05 : 0.3;
    case Field::activity: return p.statuses > 0.7 ? 0.4 : p.flags > 0.8 ? 0.2 : p.numbers > 0.85 ? 0.35 : 1;
    case Field::id: return p.unique >= 0.8 ? 1.1 : 0.2;  // a revised row repeats its id
    case Field::flag: return p.flags > 0.6 ? 1.05 : 0.9;
    default: return 1;
    }
}

/// Level whose places or codes most values are.
std::pair<int, double> best_level(std::array<double, 6> const& shares)
{
    int best = -1;
    double share = 0;
    for (int level = 0; level < 6; ++level)
        if (shares[static_cast<std::size_t>(level)] > share) best = level, share = shares[static_cast<std::size_t>(level)];
    return {best, share};
}

/// Guesses from the values alone, for headers that say nothing: "Name" over a column of sectors.
void guess_by_values(Draft& draft)
{
    auto const& p = draft.profile;
    if (p.filled < 3) return;
    auto const add = [&](Meaning const& meaning, double weight, double share, std::string const& what) {
        draft.guesses.push_back({{meaning, weight, base::say("column.why.values", {percent(share), what})}, 0});
    };
    if (auto const [level, share] = best_level(p.place_codes); share >= 0.6 and p.code_like > 0.5)
        add({.field = Field::place, .part = Part::code, .level = static_cast<std::uint8_t>(level)}, 0.6 * share, share, base::say("column.why.place_codes", {std::to_string(level)}));
    if (auto const [level, share] = best_level(p.place_names); share >= 0.6 and p.numbers < 0.3)
        add({.field = Field::place, .part = Part::name, .level = static_cast<std::uint8_t>(level)}, 0.58 * share, share, base::say("column.why.place_names", {std::to_string(level)}));
    if (p.bodies >= 0.6 and p.numbers < 0.3) add({.field = Field::sector}, 0.6 * p.bodies, p.bodies, base::say("column.why.sectors"));
    if (p.statuses >= 0.7) add({.field = Field::status}, 0.55 * p.statuses, p.statuses, base::say("column.why.statuses"));
    if (p.partners >= 0.6 and p.flags < 0.5) add({.field = Field::org}, 0.55 * p.partners, p.partners, base::say("column.why.partners"));
    if (p.months >= 0.8 and p.years < 0.5) add({.field = Field::period}, 0.5, p.months, base::say("column.why.months"));
}

/// Tag and header agree on a field and complete each other: the tag says "reached+female", the header "Mujeres" (women).
void complete(Meaning& meaning, Meaning const& other)
{
    if (meaning.field != other.field) return;
    if (meaning.age == Age::all and meaning.sex == other.sex) meaning.age = other.age;
    if (meaning.band == 0) meaning.band = other.band;
    if (meaning.part == Part::any) meaning.part = other.part;
    if (meaning.role == Role::any) meaning.role = other.role;
    if (meaning.level == any_level) meaning.level = other.level;
}

/// "WHO", "WHERE", "POUR QUI" over several columns part a sheet into sections; they say nothing of a column.
bool is_section(std::string const& part)
{
    static constexpr std::string_view questions[] = {"who", "what", "where", "when", "whom", "for whom", "to whom", "why", "how", "qui", "quoi", "ou",
                                                     "quand", "pour qui", "a qui", "pourquoi", "comment", "quien", "que", "donde", "cuando", "para quien", "a quien"};
    return std::ranges::find(questions, text::fold(part)) != std::end(questions);
}

std::string told_by(Head const& head)
{
    if (head.parts.size() < 2 or not is_section(head.parts.front())) return head.text();
    std::string rest;
    for (std::size_t i = 1; i < head.parts.size(); ++i) rest += (i == 1 ? "" : " / ") + head.parts[i];
    return rest;
}

/// "Start date (mm/dd/yyyy)" says which comes first.
text::DayOrder order_in(std::string const& header)
{
    auto const folded = text::fold(header);
    auto const says = [&](std::string_view pattern) { return folded.find(pattern) != std::string::npos; };
    if (says("mm dd yy") or says("m d y")) return text::DayOrder::month_first;
    if (says("dd mm yy") or says("d m y") or says("jj mm aa") or says("dd mm aa")) return text::DayOrder::day_first;
    return text::DayOrder::unknown;
}

void guess(Draft& draft)
{
    auto by_header = guess_by_header(told_by(*draft.head));
    if (by_header.empty())
        for (auto const& part : draft.head->parts)
            for (auto& one : guess_by_header(part)) by_header.push_back(one);
    if (draft.head->spec) {
        for (auto& tagged : guess_by_tag(*draft.head->spec)) {
            for (auto const& word : by_header) complete(tagged.meaning, word.guess.meaning);
            draft.guesses.push_back({tagged, 0});
        }
    }
    for (auto const& one : by_header) draft.guesses.push_back(one);
    guess_by_values(draft);
    for (auto& one : draft.guesses) one.guess.weight *= borne_out(one.guess.meaning, draft.profile);
    std::ranges::stable_sort(draft.guesses, std::ranges::greater{}, [](HeaderGuess const& g) { return g.guess.weight; });
}

/// Words such as "province" and "district" say who contains whom, not which level: the levels follow from the
/// operation's places where most values are found there, else from the order of the words.
void settle_levels(std::vector<Draft>& drafts, std::vector<Column>& columns)
{
    std::set<double> ranks;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].meaning.field == Field::place and columns[i].meaning.level == any_level and drafts[i].rank > 0) ranks.insert(drafts[i].rank);
    std::set<std::uint8_t> taken;
    for (auto const& column : columns)
        if (column.weight > 0 and column.meaning.field == Field::place and column.meaning.part != Part::code and column.meaning.level != any_level) taken.insert(column.meaning.level);
    std::map<double, std::uint8_t> level_of;
    std::uint8_t next = 1;
    for (double const rank : ranks) {
        while (taken.contains(next) and next < 5) ++next;
        level_of[rank] = next;
        if (next < 5) ++next;
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        auto& column = columns[i];
        if (column.meaning.field != Field::place) continue;
        auto const& shares = column.meaning.part == Part::code ? drafts[i].profile.place_codes : drafts[i].profile.place_names;
        auto const [level, share] = best_level(shares);
        bool const by_values = share >= 0.5 and not drafts[i].given and not drafts[i].head->spec;
        if (by_values and level >= 0 and column.meaning.level != level) {
            column.meaning.level = static_cast<std::uint8_t>(level);
            column.why = base::say("column.why.level", {column.why, percent(share), std::to_string(level)});
        }
        else if (column.meaning.level == any_level and drafts[i].rank > 0) column.meaning.level = level_of[drafts[i].rank];
    }
}

/// A column whose header names a sector, a month or a group over figures stands for lines of its own.
Unfold unfold_of(Draft const& draft, World const& world, std::string& why)
{
    Unfold unfold;
    auto const& p = draft.profile;
    if (p.blank() ? draft.head->parts.empty() : p.numbers < 0.5) return unfold;
    if (draft.head->spec and draft.head->spec->tag != "#reached" and draft.head->spec->tag != "#targeted") return unfold;
    for (auto const& part : draft.head->parts) {
        if (unfold.body < 0 and world.bodies and part.size() < 60)
            if (auto const bodies = world.bodies->find(part); bodies.size() == 1 and world.bodies->at(bodies.front()).kind != "intersectoral") unfold.body = bodies.front();
        auto const read = text::read_day(part);
        if (not unfold.period and read.kind == text::DayRead::Kind::period and part.find_first_not_of("0123456789") != std::string::npos) {
            unfold.period = read.period;
            unfold.month_without_year = read.without_year;
        }
        if (unfold.group.empty() and draft.head->parts.size() > 1) unfold.group = standards::group_of(part);
    }
    if (unfold.any()) why = base::say("column.why.over_figures", {draft.head->text()});
    return unfold;
}

/// Wide tables: several columns of one kind. One alone is an ordinary column.
void find_unfolded(std::vector<Draft> const& drafts, std::vector<Column>& columns, World const& world, Layout const& layout)
{
    std::vector<Unfold> unfolds(columns.size());
    std::vector<std::string> whys(columns.size());
    std::set<int> bodies;
    std::set<base::Period> periods;
    std::set<std::string> groups;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (drafts[i].given) continue;
        auto const taken = columns[i].weight > 0.5 and columns[i].meaning.field != Field::people and columns[i].meaning.field != Field::sector and
                           columns[i].meaning.field != Field::period and columns[i].meaning.field != Field::grand_total;
        if (taken and columns[i].meaning.field != Field::households) continue;
        unfolds[i] = unfold_of(drafts[i], world, whys[i]);
        if (unfolds[i].body >= 0) bodies.insert(unfolds[i].body);
        if (unfolds[i].period) periods.insert(*unfolds[i].period);
        if (not unfolds[i].group.empty()) groups.insert(unfolds[i].group);
    }
    bool const of_orgs = text::fold(layout.sheet_name + " " + layout.titles).find("org") != std::string::npos and
                         text::fold(layout.sheet_name).find("reach") == std::string::npos and not layout.sheet_name.empty();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        auto& unfold = unfolds[i];
        if (bodies.size() < 3) unfold.body = -1;
        if (periods.size() < 2) unfold.period.reset();
        if (groups.size() < 2) unfold.group.clear();
        if (not unfold.any()) continue;
        auto meaning = columns[i].meaning;
        if (columns[i].weight < mapped_from or (meaning.field != Field::people and meaning.field != Field::households))
            meaning = {.field = of_orgs ? Field::quantity : Field::people};
        columns[i].meaning = meaning;
        columns[i].weight = std::max(columns[i].weight, 0.7);
        columns[i].why = whys[i];
        columns[i].unfold = unfold;
    }
}

/// "Total reached" beside the columns it adds up is printed for people and never counted.
void find_grand_total(std::vector<Column>& columns)
{
    bool const wide = std::ranges::any_of(columns, [](Column const& c) { return c.unfold.any(); });
    if (not wide) return;
    for (auto& column : columns) {
        auto const folded = text::fold(column.header);
        bool const total = folded.find("total") != std::string::npos or folded.find("all sectors") != std::string::npos;
        if (not column.unfold.any() and total and column.meaning.field == Field::people) {
            column.meaning = {.field = Field::grand_total};
            column.why = base::say("column.why.sum", {column.header});
        }
    }
}

/// Meanings of which a table has one: the surest column keeps it, the others give it up or stand by as alternatives.
void settle_rivals(std::vector<Column>& columns, std::vector<Draft> const& drafts)
{
    for (auto const field : {Field::id, Field::status, Field::start, Field::end, Field::group, Field::year, Field::lat, Field::lon}) {
        std::size_t best = columns.size();
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].meaning.field != field or columns[i].weight < mapped_from) continue;
            if (best == columns.size() or columns[i].weight > columns[best].weight + 0.01) best = i;
        }
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (i == best or columns[i].meaning.field != field or columns[i].weight < mapped_from or drafts[i].given) continue;
            bool replaced = false;
            for (auto const& other : drafts[i].guesses) {
                if (other.guess.meaning.field == field or other.guess.weight < mapped_from) continue;
                columns[i].meaning = other.guess.meaning;
                columns[i].weight = other.guess.weight;
                columns[i].why = other.guess.why;
                replaced = true;
                break;
            }
            if (not replaced and field == Field::id) columns[i].meaning.field = Field::project_code;
        }
    }
}

/// A second column of the same meaning stands by for empty cells, but only one that is about as sure as the first.
void drop_weak_alternatives(std::vector<Column>& columns, std::vector<Draft> const& drafts)
{
    constexpr double about_as_sure = 0.22;
    for (auto const field : {Field::org, Field::place, Field::sector, Field::site, Field::people, Field::activity}) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].meaning.field != field or columns[i].weight == 0 or drafts[i].given or columns[i].unfold.any()) continue;
            for (auto const& other : columns)
                if (&other != &columns[i] and other.meaning.field == field and other.meaning.role == columns[i].meaning.role and
                    other.meaning.part == columns[i].meaning.part and other.meaning.level == columns[i].meaning.level and
                    other.meaning.measure == columns[i].meaning.measure and other.meaning.sex == columns[i].meaning.sex and
                    other.meaning.age == columns[i].meaning.age and other.weight > columns[i].weight + about_as_sure)
                    columns[i].weight = 0;
        }
    }
}

std::map<std::string, Meaning> folded_keys(std::map<std::string, Meaning> const& given)
{
    std::map<std::string, Meaning> folded;
    for (auto const& [header, meaning] : given) folded[text::fold(header)] = meaning;
    return folded;
}

Column first_draft(Draft& draft, std::map<std::string, Meaning> const& given, std::string const& given_why)
{
    Column column{.index = draft.head->index, .header = draft.head->text(), .tag = draft.head->tag};
    column.day_order = draft.profile.day_order;
    if (column.day_order == text::DayOrder::unknown) column.day_order = order_in(column.header);
    column.habit = draft.profile.habit;
    auto at = given.find(text::fold(column.header));
    if (at == given.end()) at = given.find("column " + text::fold(formats::column_name(column.index)));
    if (at == given.end() and not column.tag.empty()) at = given.find(text::fold(column.tag));
    if (at != given.end()) {
        draft.given = true;
        column.meaning = at->second;
        column.weight = 1;
        column.why = given_why;
    }
    else if (not draft.guesses.empty() and draft.guesses.front().guess.weight >= mapped_from) {
        auto const& best = draft.guesses.front();
        column.meaning = best.guess.meaning;
        column.weight = best.guess.weight;
        column.why = best.guess.why;
        draft.rank = best.rank;
    }
    if (column.header.empty()) column.header = column.tag;
    return column;
}

void note_gaps(Mapping& mapping, Layout const& layout, World const& world)
{
    auto const at = layout.sheet_name;
    if (not mapping.first(Field::org) and world.given_partner < 0) mapping.findings.push_back(base::found(rule::no_partner_column, at));
    if (not mapping.first(Field::sector) and world.given_body < 0 and not mapping.wide()) mapping.findings.push_back(base::found(rule::no_sector_column, at));
    if (not mapping.first(Field::place) and not mapping.first(Field::site) and not mapping.first(Field::lat))
        mapping.findings.push_back(base::found(rule::no_place_column, at));
    for (auto const& column : mapping.columns)
        if (column.weight == 0 and not column.header.empty())
            mapping.findings.push_back(base::found(rule::column_not_mapped, formats::place_name(at, layout.header_rows.empty() ? layout.first_data_row : layout.header_rows.back(), column.index), {column.header}));
    for (auto const& sheet : layout.alike) mapping.findings.push_back(base::found(rule::sheet_alike, at, {sheet}));
}

}

Column const* Mapping::first(Field field) const
{
    for (auto const& column : columns)
        if (column.weight > 0 and column.meaning.field == field) return &column;
    return nullptr;
}

std::vector<Column const*> Mapping::of(Field field) const
{
    std::vector<Column const*> found;
    for (auto const& column : columns)
        if (column.weight > 0 and column.meaning.field == field) found.push_back(&column);
    std::ranges::stable_sort(found, std::ranges::greater{}, [](Column const* c) { return c->weight; });
    return found;
}

bool Mapping::wide() const
{
    return std::ranges::any_of(columns, [](Column const& c) { return c.unfold.any(); });
}

Mapping map_columns(Layout const& layout, Sample const& sample, World const& world, std::map<std::string, Meaning> const& given, std::string const& given_why)
{
    Mapping mapping;
    std::vector<Draft> drafts(layout.heads.size());
    auto const wanted = folded_keys(given);
    std::string headers;
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        drafts[i].head = &layout.heads[i];
        drafts[i].profile = profile_of(sample, layout.first_data_row, layout.heads[i].index, world);
        guess(drafts[i]);
        mapping.columns.push_back(first_draft(drafts[i], wanted, given_why));
        headers += text::fold(layout.heads[i].text()) + "|" + text::fold(layout.heads[i].tag) + "\n";
    }
    mapping.fingerprint = base::Key128::of(headers).text();
    settle_rivals(mapping.columns, drafts);
    settle_levels(drafts, mapping.columns);
    find_unfolded(drafts, mapping.columns, world, layout);
    find_grand_total(mapping.columns);
    drop_weak_alternatives(mapping.columns, drafts);
    note_gaps(mapping, layout, world);
    return mapping;
}

}
