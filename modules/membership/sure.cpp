// What people give to name a body, a partner, a place or a day, made sure.
#include "inside.hpp"

#include <algorithm>
#include <membership/sql.hpp>
#include <structure/structure.hpp>

namespace muster::membership {

std::string body_sure(store::Db& db, std::string const& operation, std::string const& body, base::Day day)
{
    auto const known = structure::Bodies::load(db, operation, day);
    if (auto const at = known->by_code(body); at >= 0) return known->at(at).code;
    // Working groups and hubs are established without standing in the list that sheets are read with.
    auto const established = structure::on(db, operation, day);
    if (std::ranges::find(established, body, &structure::BodyOnDay::code) != established.end()) return body;
    throw base::Refusal(unknown_body, {body});
}

std::string partner_sure(store::Db& db, std::string const& operation, std::string const& words)
{
    auto const registry = partners::Registry::load(db, operation);
    auto at = registry->by_id(words);
    std::string may_be;
    if (at < 0) {
        auto const found = registry->find(words, "");
        using partners::Step;
        bool const sure = found.step == Step::exact or found.step == Step::acronym or found.step == Step::alias or found.step == Step::decided;
        if (sure) at = found.partner;
        for (auto const& [candidate, score] : found.candidates) may_be += (may_be.empty() ? " It may be " : ", ") + registry->at(candidate).id;
    }
    if (at < 0) throw base::Refusal(unknown_partner, {words, may_be.empty() ? "" : may_be + "."});
    auto const& id = registry->at(at).id;
    return db.text(sql::partner_counts_as, {std::string_view(operation), std::string_view(id)}).value_or(id);
}

std::string place_sure(store::Db& db, std::string const& operation, std::string const& pcode)
{
    if (pcode.empty() or db.number(sql::place_is_there, {std::string_view(operation), std::string_view(pcode)}).value_or(0) > 0) return pcode;
    throw base::Refusal(unknown_place, {pcode});
}

base::Day day_sure(std::string const& text)
{
    auto const day = base::Day::parse(text);
    if (not day) throw base::Refusal(bad_day, {text});
    return *day;
}

base::Day day_given(cli::Call& call, std::string_view option, base::Day otherwise) { return call.has(option) ? day_sure(call.text(option)) : otherwise; }

std::string joined(std::vector<std::string> const& several, std::string_view between)
{
    std::string out;
    for (auto const& one : several) {
        if (not out.empty()) out += between;
        out += one;
    }
    return out;
}

}
