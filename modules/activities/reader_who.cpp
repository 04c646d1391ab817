#include "reader_inside.hpp"
#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <text/fold.hpp>
#include <tuple>

namespace muster::activities {

PartnerAnswer SheetReader::Inside::partner_answer(std::string_view name, std::string_view acronym, std::string_view type)
{
    PartnerAnswer made;
    auto const cell_text = name.empty() ? acronym : name;
    auto const names = partners::split_cell(cell_text, *world.partners);
    auto const kind = partners::kind_of(type);
    if (names.size() > 1) {
        for (auto const& one : names) {
            auto const found = world.partners->find(one, one);
            made.partners.push_back(found.partner >= 0 ? found.partner : world.partners->make(one, "", kind));
        }
        std::string list;
        for (auto const& one : names) list += (list.empty() ? "" : ", ") + one;
        made.said = make_said(rule::partners_joined, {fmt::format("{}", names.size()), list});
        return made;
    }
    auto found = world.partners->find(name, acronym);
    // Words of sealed rows that a person settled stand in no list of the operation.
    if (auto const settled = world.sealed_partners.empty() ? world.sealed_partners.end() : world.sealed_partners.find(text::fold(cell_text));
        settled != world.sealed_partners.end()) {
        auto const known = world.partners->find(settled->second, settled->second).partner;
        found = {known >= 0 ? known : world.partners->by_id(settled->second), partners::Step::decided, {}};
    }
    using S = partners::Step;
    if (found.step == S::several) {
        std::string list;
        for (auto const& [candidate, score] : found.candidates) list += (list.empty() ? "" : ", ") + world.partners->at(candidate).name;
        // A full name says who it is, though its acronym is another's too: it is kept apart, and a merge is suggested.
        bool const named = not name.empty() and not acronym.empty() and text::fold(name) != text::fold(acronym);
        made.said = make_said(named ? rule::partner_acronym_shared : rule::partner_several, {std::string(cell_text), list});
        made.partners.push_back(named ? world.partners->make(name, acronym, kind) : -1);
        return made;
    }
    if (found.partner >= 0) {
        made.partners.push_back(found.partner);
        if (found.step == S::likeness)
            made.said = make_said(rule::partner_likeness, {std::string(cell_text), world.partners->at(found.partner).name});
        return made;
    }
    made.partners.push_back(world.partners->make(name, acronym, kind));
    made.said = make_said(rule::partner_new, {std::string(cell_text)});
    return made;
}

namespace {

constexpr std::array<Role, 4> doer_order{Role::implementing, Role::any, Role::reporting, Role::programme};

/// An empty, "n/a" or "-" cell names nobody.
bool names_nobody(std::string_view text)
{
    if (text.empty()) return true;
    if (text.size() > 12) return false;
    auto const kind = text::read_number(text).kind;
    return kind == text::NumberRead::Kind::empty or kind == text::NumberRead::Kind::nothing;
}

}

SheetReader::Inside::Side SheetReader::Inside::side_of(Role role)
{
    auto const& columns = orgs[static_cast<std::size_t>(role)];
    Side side;
    side.name = first_words(columns.name, &side.column);
    side.acronym = first_words(columns.acronym, side.column ? nullptr : &side.column);
    if (names_nobody(side.name)) side.name = {};
    if (names_nobody(side.acronym)) side.acronym = {};
    if (side.nobody()) return side;
    side.type = first_words(columns.type);
    if (side.type.empty()) side.type = first_words(orgs[0].type);
    return side;
}

/// The names of a whole sheet are settled when all its rows were seen, the most frequent spelling first: a slip of the
/// keyboard is then read as the name, never the name as the slip, whichever row comes first.
void SheetReader::Inside::settle_sides()
{
    std::vector<Worded*> order;
    for (auto& side : sides) order.push_back(&side);
    std::ranges::sort(order, [](Worded const* a, Worded const* b) {
        return a->times != b->times ? a->times > b->times : std::tie(a->name, a->acronym, a->type) < std::tie(b->name, b->acronym, b->type);
    });
    for (auto* side : order) side->answer = partner_answer(side->name, side->acronym, side->type);
}

/// Who is named in the row, as it is worded, whoever does the work first: the implementing side where it is said, else
/// the only side, else who reports or programmes it.
void SheetReader::Inside::read_sides(OpenRow& open, Line& line)
{
    Column const* at = nullptr;
    std::size_t named = 0;
    for (auto const role : doer_order) {
        if (not orgs[static_cast<std::size_t>(role)].any()) continue;
        auto const side = side_of(role);
        if (not at) at = side.column;
        if (side.nobody()) continue;
        scratch.assign(side.name).append("\x1f").append(side.acronym).append("\x1f").append(side.type);
        auto const which = side_memo.of(scratch, [&] {
            sides.push_back({std::string(side.name), std::string(side.acronym), std::string(side.type), 0, {}});
            return static_cast<std::int32_t>(sides.size() - 1);
        });
        ++sides[static_cast<std::size_t>(which)].times;
        open.sides[named] = which;
        open.columns[named++] = side.column ? side.column : at;
    }
    auto const& donors = orgs[static_cast<std::size_t>(Role::donor)];
    auto donor = first_words(donors.acronym);
    if (donor.empty()) donor = first_words(donors.name);
    if (not names_nobody(donor)) line.donor = reading->pool.id_of(donor);
    if (named == 0 and world.given_partner < 0 and at) mark(rule::partner_missing, at, {});
}

/// Who does the work. Who answers for it is kept beside (domain.md 7.2, columns 2 to 4).
std::vector<std::int32_t> const& SheetReader::Inside::partners_of(OpenRow const& open, std::int32_t& programme)
{
    std::vector<std::int32_t> const* who = nullptr;
    for (std::size_t i = 0; i < open.sides.size() and open.sides[i] >= 0; ++i) {
        auto const& answer = sides[static_cast<std::size_t>(open.sides[i])].answer;
        say(answer.said, open.columns[i]);
        if (who == nullptr) who = &answer.partners;
        else if (programme < 0 and answer.partners.front() != who->front()) programme = answer.partners.front();
    }
    if (who != nullptr) return *who;
    given_partners = {world.given_partner};
    return given_partners;
}

std::vector<int> SheetReader::Inside::read_bodies()
{
    Column const* at = nullptr;
    for (auto const* columns : {&subsectors, &sectors}) {
        for (auto const* column : *columns) {
            auto const text = words(column);
            if (columns == &sectors and not at) at = column;
            if (text.empty()) continue;
            auto const& answer = body_memo.of(text, [&] { return BodyAnswer{world.bodies->find(text)}; });
            // A sub-sector that is no body of its own leaves the word to the sector.
            if (not answer.bodies.empty() and (columns == &sectors or world.bodies->at(answer.bodies.front()).kind == "aor")) return answer.bodies;
        }
    }
    if (world.given_body >= 0) return {world.given_body};
    if (not at) return {-1};
    auto const text = first_words(sectors);
    if (text.empty()) mark(rule::sector_missing, at, {});
    else mark(rule::sector_unknown, at, {std::string(text)});
    return {-1};
}

/// Columns whose words come from a list: state, modality, group, unit, and the activity as it is called.
void SheetReader::Inside::read_lists(Line& line)
{
    Column const* at = nullptr;
    if (auto const text = first_words(statuses, &at); not text.empty()) {
        line.status = status_memo.of(text, [&] { return standards::status_of(text); });
        if (line.status == standards::Status::unknown) mark(rule::status_unknown, at, {std::string(text)});
    }
    if (auto const text = first_words(modalities); not text.empty())
        line.modality = modality_memo.of(text, [&] { return standards::modality_of(text); });
    if (auto const text = first_words(units); not text.empty())
        line.unit = unit_memo.of(text, [&] { return standards::unit_of(text); });
    if (auto const text = first_words(groups, &at); not text.empty()) {
        auto const& code = group_memo.of(text, [&] { return standards::group_of(text); });
        if (code.empty()) mark(rule::group_unknown, at, {std::string(text)});
        else {
            auto const found = std::ranges::find(reading->groups, code);
            line.group = static_cast<std::uint8_t>(found - reading->groups.begin());
            if (found == reading->groups.end()) reading->groups.push_back(code);
        }
    }
    for (auto const* columns : {&activities, &sub_activities, &indicators}) {
        if (line.activity != 0) break;
        if (auto const text = first_words(*columns); not text.empty()) line.activity = reading->pool.id_of(text);
    }
}

}
