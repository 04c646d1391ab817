// The rule of a duty by its name.
#include "facts.hpp"
#include <algorithm>
#include <base/ensure.hpp>
#include <unordered_map>

namespace muster::accountability {

Verdict judge(Question const& question)
{
    static auto const rules = [] {
        std::unordered_map<std::string_view, Rule> all;
        for (auto const& table : {structure_rules(), people_rules(), report_rules(), standard_rules(), commitment_rules(), meeting_rules()})
            for (auto const& one : table) all.emplace(one.name, one.rule);
        return all;
    }();
    auto const at = rules.find(question.duty.rule);
    ENSURE(at != rules.end());
    return at->second(question);
}

}
