// The caseloads of a plan as HPC Tools gives them.
#include "rules.hpp"
#include "special.hpp"

#include <formats/apart.hpp>
#include <map>
#include <text/fold.hpp>

namespace muster::needs {
namespace {

struct Metric {
    std::string_view name;
    What what;
};
constexpr Metric metrics[] = {{"totalPopulation", What::population},
                              {"affected", What::affected},
                              {"inNeed", What::in_need},
                              {"target", What::targeted},
                              {"expectedReach", What::reached}};

std::optional<What> metric_named(std::string_view name)
{
    for (auto const& metric : metrics)
        if (metric.name == name) return metric.what;
    return {};
}

struct Caseloads {
    Context& context;
    Loaded& loaded;
    std::map<std::int64_t, Where> places;

    void learn_places(formats::Json const& locations)
    {
        for (auto const& location : locations.list()) {
            geography::Asked asked;
            auto level = location.number_or("adminLevel", 0);
            auto pcode = location.text_or("pcode", ""), name = location.text_or("name", "");
            if (level >= 1 and level <= 5) {
                asked.code[static_cast<std::size_t>(level)] = pcode;
                asked.name[static_cast<std::size_t>(level)] = name;
            }
            places[location.number_or("id", -1)] = place_of(context, asked, "locations");
        }
    }

    /// The description tells more than the code: HPC Tools calls both "Protection (overall)" and "General Protection" PRO.
    [[nodiscard]] std::string body_of(formats::Json const& caseload) const
    {
        if (caseload.text_or("caseloadType", "") == "plan") return "intersectoral";
        auto code = context.bodies.by_code(caseload.text_or("availableGlobalClusterCode", ""));
        if (code >= 0) return context.bodies.at(code).code;
        auto found = context.bodies.find(caseload.text_or("caseloadDescription", ""));
        return found.size() == 1 ? context.bodies.at(found.front()).code : std::string();
    }

    void tell(Where const& where, std::string const& body, std::string const& series, Cut const& cut, What what,
              formats::Json const* number, std::string const& at)
    {
        if (not number or not number->real()) return;
        auto value = people_in({number->as_text(), number->real()}, text::Habit::point, at, context.findings);
        if (not value) return;
        context.gather.tell(where, body, series, cut, what, *value, at, context.findings);
        ++loaded.figures;
        ++(cut.whole() ? loaded.totals : loaded.parts);
    }

    void take_part(formats::Json const& part, std::string const& body, std::string const& series)
    {
        auto label = part.text_or("categoryLabel", "");
        auto at = "caseload \"" + series + "\", category \"" + label + "\"";
        auto cut = read_category(label);
        if (not cut) {
            context.findings.add(rule::no_people, at, {label}, label);
            return;
        }
        ++loaded.rows;
        if (not cut->other.empty()) context.findings.add(rule::other_trait, at, {cut->other}, cut->other);
        auto where = places[part.number_or("locationId", -1)];
        if (where.place.empty()) ++loaded.unplaced_rows;
        auto const* matrix = part.find("dataMatrix");
        if (not matrix or not matrix->is_list()) return;
        for (auto const& cell : matrix->list())
            if (auto what = metric_named(cell.text_or("metricType", "")))
                tell(where, body, series, *cut, *what, cell.find("value"), at);
    }

    void take(formats::Json const& caseload)
    {
        auto series = caseload.text_or("caseloadDescription", "");
        auto body = body_of(caseload);
        if (body.empty()) {
            context.findings.add(rule::unknown_sector, "caseload", {series}, series);
            return;
        }
        ++loaded.rows;
        for (auto const& metric : metrics)
            tell({context.country, 0, {}}, body, series, {}, metric.what, caseload.find(metric.name),
                 "caseload \"" + series + "\"");
        auto const* parts = caseload.find("disaggregatedAttachments");
        if (not parts or not parts->is_list()) return;
        for (auto const& part : parts->list()) take_part(part, body, series);
    }
};

}

bool read_caseloads(std::string_view bytes, Context& context, Loaded& loaded)
{
    auto first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    bool there = first != std::string_view::npos and bytes[first] == '{' and
                 bytes.find("\"caseloads\"") != std::string_view::npos;
    if (not there) return false;
    auto whole = formats::parse_sent(bytes.substr(first), loaded.file);
    auto const* data = whole.find("data");
    auto const& root = data ? *data : whole;
    auto const* caseloads = root.find("caseloads");
    if (not caseloads or not caseloads->is_list()) return false;
    loaded.layout = "hpc caseloads";
    Caseloads reader{context, loaded, {}};
    if (auto const* locations = root.find("locations"); locations and locations->is_list())
        reader.learn_places(*locations);
    for (auto const& caseload : caseloads->list()) reader.take(caseload);
    return true;
}

}
