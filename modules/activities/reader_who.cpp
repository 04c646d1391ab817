#include "reader_inside.hpp"
#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <text/fold.hpp>

namespace muster::activities {

PartnerAnswer const& SheetReader::Inside::partner_answer(std::string_view name, std::string_view acronym, std::string_view type)
{
    scratch.assign(name).append("\x1f").append(acronym).append("\x1f").append(type);
    return partner_memo.of(scratch, [&] {
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
        auto const found = world.partners->find(name, acronym);
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
    });
}

std::vector<std::int32_t> const& SheetReader::Inside::partners_of(std::string_view name, std::string_view acronym, std::string_view type, Column const* column)
{
    auto const& answer = partner_answer(name, acronym, type);
    say(answer.said, column);
    return answer.partners;
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

/// The names of a whole sheet are settled before its rows are read, the most frequent spelling first: a slip of the
/// keyboard is then read as the name, never the name as the slip, whichever row comes first.
void SheetReader::Inside::count_partners()
{
    for (auto const role : doer_order) {
        if (not orgs[static_cast<std::size_t>(role)].any()) continue;
        auto const side = side_of(role);
        if (side.nobody()) continue;
        scratch.assign(side.name).append("\x1f").append(side.acronym).append("\x1f").append(side.type);
        if (auto const at = partner_times.find(scratch); at != partner_times.end()) ++at->second;
        else partner_times.emplace(scratch, 1);
    }
}

void SheetReader::Inside::settle_partners()
{
    std::vector<std::pair<std::string, std::int64_t>> names(partner_times.begin(), partner_times.end());
    std::ranges::sort(names, [](auto const& a, auto const& b) { return a.second != b.second ? a.second > b.second : a.first < b.first; });
    for (auto const& [key, times] : names) {
        std::string_view const text = key;
        auto const first = text.find('\x1f'), second = text.find('\x1f', first + 1);
        partner_answer(text.substr(0, first), text.substr(first + 1, second - first - 1), text.substr(second + 1));
    }
    partner_times.clear();
}

/// Who does the work: the implementing side where it is said, else the only side, else who reports or programmes it.
/// Who answers for it is kept beside (domain.md 7.2, columns 2 to 4).
std::vector<std::int32_t> SheetReader::Inside::read_partners(Line& line)
{
    std::vector<std::int32_t> who;
    Column const* at = nullptr;
    for (auto const role : doer_order) {
        if (not orgs[static_cast<std::size_t>(role)].any()) continue;
        auto const side = side_of(role);
        if (not at) at = side.column;
        if (side.nobody()) continue;
        auto const& found = partners_of(side.name, side.acronym, side.type, side.column ? side.column : at);
        if (who.empty()) who = found;
        else if (line.programme < 0 and not found.empty() and found.front() != who.front()) line.programme = found.front();
    }
    auto const& donors = orgs[static_cast<std::size_t>(Role::donor)];
    auto donor = first_words(donors.acronym);
    if (donor.empty()) donor = first_words(donors.name);
    if (not names_nobody(donor)) line.donor = reading->pool.id_of(donor);
    if (not who.empty()) return who;
    if (world.given_partner >= 0) return {world.given_partner};
    if (at) mark(rule::partner_missing, at, {});
    return {-1};
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
