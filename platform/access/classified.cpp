// How sensitive an answer is: what of the policy speaks of anything in it.
#include "shown.hpp"
#include "touched.hpp"
#include <algorithm>
#include <formats/json.hpp>

namespace muster::access {

namespace {

using formats::Json;


std::string const* text_at(Json const& object, std::vector<std::string> const& names)
{
    for (auto const& name : names)
        if (auto const* found = object.find(name); found != nullptr and found->is_text()) return &found->text();
    return nullptr;
}

bool has_value(Json const& object, std::vector<std::string> const& names)
{
    return std::ranges::any_of(names, [&](std::string const& name) {
        auto const* found = object.find(name);
        return found != nullptr and not found->is_null() and not(found->is_list() and found->list().empty());
    });
}

/// What is known of a value by what stands around it.
struct Around {
    std::string body, place, organisation;
};

class Look {
public:
    Look(Policy const& policy, Showing const& how, Sensitivity least) : policy_(policy), how_(how), found_(least) {}

    void walk(Json const& value, Around around)
    {
        if (value.is_list())
            for (auto const& one : value.list()) walk(one, around);
        if (not value.is_object()) return;
        around = this->around(value, std::move(around));
        look_at(value, around);
        for (auto const& [name, held] : value.object()) walk(held, around);
    }
    /// What is known of all that stands in the object.
    [[nodiscard]] Around around(Json const& object, Around outside = {}) const
    {
        if (auto const* said = text_at(object, how_.names.bodies)) outside.body = *said;
        if (auto const* said = text_at(object, how_.names.lies_in)) outside.place = *said;
        if (auto const* said = text_at(object, how_.names.organisations)) outside.organisation = *said;
        return outside;
    }
    [[nodiscard]] Sensitivity found() const { return found_; }

private:
    void raise(Kind kind, Around const& of)
    {
        // A figure that the veil hides stands without its number.
        if (not how_.veil.hides(kind, of.body, of.place, of.organisation)) found_ = std::max(found_, class_of(policy_, kind, of.body, of.place));
    }

    /// A line or a person is an object of its own; a figure may be one, and may say who stands behind it.
    void look_at(Json const& value, Around const& around)
    {
        if (auto const* said = value.find("sensitivity"); said != nullptr and said->is_text()) found_ = std::max(found_, sensitivity_named(said->text()).value_or(found_));
        if (auto const* code = text_at(value, how_.names.places)) {
            raise(Kind::places, {"", *code, around.organisation});
            if (has_value(value, {how_.names.latitude})) raise(Kind::points, {"", *code, around.organisation});
        }
        if (text_at(value, how_.names.bodies) == nullptr or around.body.empty()) return;
        if (how_.permission == Permission::contacts) return raise(Kind::contacts, around);
        bool const is_figure = has_value(value, how_.names.people) or has_value(value, how_.names.who);
        if (how_.permission != Permission::figures) raise(Kind::rows, around);
        else if (has_value(value, how_.names.who) or (is_figure and has_value(value, how_.names.organisations))) raise(Kind::rows, around);
        if (is_figure or how_.permission != Permission::figures) raise(Kind::figures, around);
    }

    Policy const& policy_;
    Showing const& how_;
    Sensitivity found_;
};

}

Sensitivity class_held(std::string_view document, Policy const& policy, Showing const& how)
{
    auto const least = how.permission == Permission::figures ? Sensitivity::low : Sensitivity::moderate;
    std::vector<std::string> words{"\"sensitivity\""};
    for (auto const& one : policy)
        if (one.least > least) words.push_back(word_of(one));
    if (std::ranges::none_of(words, [&](std::string const& word) { return document.find(word) != std::string_view::npos; })) return least;
    Look look(policy, how, least);
    auto const parts = how.rows.empty() ? std::nullopt : http::parted(document, how.rows);
    auto const whole = Json::parse(parts ? std::string_view(parts->rest) : document);
    look.walk(whole, {});
    if (not parts or not whole.is_object()) return look.found();
    auto const around = look.around(whole);
    if (not around.body.empty() or not around.place.empty()) words = {""};
    auto const with = rows_with(*parts, words);
    for (std::size_t i = 0; i < with.size(); ++i)
        if (with[i]) look.walk(Json::parse(parts->rows[i]), around);
    return look.found();
}

}
