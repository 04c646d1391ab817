#include "files.hpp"

#include <algorithm>
#include <array>

namespace muster::sample {

namespace {

/// A row that was handed in and may be corrected or repeated later: which file it stands in, and where.
struct Earlier {
    std::size_t file = 0, row = 0;
};

/// What a year's files are made from, partner by partner.
class Year {
public:
    explicit Year(World const& world) : world_(world) {}

    std::vector<HandedIn> files;

    void partner(int partner)
    {
        auto const& layout = world_.layout_of(world_.partner(partner));
        last_.clear();
        kept_.clear();
        for (int month = 1; month <= 12; ++month) {
            bool quarterly = layout.habits.rhythm == Rhythm::quarterly;
            auto report = world_.deeds.reports[static_cast<std::size_t>(partner)][static_cast<std::size_t>(month - 1)];
            if (report == Report::late or (quarterly and month % 3 != 0)) continue;
            Chance chance(world_.seed, world_.partner(partner).acronym + std::to_string(month));
            auto& file = begin_file(partner, month, layout);
            if (layout.has(Field::months)) fill_months(world_, layout, file, chance);
            else if (layout.has(Field::sectors)) fill_sectors(world_, layout, file, chance);
            else fill(layout, file, chance, report == Report::nothing);
            if (chance.happens(20) and not file.rows.empty()) again();
            else if (chance.happens(25) and layout.habits.rhythm == Rhythm::monthly and not layout.has(Field::sectors)) corrected(layout, chance);
        }
    }

private:
    HandedIn& begin_file(int partner, int month, Layout const& layout)
    {
        constexpr std::array<std::string_view, 3> endings{".xlsx", ".csv", ".json"};
        auto period = std::to_string(year) + "-" + two(month);
        HandedIn file;
        file.partner = partner;
        file.month = month;
        file.path = "5w/" + period + "/" + world_.partner(partner).slug() + "_5W_" + period +
                    std::string(endings[static_cast<std::size_t>(layout.habits.shape)]);
        files.push_back(std::move(file));
        return files.back();
    }

    /// A row as it was, with another figure; the older one no longer counts.
    Draft with_other_figure(Layout const& layout, Earlier earlier, Chance& chance)
    {
        auto& old = files[earlier.file].rows[earlier.row];
        old.superseded = true;
        auto draft = write(world_, layout, old.draft.deed);
        auto cells = world_.deeds.cells(old.draft.deed);
        auto more = chance.between(3, 40);
        cells.girls += more, cells.women += more / 2 + 1;
        write_figures(layout, draft, cells);
        return draft;
    }

    [[nodiscard]] bool can_be_corrected(Earlier earlier) const
    {
        auto const& row = files[earlier.file].rows[earlier.row];
        bool counts = row.draft.outcome == Outcome::accepted or row.draft.outcome == Outcome::repaired;
        bool as_it_is = std::ranges::none_of(row.draft.dirt, [](auto kind) {
            // A correction is written tidily: it finds its line only where the first was read as fully as it will be.
            constexpr std::array<std::string_view, 7> less{"place.finer_unknown", "place.missing", "place.national", "place.misspelt", "group.unknown", "partner.several", "partner.misspelt"};
            return std::ranges::find(less, kind) != less.end();
        });
        return counts and as_it_is and not row.superseded and row.draft.fact.reached and row.draft.deed.work >= 0;
    }

    /// A row that waits for a person waits in the file that brought it last.
    Novelty waits_again(Earlier earlier, Novelty novelty)
    {
        auto& old = files[earlier.file].rows[earlier.row];
        if (novelty != Novelty::same or (old.draft.outcome != Outcome::held and old.draft.outcome != Outcome::wrong)) return novelty;
        old.superseded = true;
        return Novelty::fresh;
    }

    void fill(Layout const& layout, HandedIn& file, Chance& chance, bool nothing)
    {
        SheetMaker maker(world_, layout, file, chance);
        maker.begin(file.month, layout.columns);
        auto at = files.size() - 1;
        if (nothing) maker.add(nil_row(world_, layout, file.partner, file.month), Novelty::fresh);
        else if (layout.habits.rhythm == Rhythm::cumulative) fill_again(maker, layout, at, chance);
        else fill_month(maker, layout, at, chance);
        maker.end();
        std::vector<Earlier> rows;
        for (std::size_t i = 0; i < files[at].rows.size(); ++i)
            if (files[at].rows[i].draft.deed.month == file.month) rows.push_back({at, i});
        last_ = std::move(rows);
    }

    void fill_month(SheetMaker& maker, Layout const& layout, std::size_t at, Chance& chance)
    {
        auto const deeds = world_.deeds.of(files[at].partner, files[at].month);
        std::size_t done = 0;
        for (auto deed : deeds) {
            auto draft = write(world_, layout, deed);
            soil_cells(world_, layout, draft, chance);
            if (chance.happens(dirt_kind("row.blank").permille)) maker.add_blank();
            if (layout.habits.header_again and ++done == deeds.size() / 2 and deeds.size() > 10) maker.header_again();
            maker.add(draft, Novelty::fresh);
            bool clean = draft.outcome == Outcome::accepted and draft.fact.said == "number" and draft.fact.also_partner < 0;
            if (clean and chance.happens(dirt_kind("row.repeat").permille)) {
                auto copy = draft;
                copy.soil(dirt_kind("row.repeat").name, Outcome::repeat);
                maker.add(std::move(copy), Novelty::fresh);
            }
            else if (clean and draft.dirt.empty() and not layout.has(Field::id) and chance.happens(dirt_kind("row.double").permille))
                maker.add(probable_double(world_, layout, draft), Novelty::fresh);
        }
        for (auto earlier : last_) {
            if (not chance.happens(dirt_kind("row.corrected").permille) or not can_be_corrected(earlier)) continue;
            auto draft = with_other_figure(layout, earlier, chance);
            draft.soil(dirt_kind("row.corrected").name, Outcome::accepted);
            maker.add(std::move(draft), Novelty::changed);
        }
    }

    /// A sheet that grows: the rows of the months before stand in it again, now and then with a corrected figure.
    void fill_again(SheetMaker& maker, Layout const& layout, std::size_t at, Chance& chance)
    {
        for (auto& kept : kept_) {
            auto draft = files[kept.file].rows[kept.row].draft;
            auto novelty = Novelty::same;
            if (chance.happens(15) and can_be_corrected(kept)) {
                draft = with_other_figure(layout, kept, chance);
                draft.soil(dirt_kind("row.corrected").name, Outcome::accepted);
                novelty = Novelty::changed;
            }
            novelty = waits_again(kept, novelty);
            maker.add(std::move(draft), novelty);
            if (novelty != Novelty::same) kept = {at, files[at].rows.size() - 1};
        }
        for (auto deed : world_.deeds.of(files[at].partner, files[at].month)) {
            auto draft = write(world_, layout, deed);
            soil_cells(world_, layout, draft, chance);
            maker.add(std::move(draft), Novelty::fresh);
            kept_.push_back({at, files[at].rows.size() - 1});
        }
    }

    /// The last file once more under another name.
    void again()
    {
        HandedIn copy{.path = {}, .partner = files.back().partner, .month = files.back().month, .book = files.back().book};
        auto slash = files.back().path.rfind('/') + 1;
        copy.path = files.back().path.substr(0, slash) + "Copy of " + files.back().path.substr(slash);
        copy.again_of = files.back().path;
        copy.dirt.push_back(dirt_kind("file.again").name);
        files.push_back(std::move(copy));
    }

    /// The month's file once more, two figures corrected.
    void corrected(Layout const& layout, Chance& chance)
    {
        auto before = files.size() - 1;
        std::vector<Earlier> good;
        auto const& rows = files[before].rows;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            bool twin = i + 1 < rows.size() and rows[i + 1].draft.deed.work == rows[i].draft.deed.work;
            if (not twin and can_be_corrected({before, i}) and rows[i].novelty == Novelty::fresh) good.push_back({before, i});
        }
        if (good.size() < 4) return;
        chance.shuffle(good);
        good.resize(2);
        auto& file = begin_file(files[before].partner, files[before].month, layout);
        auto dot = file.path.rfind('.');
        file.path = file.path.substr(0, dot) + "_v2" + file.path.substr(dot);
        SheetMaker maker(world_, layout, file, chance);
        maker.begin(file.month, layout.columns);
        file.dirt.push_back(dirt_kind("file.corrected").name);
        for (std::size_t i = 0; i < files[before].rows.size(); ++i) {
            bool change = std::ranges::any_of(good, [&](Earlier e) { return e.row == i; });
            auto draft = change ? with_other_figure(layout, {before, i}, chance) : files[before].rows[i].draft;
            maker.add(std::move(draft), change ? Novelty::changed : waits_again({before, i}, Novelty::same));
            if (change) std::ranges::replace_if(last_, [&](Earlier e) { return e.file == before and e.row == i; }, Earlier{before + 1, i});
        }
        maker.end();
    }

    World const& world_;
    std::vector<Earlier> last_;  // rows of the month before
    std::vector<Earlier> kept_;  // rows that stand in a growing sheet
};

}

std::vector<HandedIn> make_files(World const& world)
{
    Year all(world);
    for (std::size_t i = 0; i < world.deeds.partners.size(); ++i) all.partner(static_cast<int>(i));
    std::ranges::stable_sort(all.files, {}, [](HandedIn const& file) { return file.month; });
    return std::move(all.files);
}

}
