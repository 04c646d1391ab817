// Data of the benchmark J2: coded facts of a made-up country, and what its people need. The same in every run.
//
//   j2_data FOLDER ROWS
//
// Writes adm.csv (20 adm1, 300 adm2, 4,000 adm3), needs.csv (each adm3 x 11 clusters x 5 groups) and facts.csv (ROWS
// lines: place, cluster, group, indicator, month, organisation, status, girls, boys, women, men).
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fmt/core.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr std::array<std::string_view, 11> clusters{"CCCM", "EDU", "ERY", "FSC", "HEA", "LOG", "NUT", "PRO", "PRO-CPN", "SHL", "WSH"};
constexpr std::array<std::string_view, 5> groups{"idp", "host", "ret", "ref", "mig"};
constexpr std::array<std::string_view, 4> statuses{"ongoing", "completed", "planned", "suspended"};

class Chance {
public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}
    /// 0 … below - 1
    std::uint32_t of(std::uint32_t below)
    {
        state_ += 0x9E3779B97F4A7C15ull;
        auto z = state_;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9ull;
        z = (z ^ z >> 27) * 0x94D049BB133111EBull;
        return static_cast<std::uint32_t>((z ^ z >> 31) >> 32) % below;
    }

private:
    std::uint64_t state_;
};

class File {
public:
    explicit File(std::string const& path) : file_(std::fopen(path.c_str(), "wb"))
    {
        if (file_ == nullptr) throw std::runtime_error("cannot write " + path);
    }
    File(File const&) = delete;
    File& operator=(File const&) = delete;
    ~File() { flush(), std::fclose(file_); }
    template <typename... Args>
    void line(fmt::format_string<Args...> text, Args&&... args)
    {
        kept_ += fmt::format(text, std::forward<Args>(args)...);
        kept_ += '\n';
        if (kept_.size() > (1u << 20)) flush();
    }

private:
    void flush()
    {
        std::fwrite(kept_.data(), 1, kept_.size(), file_);
        kept_.clear();
    }
    std::FILE* file_;
    std::string kept_;
};

std::vector<std::string> write_places(std::string const& path)
{
    File file(path);
    file.line("adm1_code,adm1_name,adm2_code,adm2_name,adm3_code,adm3_name");
    std::vector<std::string> lowest;
    for (int i = 0; i < 4000; ++i) {
        int const adm2 = i * 300 / 4000, adm1 = adm2 / 15;
        lowest.push_back(fmt::format("XB{:02}{:02}{:02}", adm1 + 1, adm2 % 15 + 1, i % 14 + 1));
        auto const& code = lowest.back();
        file.line("{},Province {},{},District {},{},Commune {}", code.substr(0, 4), adm1 + 1, code.substr(0, 6), adm2 + 1, code, i + 1);
    }
    return lowest;
}

void write_needs(std::string const& path, std::vector<std::string> const& places)
{
    File file(path);
    Chance chance(2);
    file.line("adm1,adm2,adm3,cluster,grp,girls,boys,women,men,elder_women,elder_men,in_need,targeted");
    for (auto const& place : places)
        for (auto const cluster : clusters)
            for (auto const group : groups) {
                auto const need = 200 + chance.of(8000);
                file.line("{},{},{},{},{},,,,,,,{},{}", place.substr(0, 4), place.substr(0, 6), place, cluster, group, need, need * (30 + chance.of(60)) / 100);
            }
}

void write_facts(std::string const& path, std::vector<std::string> const& places, long rows)
{
    File file(path);
    Chance chance(3);
    file.line("adm3,cluster,grp,indicator,month,org,status,girls,boys,women,men");
    for (long i = 0; i < rows; ++i) {
        auto const cluster = chance.of(11);
        auto const people = 1 + chance.of(1 + chance.of(900));
        // A few organisations do most of the work.
        file.line("{},{},{},I{}-{},2025-{:02},org{},{},{},{},{},{}", places[chance.of(4000)], clusters[cluster], groups[chance.of(5)], cluster, chance.of(6),
                  1 + chance.of(12), chance.of(1 + chance.of(400)), statuses[chance.of(10) < 8 ? chance.of(2) : 2 + chance.of(2)], people * 27 / 100,
                  people * 26 / 100, people * 25 / 100, people * 22 / 100);
    }
}

}

int main(int argc, char** argv)
{
    if (argc != 3) {
        std::fputs("j2_data FOLDER ROWS\n", stderr);
        return 1;
    }
    std::string const folder = argv[1];
    auto const places = write_places(folder + "/adm.csv");
    write_needs(folder + "/needs.csv", places);
    write_facts(folder + "/facts.csv", places, std::atol(argv[2]));
}
