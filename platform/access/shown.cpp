#include "shown.hpp"
#include "touched.hpp"
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

bool one_of(std::vector<std::string> const& names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

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
    explicit Redaction(Showing const& how) : how_(how)
    {
        for (auto const& word : how.words) {
            std::string written;
            base::append_json_text(written, word);
            words_.push_back(written.substr(1, written.size() - 2));
        }
        for (auto const& one : how.veil.masks()) words_.push_back(word_of(one.what));
        if (how.own_class) words_.emplace_back("\"sensitivity\"");
    }

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
    [[nodiscard]] bool took_points() const { return took_points_; }

    /// What is known of all that stands in the object.
    [[nodiscard]] Around around(Json const& object) const
    {
        Around known;
        take(known.organisation, object, how_.names.organisations);
        take(known.body, object, how_.names.bodies);
        take(known.place, object, how_.names.lies_in);
        return known;
    }
    /// The list of those rows that are shown, as text.
    std::string rows(http::Parted const& parts, Around const& around)
    {
        bool const inherited = not around.body.empty() or not around.place.empty() or not around.organisation.empty();
        auto const touched = rows_with(parts, inherited ? std::vector<std::string>{""} : words_);
        std::string shown = "[";
        for (std::size_t i = 0; i < touched.size(); ++i) {
            auto const before = shown.size();
            if (before > 1) shown += ',';
            if (not touched[i]) {
                shown += parts.rows[i];
                continue;
            }
            auto value = Json::parse(parts.rows[i]);
            base::JsonWriter json(shown);
            if (walk(value, around)) write(json, value);
            else shown.resize(before);
        }
        return shown += ']';
    }

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
        return std::ranges::any_of(how_.names.places, [&](std::string const& name) {
            auto const* text = text_at(object, name);
            return text != nullptr and how_.veil.hides(Kind::places, "", *text, around.organisation);
        });
    }

    [[nodiscard]] bool is_too_sensitive(Json const& object) const
    {
        auto const* said = how_.own_class ? text_at(object, "sensitivity") : nullptr;
        auto const own = said == nullptr ? std::nullopt : sensitivity_named(*said);
        return own and *own > *how_.own_class;
    }

    bool walk_object(Json& value, Around around)
    {
        if (is_too_sensitive(value)) return took_ = true, false;
        take(around.organisation, value, how_.names.organisations);
        if (names_hidden_place(value, around)) return took_ = true, false;
        take(around.body, value, how_.names.bodies);
        take(around.place, value, how_.names.lies_in);
        if (not keep_by_class(value, around)) return took_ = true, false;
        round_point(value, around);
        auto& members = std::get<Json::Object>(value.value);
        for (auto& [name, held] : members) {
            if (walk(held, around)) continue;
            // A thing and where it lies are one: the shape of a hidden place goes with its name.
            if (name == "properties" or name == "name" or one_of(how_.names.lies_in, name) or one_of(how_.names.kept, name)) return false;
            held = Json{Json::Object{{"state", Json{std::string("withheld")}}}};
        }
        return true;
    }

    static void take(std::string& known, Json const& value, std::vector<std::string> const& names)
    {
        for (auto const& name : names)
            if (auto const* text = text_at(value, name)) known = *text;
    }
    static bool has_any(Json const& value, std::vector<std::string> const& names)
    {
        return std::ranges::any_of(names, [&](std::string const& name) { return value.find(name) != nullptr; });
    }

    bool keep_by_class(Json& value, Around const& around)
    {
        bool const has_body = std::ranges::any_of(how_.names.bodies, [&](std::string const& name) { return text_at(value, name) != nullptr; });
        if (not has_body or around.body.empty()) return true;
        auto const hides = [&](Kind kind) { return how_.veil.hides(kind, around.body, around.place, around.organisation).has_value(); };
        if (how_.permission == Permission::contacts) return not hides(Kind::contacts);
        if (how_.permission != Permission::figures) return not how_.veil.hides_line(true, around.body, around.place, around.organisation);
        if (hides(Kind::figures)) return only_name(value);
        return not hides(Kind::rows) or without_rows(value);
    }

    /// Where exactly a place lies, hidden: its district stands for it, in the members of its object, in a feature and in a sheet's cells.
    void round_point(Json& value, Around const& around)
    {
        auto const& names = how_.names;
        auto* geometry = member(value, "geometry");
        auto const* properties = value.find("properties");
        auto const* code = code_of(properties != nullptr and properties->is_object() ? *properties : value);
        auto const place = code != nullptr ? *code : around.place;
        if (place.empty() or not how_.veil.hides(Kind::points, "", place, around.organisation)) return;
        auto const* meaning = value.find(names.meaning);
        bool const is_cell = meaning != nullptr and meaning->is_text() and (meaning->text() == names.latitude or meaning->text() == names.longitude);
        bool const is_point = geometry != nullptr and geometry->is_object() and text_at(*geometry, "type") != nullptr and *text_at(*geometry, "type") == "Point";
        auto* latitude = member(value, names.latitude);
        auto* longitude = member(value, names.longitude);
        bool const is_place = latitude != nullptr and longitude != nullptr and not latitude->is_object() and not latitude->is_null();
        if (not is_cell and not is_point and not is_place) return;
        took_points_ = true;
        auto const district = how_.district_of ? how_.district_of(place) : std::nullopt;
        if (auto* told = member(value, "value"); is_cell and told != nullptr) *told = Json{};
        if (is_point and not district) *geometry = Json{};
        else if (is_point) *member(*geometry, "coordinates") = Json{Json::List{Json{district->second}, Json{district->first}}};
        if (is_place) *latitude = district ? Json{district->first} : Json{}, *longitude = district ? Json{district->second} : Json{};
        if (is_place or is_point) std::get<Json::Object>(value.value).emplace_back("rounded", Json{true});
    }

    /// The code of the place that the object itself is.
    [[nodiscard]] std::string const* code_of(Json const& object) const
    {
        for (auto const& name : how_.names.lies_in)
            if (auto const* text = text_at(object, name)) return text;
        return text_at(object, "code");
    }

    static Json* member(Json& object, std::string_view name)
    {
        for (auto& [key, held] : std::get<Json::Object>(object.value))
            if (key == name) return &held;
        return nullptr;
    }

    /// A figure without its numbers; anything else goes.
    bool only_name(Json& value) const
    {
        if (not has_any(value, how_.names.people) and value.find("rows") == nullptr) return true;  // says nothing of people or work
        if (not has_any(value, how_.names.states) or value.find("rank") != nullptr) return false;
        for (auto& [name, held] : std::get<Json::Object>(value.value)) {
            if (one_of(how_.names.states, name)) held = Json{std::string("withheld")};
            else if (not one_of(how_.names.kept, name)) held = Json{};
        }
        return true;
    }

    bool without_rows(Json& value) const
    {
        auto const* rows = value.find("rows");
        if (rows == nullptr and not has_any(value, how_.names.people)) return true;
        if (has_any(value, how_.names.organisations) or (rows != nullptr and rows->is_list())) return false;
        for (auto& [name, held] : std::get<Json::Object>(value.value))
            if (one_of(how_.names.who, name)) held = Json{};
        return true;
    }

    Showing const& how_;
    std::vector<std::string> words_;  // one of them stands in whatever has to go
    bool took_ = false, took_points_ = false;
};

void write_mark(base::JsonWriter& json, Class const& one)
{
    json.object().member("kind", name_of(one.kind));
    // Where a hidden place lies is hidden too.
    if (not is_of_places(one.kind)) json.member("body", one.body);
    json.member("class", name_of(one.least)).end();
}

bool is_marked(Showing const& how, Kind kind)
{
    if (kind == Kind::contacts) return how.permission == Permission::contacts;
    return is_of_places(kind) or how.permission != Permission::contacts;
}

}

bool show(std::string& document, Showing const& how)
{
    // Most rows of a long list have nothing to do with what is hidden: they stay as they are written.
    auto const parts = how.rows.empty() ? std::nullopt : http::parted(document, how.rows);
    auto value = Json::parse(parts ? std::string_view(parts->rest) : document);
    if (not value.is_object()) return true;
    Redaction redaction(how);
    if (not redaction.walk(value, {})) return false;
    auto const rows = parts ? redaction.rows(*parts, redaction.around(value)) : std::string();
    // What has an id is one thing with all that is said of it: of a hidden line the cells of its sheet tell as much.
    bool const is_one = how.rows.empty() or value.find("id") != nullptr;
    if (is_one and redaction.took() and how.permission != Permission::figures) return false;
    std::string shown;
    base::JsonWriter json(shown);
    json.object();
    for (auto const& [name, held] : value.object()) {
        json.key(name);
        if (parts and name == how.rows and held.is_list()) json.raw(rows);
        else write(json, held);
    }
    if (how.marks or redaction.took() or redaction.took_points()) {
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
