// Population into the store, and whether the levels of a country add up.
#include "merge.hpp"
#include "rules.hpp"
#include <algorithm>
#include <geography/sql.hpp>

namespace muster::geography {

namespace {

struct Key {
    std::string pcode;
    int year = 0;
    std::string sex, age, group;
    auto operator<=>(Key const&) const = default;
};

std::string name_of_sex(char sex)
{
    return sex == 'a' ? "all" : std::string(1, sex);
}

class Saver {
public:
    Saver(store::Db& db, Batch const& batch, Known const& known, std::string const& file, Loaded& loaded)
        : db_(db), batch_(batch), known_(known), file_(file), loaded_(loaded), operation_(known.operation.id)
    {
    }

    void run()
    {
        db_.each(sql::figures_all, {std::string_view(operation_)}, [&](store::Row const& row) {
            held_[{row.string(0), static_cast<int>(row.integer(1)), row.string(2), row.string(3), row.string(4)}] =
                row.integer(5);
        });
        find_out_of_scale();
        std::vector<InFigure const*> fresh;
        for (auto const& figure : batch_.figures) {
            if (not known_.any(figure.pcode)) {
                unknown_places_[figure.pcode] = figure.at;
                continue;
            }
            if (scale_.contains({figure.pcode, figure.year})) continue;
            take(figure, fresh);
        }
        write(fresh);
        for (auto const& [code, at] : unknown_places_)
            unknown_.add(code, at);
        check_levels();
        unknown_.finish(loaded_.findings);
        out_of_scale_.finish(loaded_.findings);
        replaced_.finish(loaded_.findings, {year_text_});
        levels_.finish(loaded_.findings);
    }

private:
    static Key key_of(InFigure const& figure)
    {
        return {figure.pcode, figure.year, name_of_sex(figure.sex), figure.age, figure.group};
    }

    /// A total ten times what is known for the same place and year belongs to another place.
    void find_out_of_scale()
    {
        for (auto const& figure : batch_.figures) {
            if (figure.sex != 'a' or figure.age != "all" or figure.group != "all") continue;
            auto const at = held_.find(key_of(figure));
            if (at == held_.end() or at->second <= 0) continue;
            if (figure.people > at->second * 10 or figure.people * 10 < at->second) {
                scale_.insert({figure.pcode, figure.year});
                out_of_scale_.add(figure.pcode + " " + std::to_string(figure.people) + ", known " +
                                      std::to_string(at->second),
                                  figure.at);
            }
        }
    }

    void take(InFigure const& figure, std::vector<InFigure const*>& fresh)
    {
        auto const [at, added] = held_.try_emplace(key_of(figure), figure.people);
        if (added) {
            fresh.push_back(&figure);
            ++loaded_.figures;
            return;
        }
        if (at->second == figure.people) return;
        at->second = figure.people;
        auto const sex = name_of_sex(figure.sex);
        db_.run(sql::figure_replace,
                {std::string_view(operation_), std::string_view(figure.pcode), std::int64_t{figure.year},
                 std::string_view(sex), std::string_view(figure.age), std::string_view(figure.group), figure.people,
                 std::int64_t{figure.made}, std::string_view(file_)});
        replaced_.add(figure.pcode, figure.at);
        year_text_ = std::to_string(figure.year);
        ++loaded_.figures;
    }

    void write(std::vector<InFigure const*> const& fresh)
    {
        if (fresh.empty()) return;
        using T = store::Bulk::Type;
        auto const bulk = db_.bulk("population", {{"operation", T::text},
                                                  {"pcode", T::text},
                                                  {"year", T::integer},
                                                  {"sex", T::text},
                                                  {"age", T::text},
                                                  {"grp", T::text},
                                                  {"people", T::integer},
                                                  {"made", T::integer},
                                                  {"source", T::text}});
        for (auto const* figure : fresh) {
            auto const sex = name_of_sex(figure->sex);
            store::Value const row[] = {std::string_view(operation_),
                                        std::string_view(figure->pcode),
                                        std::int64_t{figure->year},
                                        std::string_view(sex),
                                        std::string_view(figure->age),
                                        std::string_view(figure->group),
                                        figure->people,
                                        std::int64_t{figure->made},
                                        std::string_view(file_)};
            bulk->add(row);
        }
        bulk->done();
    }

    [[nodiscard]] std::optional<std::int64_t> total(std::string const& pcode, int year) const
    {
        auto const at = held_.find({pcode, year, "all", "all", "all"});
        return at == held_.end() ? std::nullopt : std::optional(at->second);
    }

    /// Every place of which all places within have a figure of the same year, where this file told one of them.
    void check_levels()
    {
        std::map<std::string, std::vector<std::string>> children;
        for (auto const& [code, vintages] : known_.places)
            for (auto const& kept : vintages)
                if (kept.now() and not kept.parent.empty()) children[kept.parent].push_back(code);
        std::set<std::pair<std::string, int>> told;
        for (auto const& figure : batch_.figures) {
            told.insert({figure.pcode, figure.year});
            if (auto const* kept = known_.any(figure.pcode)) told.insert({kept->parent, figure.year});
        }
        for (auto const& [pcode, year] : told) {
            auto const whole = total(pcode, year);
            auto const within = children.find(pcode);
            if (not whole or within == children.end()) continue;
            std::int64_t sum = 0;
            bool all = true;
            for (auto const& child : within->second) {
                auto const part = total(child, year);
                all = all and part.has_value();
                sum += part.value_or(0);
            }
            if (all and sum != *whole)
                levels_.add(pcode + ": " + std::to_string(sum) + " are not " + std::to_string(*whole), file_);
        }
    }

    store::Db& db_;
    Batch const& batch_;
    Known const& known_;
    std::string const& file_;
    Loaded& loaded_;
    std::string operation_, year_text_;
    std::map<Key, std::int64_t> held_;
    std::set<std::pair<std::string, int>> scale_;
    std::map<std::string, std::string> unknown_places_;
    Tally unknown_{"population.place_unknown"}, out_of_scale_{"population.out_of_scale"},
        replaced_{"population.replaced"}, levels_{"population.levels_differ"};
};

} // namespace

void save_figures(store::Db& db, Batch const& batch, Known const& known, std::string const& file, Loaded& loaded)
{
    if (not batch.figures.empty()) Saver(db, batch, known, file, loaded).run();
}

} // namespace muster::geography
