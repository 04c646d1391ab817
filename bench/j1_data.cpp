// Makes the input of the ingest benchmark: a gazetteer of 4,000 lower places and a 5W of N rows and 28 columns with the
// dirt that real sheets show (performance.md, J1). The same bytes every time.
//
//   j1_data FOLDER ROWS      writes places.csv and 5w.xlsx
#include <array>
#include <cstdint>
#include <fmt/core.h>
#include <formats/writers.hpp>
#include <string>
#include <vector>

namespace {

using muster::formats::Out;

/// A small generator of its own, so that no library's choice changes the file.
struct Chance {
    std::uint64_t state = 0x5DEECE66Dull;
    std::uint64_t next()
    {
        state ^= state << 13, state ^= state >> 7, state ^= state << 17;
        return state;
    }
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }
    bool one_in(std::size_t times) { return below(times) == 0; }
};

struct Place {
    std::string code, name, parent, parent_name, top, top_name;
};

constexpr std::array<char const*, 12> syllables{"ba", "ke", "lo", "mi", "nu", "ra", "se", "to", "wa", "ya", "dji", "gha"};
constexpr std::array<char const*, 11> sectors{"WASH", "Health", "Nutrition", "Education", "Protection", "Food Security", "Shelter/NFI", "CCCM", "Logistics", "Early Recovery", "Emergency Telecommunications"};
constexpr std::array<char const*, 4> statuses{"Planned", "Ongoing", "Completed", "Suspended"};
constexpr std::array<char const*, 5> groups{"IDPs", "Returnees", "Refugees", "Host community", "Others"};

std::string made_name(Chance& chance, std::size_t number)
{
    std::string name;
    for (int i = 0; i < 3; ++i) name += syllables[chance.below(syllables.size())];
    name[0] = static_cast<char>(name[0] - 32);
    return name + (number % 7 == 0 ? " Nord" : "");
}

std::vector<Place> write_places(std::string const& path, Chance& chance)
{
    auto const csv = muster::formats::write_csv(path);
    auto const row = [&](std::string const& level, std::string const& code, std::string const& name, std::string const& parent) {
        csv->row({Out{"XBE"}, Out{std::string_view(level)}, Out{std::string_view(code)}, Out{std::string_view(name)}, Out{std::string_view(parent)}});
    };
    csv->row({Out{"Location"}, Out{"Admin Level"}, Out{"P-Code"}, Out{"Name"}, Out{"Parent P-Code"}});
    std::vector<Place> lowest;
    for (std::size_t a = 1; a <= 20; ++a) {
        auto const top = fmt::format("XB{:02}", a);
        auto const top_name = made_name(chance, a);
        row("1", top, top_name, "XBE");
        for (std::size_t b = 1; b <= 10; ++b) {
            auto const middle = fmt::format("{}{:02}", top, b);
            auto const middle_name = made_name(chance, b);
            row("2", middle, middle_name, top);
            for (std::size_t c = 1; c <= 20; ++c) {
                auto const code = fmt::format("{}{:02}", middle, c);
                auto const name = made_name(chance, c);
                row("3", code, name, middle);
                lowest.push_back({code, name, middle, middle_name, top, top_name});
            }
        }
    }
    csv->done();
    return lowest;
}

std::string dirty(Chance& chance, std::string text)
{
    if (chance.one_in(40)) text += "  ";
    if (chance.one_in(60))
        for (auto& c : text) c = c >= 'a' and c <= 'z' ? static_cast<char>(c - 32) : c;
    if (chance.one_in(80) and text.size() > 4) std::swap(text[1], text[2]);
    return text;
}

std::string date(Chance& chance, int month, int day)
{
    if (chance.one_in(300)) return "31/02/2026";
    return chance.one_in(3) ? fmt::format("{:02}/{:02}/2026", day, month) : fmt::format("2026-{:02}-{:02}", month, day);
}

void write_rows(std::string const& path, std::vector<Place> const& places, std::size_t rows, Chance& chance)
{
    muster::formats::XlsxWriter book(path);
    book.sheet("5W");
    std::array<char const*, 28> const header{"Record ID", "Lead organisation", "Organisation type", "Implementing partner", "Donor", "Cluster", "Activity", "Indicator",
                                             "Admin 1", "Admin 1 P-code", "Admin 2", "Admin 2 P-code", "Admin 3", "Admin 3 P-code", "Population group", "Status",
                                             "Start date", "End date", "Reporting month", "Girls", "Boys", "Women", "Men", "Elderly", "People with disability",
                                             "Units delivered", "Modality", "Cost (USD)"};
    book.row(std::vector<Out>(header.begin(), header.end()));
    std::vector<std::string> texts(19);
    for (std::size_t i = 0; i < rows; ++i) {
        auto const& place = places[chance.below(places.size())];
        auto const org = fmt::format("Relief Organisation {} of {}", chance.below(400), syllables[chance.below(syllables.size())]);
        auto const month = static_cast<int>(1 + chance.below(12));
        auto const activity = chance.below(66);
        texts = {fmt::format("R{}", i), dirty(chance, org), "International NGO", dirty(chance, org), fmt::format("Donor {}", chance.below(60)), dirty(chance, sectors[activity % 11]),
                 fmt::format("Activity {}", activity), fmt::format("Indicator {}", activity), place.top_name, place.top, place.parent_name, place.parent, dirty(chance, place.name),
                 chance.one_in(50) ? place.code + " " : place.code, groups[chance.below(5)], statuses[chance.below(4)], date(chance, month, 3), date(chance, month, 27), fmt::format("2026-{:02}", month)};
        std::vector<Out> cells;
        for (auto const& text : texts) cells.emplace_back(std::string_view(text));
        for (int n = 0; n < 4; ++n) cells.emplace_back(static_cast<std::int64_t>(chance.below(900)));
        cells.emplace_back(static_cast<std::int64_t>(chance.below(90)));
        cells.emplace_back(chance.one_in(500) ? Out{std::string_view("n/a")} : Out{static_cast<std::int64_t>(chance.below(60))});
        cells.emplace_back(static_cast<std::int64_t>(chance.below(5000)));
        cells.emplace_back(std::string_view("In-kind"));
        cells.emplace_back(static_cast<double>(chance.below(10'000'000)) / 100);
        book.row(cells);
    }
    book.done();
}

}

int main(int argc, char** argv)
{
    if (argc != 3) {
        fmt::print(stderr, "usage: j1_data FOLDER ROWS\n");
        return 1;
    }
    Chance chance;
    std::string const folder = argv[1];
    auto const places = write_places(folder + "/places.csv", chance);
    write_rows(folder + "/5w.xlsx", places, std::stoul(argv[2]), chance);
}
