// HXL tags to meanings. Source: HXL 1.1 hashtags and attributes; the 2014 draft's tags where files still carry them.
#include "header_words.hpp"
#include <array>
#include <utility>

namespace muster::activities {

namespace {

using formats::TagSpec;

Role role_of(TagSpec const& tag)
{
    if (tag.has("impl") or tag.has("implementing") or tag.has("partner")) return Role::implementing;
    if (tag.has("funder") or tag.has("funding") or tag.has("donor")) return Role::donor;
    if (tag.has("prog") or tag.has("leader") or tag.has("lead")) return Role::programme;
    if (tag.has("reporting")) return Role::reporting;
    return Role::any;
}

Part part_of(TagSpec const& tag)
{
    if (tag.has("type")) return Part::type;
    if (tag.has("acronym") or tag.has("abbr")) return Part::acronym;
    if (tag.has("code") or tag.has("pcode") or tag.has("id")) return Part::code;
    if (tag.has("name")) return Part::name;
    return Part::any;
}

Meaning people(TagSpec const& tag, Measure measure)
{
    Meaning meaning{.field = Field::people, .measure = measure};
    if (tag.has("hh") or tag.has("households")) meaning.field = Field::households;
    bool const female = tag.has("f") or tag.has("female") or tag.has("girls") or tag.has("women");
    bool const male = tag.has("m") or tag.has("male") or tag.has("boys") or tag.has("men");
    if (female != male) meaning.sex = female ? Sex::female : Sex::male;
    if (tag.has("children") or tag.has("girls") or tag.has("boys") or tag.has("adolescents")) meaning.age = Age::child;
    if (tag.has("adults") or tag.has("women") or tag.has("men")) meaning.age = Age::adult;
    if (tag.has("elderly")) meaning.age = Age::elderly;
    if (tag.has("infants")) meaning.age = Age::infant;
    meaning.disabled = tag.has("disabled") or tag.has("disability");
    if (tag.has("new") and measure == Measure::reached) meaning.measure = Measure::new_reached;
    return meaning;
}

std::optional<Meaning> place(TagSpec const& tag)
{
    std::string_view const name = tag.tag;
    bool const coded = tag.has("code") or tag.has("pcode") or tag.has("id") or name.ends_with("_id");
    if (name.starts_with("#adm") and name.size() >= 5 and name[4] >= '0' and name[4] <= '5')
        return Meaning{.field = Field::place, .part = coded ? Part::code : Part::name, .level = static_cast<std::uint8_t>(name[4] - '0')};
    if (name == "#country") return Meaning{.field = Field::place, .part = coded ? Part::code : Part::name, .level = 0};
    if (name == "#loc" or name == "#location") return Meaning{.field = tag.has("type") ? Field::site_type : Field::site, .part = coded ? Part::code : Part::name};
    if (name == "#loctype") return Meaning{.field = Field::site_type};
    if (name == "#lat_deg" or (name == "#geo" and tag.has("lat"))) return Meaning{.field = Field::lat};
    if (name == "#lon_deg" or (name == "#geo" and tag.has("lon"))) return Meaning{.field = Field::lon};
    return std::nullopt;
}

std::optional<Meaning> date(TagSpec const& tag)
{
    std::string_view const name = tag.tag;
    if (name == "#from_date") return Meaning{.field = Field::start};
    if (name == "#to_date") return Meaning{.field = Field::end};
    if (name == "#report_date") return Meaning{.field = Field::reported};
    if (name == "#period_date") return Meaning{.field = Field::period};
    if (name != "#date") return std::nullopt;
    if (tag.has("start")) return Meaning{.field = Field::start};
    if (tag.has("end")) return Meaning{.field = Field::end};
    if (tag.has("year")) return Meaning{.field = Field::year};
    if (tag.has("quarter")) return Meaning{.field = Field::quarter};
    if (tag.has("updated")) return Meaning{.field = Field::updated};
    if (tag.has("reported")) return Meaning{.field = Field::reported};
    return Meaning{.field = Field::period};
}

std::optional<Meaning> other(TagSpec const& tag)
{
    static constexpr std::array<std::pair<std::string_view, Field>, 15> plain{{
        {"#subsector", Field::subsector}, {"#modality", Field::modality}, {"#channel", Field::modality}, {"#contact", Field::contact},
        {"#description", Field::description}, {"#value", Field::cost}, {"#currency", Field::flag}, {"#id", Field::id},
        {"#validated", Field::flag}, {"#hrp", Field::flag}, {"#operation", Field::flag}, {"#operations", Field::flag}, {"#response", Field::flag},
        {"#group", Field::group},
        {"#region", Field::ignored}}};  // a grouping above the first level; no p-code system has it
    for (auto const& [name, field] : plain)
        if (tag.tag == name) return Meaning{.field = field};
    bool const coded = tag.has("code") or tag.has("id") or tag.tag.ends_with("_id");
    if (tag.tag == "#sector") return Meaning{.field = Field::sector, .part = tag.has("code") ? Part::code : Part::any};
    if (tag.tag == "#project") return Meaning{.field = tag.has("code") ? Field::project_code : Field::project};
    if (tag.tag == "#status") return Meaning{.field = Field::status};
    if (tag.tag == "#indicator") return Meaning{.field = Field::indicator, .part = coded ? Part::code : Part::any};
    if (tag.tag == "#output" or tag.tag == "#item") return Meaning{.field = Field::quantity};
    if (tag.tag == "#meta") return tag.has("id") ? std::optional(Meaning{.field = Field::id}) : Meaning{.field = Field::flag};
    if (tag.tag == "#beneficiary" and (tag.has("type") or tag.has("group"))) return Meaning{.field = Field::group};
    if (tag.tag == "#activity_id") return Meaning{.field = Field::activity_code};
    return std::nullopt;
}

std::optional<Meaning> activity(TagSpec const& tag)
{
    if (tag.has("status")) return Meaning{.field = Field::status};
    if (tag.has("project") and tag.has("type")) return Meaning{.field = Field::flag};
    if (tag.has("project")) return Meaning{.field = tag.has("code") ? Field::project_code : Field::project};
    if (tag.has("indicator")) return Meaning{.field = Field::quantity};
    if (tag.has("code") or tag.has("id")) return Meaning{.field = Field::activity_code};
    if (tag.has("subactivity")) return Meaning{.field = Field::sub_activity};
    if (tag.has("comments") or tag.has("description")) return Meaning{.field = Field::description};
    if (tag.has("area_type")) return Meaning{.field = Field::subsector};
    return Meaning{.field = Field::activity};
}

}

std::vector<Guess> guess_by_tag(TagSpec const& tag)
{
    std::optional<Meaning> meaning;
    double weight = 0.95;
    if (tag.tag == "#org") meaning = Meaning{.field = Field::org, .part = part_of(tag), .role = role_of(tag)};
    else if (tag.tag == "#reached" or tag.tag == "#reach") meaning = people(tag, Measure::reached);
    else if (tag.tag == "#targeted") meaning = people(tag, Measure::targeted);
    else if (tag.tag == "#inneed") meaning = people(tag, Measure::in_need);
    else if (tag.tag == "#activity") meaning = activity(tag);
    else if (auto const at = place(tag)) meaning = at;
    else if (auto const on = date(tag)) meaning = on;
    else if (auto const plain = other(tag)) meaning = plain;
    else if (tag.tag == "#beneficiary" or tag.tag == "#affected" or tag.tag == "#population") {
        meaning = people(tag, Measure::reached);
        weight = 0.75;
    }
    else if (tag.tag.starts_with("#x_")) return {};
    if (not meaning) return {};
    return {{*meaning, weight, "tag " + tag.text()}};
}

}
