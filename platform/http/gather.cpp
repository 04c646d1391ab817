// What a request says, as parameters by name.
#include "derived.hpp"
#include "language.hpp"
#include <algorithm>
#include <fmt/core.h>
#include <formats/json.hpp>

namespace muster::http {

namespace {

Parameter const* parameter_named(Route const& route, std::string_view name)
{
    auto const at = std::ranges::find(route.takes, name, &Parameter::name);
    // "*" is a word to the gate, no parameter.
    return at == route.takes.end() or name == "*" ? nullptr : &*at;
}

[[noreturn]] void refuse(std::string_view code, std::vector<std::string> const& args) { throw base::Refusal(rule(code), args); }

[[noreturn]] void no_parameter(Route const& route, std::string const& name)
{
    std::string known;
    for (auto const& one : route.takes)
        if (not one.in_path and one.name != "*") known += (known.empty() ? "" : ", ") + one.name;
    refuse("http.no_parameter", {name, known.empty() ? base::term("http.takes_none") : base::term("http.takes", {known})});
}

/// A switch that is off is not given at all.
bool is_off(std::string_view value) { return value == "false" or value == "0"; }

void put(Route const& route, Params& params, std::string const& name, std::vector<std::string> values)
{
    auto const* known = parameter_named(route, name);
    if (known == nullptr) no_parameter(route, name);
    if (params.contains(name) or (values.size() > 1 and not known->many)) refuse("http.once", {name});
    if (known->value.empty()) {
        auto const& value = values.empty() ? std::string("true") : values.front();
        if (is_off(value)) return;
        if (value != "true" and value != "1" and not value.empty()) refuse("http.bad_value", {name, base::term("http.value.switch")});
        values = {"true"};
    }
    params[name] = std::move(values);
}

std::vector<std::string> values_of(std::string const& name, formats::Json const& json)
{
    if (json.is_object()) refuse("http.bad_value", {name, base::term("http.value.plain")});
    if (not json.is_list()) {
        if (auto const* truth = std::get_if<bool>(&json.value)) return {*truth ? "true" : "false"};
        return {json.as_text()};
    }
    std::vector<std::string> values;
    for (auto const& one : json.list()) {
        if (one.is_list() or one.is_object()) refuse("http.bad_value", {name, base::term("http.value.list")});
        values.push_back(one.as_text());
    }
    return values;
}

void put_body(Route const& route, Request const& request, Params& params)
{
    if (request.body.empty()) return;
    formats::Json json;
    try {
        json = formats::Json::parse(request.body);
    }
    catch (base::Refusal const& refusal) {
        refuse("http.not_json", {refusal.finding().sentence});
    }
    if (not json.is_object()) refuse("http.not_json", {base::term("http.no_object")});
    for (auto const& [name, value] : json.object()) {
        if (value.is_null()) continue;
        auto values = values_of(name, value);
        if (not values.empty()) put(route, params, name, std::move(values));
        else if (parameter_named(route, name) == nullptr) no_parameter(route, name);
    }
}

}

std::vector<std::string> slots_of(std::string_view path)
{
    std::vector<std::string> slots;
    for (auto open = path.find('{'); open != std::string_view::npos; open = path.find('{', open + 1))
        slots.emplace_back(path.substr(open + 1, path.find('}', open) - open - 1));
    return slots;
}

Params gather(Route const& route, Request const& request)
{
    Params params;
    for (auto const& [name, values] : request.slots) params[name] = values;
    for (auto const& [name, values] : request.query) {
        if (name == language_parameter) continue;
        auto told = values;
        auto const* known = parameter_named(route, name);
        // "?by=" in an address says nothing; a switch needs no value.
        if (known == nullptr or not known->value.empty()) std::erase(told, "");
        if (not told.empty()) put(route, params, name, std::move(told));
        else if (known == nullptr) no_parameter(route, name);
    }
    if (route.brings == Brings::json) put_body(route, request, params);
    for (auto const& one : route.takes)
        if (one.required and not params.contains(one.name)) refuse("http.needs_parameter", {one.name, one.summary});
    return params;
}

}
