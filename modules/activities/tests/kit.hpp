// A small operation for the tests: two provinces, three districts, one of them with people.
#pragma once
#include "check.hpp"
#include <accounts/accounts.hpp>
#include "review.hpp"
#include "submission.hpp"
#include <activities/activities.hpp>
#include <algorithm>
#include <fstream>
#include <geography/geography.hpp>
#include <gtest/gtest.h>
#include <operations/operations.hpp>
#include <partners/partners.hpp>
#include <standards/standards.hpp>
#include <store/for_tests.hpp>
#include <structure/structure.hpp>

namespace muster::activities {

class Kit {
public:
    explicit Kit(store::Engine engine = store::Engine::sqlite) : scratch_(engine)
    {
        std::vector<store::Migration> steps;
        for (auto const* module : {&operations::module(), &geography::module(), &partners::module(), &structure::module(), &standards::module(), &activities::module(), &accounts::module()}) {
            steps.insert(steps.end(), module->migrations.begin(), module->migrations.end());
            base::Rules::all().add(module->rules);
        }
        base::Rules::all().add(formats::rules());
        db_ = scratch_.open(steps);
        operations::declare(*db_, clock_, "tester", {.id = "aru", .name = "Aru", .iso3 = "XAR"});
        auto const places = file("places.csv", "P-Code,Name,Parent P-Code,Admin Level,Location\n"
                                               "XA01,North,XAR,1,XAR\nXA02,Coast,XAR,1,XAR\n"
                                               "XA0101,Bela,XA01,2,XAR\nXA0102,Dor,XA01,2,XAR\nXA0201,Port Sel,XA02,2,XAR\n");
        geography::load(*db_, clock_, "tester", "aru", places);
        auto const people = file("people.csv", "ADM0_PCODE,ADM1_PCODE,ADM2_PCODE,ADM2_NAME,T_TL\nXAR,XA01,XA0101,Bela,5000\nXAR,XA01,XA0102,Dor,8000\n");
        geography::load(*db_, clock_, "tester", "aru", people);
    }
    std::string file(std::string const& name, std::string const& content)
    {
        auto const path = (scratch_.folder() / name).string();
        std::ofstream(path, std::ios::binary) << content;
        return path;
    }
    Checked check_file(Asking const& asking)
    {
        world_ = World::load(*db_, "aru", clock_.today());
        return check(*db_, *world_, asking, {});
    }
    Checked check_text(std::string const& content) { return check_file({.path = file("sheet.csv", content)}); }
    struct Result {
        Checked checked;
        Diff diff;
        Imported imported;
    };
    Result import_text(std::string const& content, std::string const& name = "sheet.csv")
    {
        Result result;
        auto const path = file(name, content);
        result.checked = check_file({.path = path});
        result.diff = diff_with_store(*db_, "aru", *result.checked.reading);
        if (auto const earlier = earlier_submission(*db_, *world_, result.checked); not earlier.empty()) result.diff.settle_as_same(*result.checked.reading, earlier);
        clock_.move_to({clock_.now().ms + 1000});
        result.imported = import(*db_, clock_, "tester", *world_, result.checked, result.diff, path);
        return result;
    }
    store::Db& db() { return *db_; }
    base::Clock const& clock() { return clock_; }
    World& world() { return *world_; }

private:
    store::Scratch scratch_;
    std::unique_ptr<store::Db> db_;
    base::StillClock clock_{*base::Day::of(2026, 4, 10)};
    std::unique_ptr<World> world_;
};

inline std::vector<std::string> codes_of(Checked const& checked)
{
    std::vector<std::string> codes;
    for (auto const& finding : findings_of(checked, 0)) codes.push_back(finding.code);
    return codes;
}

inline bool has_code(Checked const& checked, std::string_view code)
{
    auto const codes = codes_of(checked);
    return std::ranges::find(codes, code) != codes.end();
}

inline base::Finding finding_of(Checked const& checked, std::string_view code)
{
    for (auto& finding : findings_of(checked, 0))
        if (finding.code == code) return finding;
    return {};
}

inline std::string meaning_at(Checked const& checked, std::size_t column)
{
    auto const& one = checked.mapping.columns.at(column);
    return one.weight > 0 ? one.meaning.text() : "";
}

}
