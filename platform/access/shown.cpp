#include "shown.hpp"
#include <algorithm>
#include <base/json.hpp>
#include <formats/json.hpp>

namespace muster::access {

namespace {

using formats::Json;

/// What is known of a value by what stands around it.
struct Around {
    std::string body, place, organisation;
};

constexpr std::array place_names{"place", "pcode", "code", "parent", "id"};
/// Of a figure that is withheld these stay: what it would be of.
constexpr std::array kept_names{"place", "place_name", "pcode", "level", "body", "body_name", "group", "period"};
constexpr std::array states{"state", "in_need_state", "targeted_state", "reached_state"};
/// Of a figure whose rows are withheld these go: who works there, and how many.
constexpr std::array who_names{"partners", "partner_ids", "rows", "rows_with_people", "held", "how", "planned"};

bool one_of(auto const& names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

std::string const* text_at(Json const& object, std::string_view name)
{
    auto const* found = object.find(name);
    return found != nullptr and found->is_text() ? &found->text() : nullptr;
}

void write(base::JsonWriter& json, Json const& value)
{
    if (value.is_null()) json.null();
    else if (auto const* truth = std::get_if<bool>(&value.value)) json.boolean(*truth);
    else if (auto const* whole = std::get_if<std::int64_t>(&value.value)) json.number(*whole);
    else if (auto const* real = std::get_if<double>(&value.value)) json.number(*real);
    else if (value.is_text()) json.text(value.text());
    else if (value.is_list()) {
        json.list();
        for (auto const& one : value.list()) write(json, one);
        json.end();
    }
    else {
        json.object();
        for (auto const& [name, held] : value.object()) {
            json.key(name);
            write(json, held);
        }
        json.end();
    }
}

class Redaction {
public:
    explicit Redaction(Showing const& how) : how_(how) {}

    /// False where the value has to go.
    bool walk(Json& value, Around const& around)
    {
        if (value.is_text()) return not tells(value.text(), around);
        if (value.is_list()) {
            auto& list = std::get<Json::List>(value.value);
            std::erase_if(list, [&](Json& one) { return not walk(one, around); });
            return true;
        }
        return not value.is_object() or walk_object(value, around);
    }
    [[nodiscard]] bool took() const { return took_; }

private:
    /// Who works there may read its name in the own lines.
    [[nodiscard]] bool is_own(Around const& around) const
    {
        return not around.organisation.empty() and std::ranges::none_of(how_.veil.masks(), [&](Mask const& one) {
            return one.what.kind == Kind::places and one.hides("", one.what.area == "*" ? around.place : one.what.area, around.organisation);
        });
    }

    [[nodiscard]] bool tells(std::string_view text, Around const& around) const
    {
        return not is_own(around) and std::ranges::any_of(how_.words, [&](std::string const& word) { return text.find(word) != std::string_view::npos; });
    }

    [[nodiscard]] bool names_hidden_place(Json const& object, Around const& around) const
    {
        return std::ranges::any_of(place_names, [&](char const* name) {
            auto const* text = text_at(object, name);
            return text != nullptr and how_.veil.hides(Kind::places, "", *text, around.organisation);
        });
    }

    bool walk_object(Json& value, Around around)
    {
        if (auto const* text = text_at(value, "partner")) around.organisation = *text;
        if (names_hidden_place(value, around)) return took_ = true, false;
        for (auto const* name : {"body", "sector"})
            if (auto const* text = text_at(value, name)) around.body = *text;
        for (auto const* name : {"place", "pcode"})
            if (auto const* text = text_at(value, name)) around.place = *text;
        if (not keep_by_class(value, around)) return took_ = true, false;
        auto& members = std::get<Json::Object>(value.value);
        for (auto& [name, held] : members) {
            if (walk(held, around)) continue;
            // A thing and where it lies are one: the shape of a hidden place goes with its name.
            if (name == "properties" or name == "place" or name == "place_name") return false;
            held = Json{Json::Object{{"state", Json{std::string("withheld")}}}};
            if (name == "name") return false;
        }
        return true;
    }

    bool keep_by_class(Json& value, Around const& around)
    {
        bool const has_body = text_at(value, "body") != nullptr or text_at(value, "sector") != nullptr;
        if (not has_body or around.body.empty()) return true;
        auto const hides = [&](Kind kind) { return how_.veil.hides(kind, around.body, around.place, around.organisation).has_value(); };
        if (how_.permission == Permission::contacts) return not hides(Kind::contacts);
        if (how_.permission != Permission::figures) return not how_.veil.hides_line(true, around.body, around.place, around.organisation);
        if (hides(Kind::figures)) return only_name(value);
        return not hides(Kind::rows) or without_rows(value);
    }

    /// A figure without its numbers; anything else goes.
    static bool only_name(Json& value)
    {
        bool const figure = value.find("state") != nullptr or value.find("in_need_state") != nullptr;
        if (value.find("reached") == nullptr and value.find("in_need") == nullptr and value.find("rows") == nullptr) return true;  // says nothing of people or work
        if (not figure or value.find("rank") != nullptr) return false;
        for (auto& [name, held] : std::get<Json::Object>(value.value)) {
            if (one_of(states, name)) held = Json{std::string("withheld")};
            else if (not one_of(kept_names, name)) held = Json{};
        }
        return true;
    }

    static bool without_rows(Json& value)
    {
        auto const* rows = value.find("rows");
        if (rows == nullptr and value.find("reached") == nullptr) return true;
        if (text_at(value, "partner") != nullptr or (rows != nullptr and rows->is_list())) return false;
        for (auto& [name, held] : std::get<Json::Object>(value.value))
            if (one_of(who_names, name)) held = Json{};
        return true;
    }

    Showing const& how_;
    bool took_ = false;
};

void write_mark(base::JsonWriter& json, Class const& one)
{
    json.object().member("kind", name_of(one.kind));
    // Where a hidden place lies is hidden too.
    if (one.kind != Kind::places) json.member("body", one.body);
    json.member("class", name_of(one.least)).end();
}

bool is_marked(Showing const& how, Kind kind)
{
    if (kind == Kind::contacts) return how.permission == Permission::contacts;
    return kind == Kind::places or how.permission != Permission::contacts;
}

}

bool show(std::string& document, Showing const& how)
{
    auto value = Json::parse(document);
    if (not value.is_object()) return true;
    Redaction redaction(how);
    if (not redaction.walk(value, {})) return false;
    // What has an id is one thing with all that is said of it: of a hidden line the cells of its sheet tell as much.
    bool const is_one = how.rows.empty() or value.find("id") != nullptr;
    if (is_one and redaction.took() and how.permission != Permission::figures) return false;
    std::string shown;
    base::JsonWriter json(shown);
    json.object();
    for (auto const& [name, held] : value.object()) {
        json.key(name);
        write(json, held);
    }
    if (how.marks or redaction.took()) {
        json.key("withheld").list();
        for (auto const& one : how.veil.masks())
            if (is_marked(how, one.what.kind)) write_mark(json, one.what);
        json.end();
    }
    json.end();
    shown += '\n';
    document = std::move(shown);
    return true;
}

}
