// J2 by the engine: reach by place and sector, three ways, over coded facts; full, first load, and one changed row.
//
//   j2_engine FOLDER FACTS.csv a|b|c|i|m [THREADS] [TIMES]
//
// a  the highest row of each adm3, cluster and group, added to adm1 and cluster
// b  the highest period of the sums of each activity, added likewise, and all clusters together
// c  b joined to needs: need, target, reached and what is missing, by adm2, cluster and group
// i  the default profile with its figures kept: rows changed one by one
// m  memory
// The lines of the answer go to standard output; one line "RES name job wall_min wall_med cpu_med" to standard error.
#include "engine.hpp"
#include <algorithm>
#include <charconv>
#include <chrono>
#include <ctime>
#include <fmt/core.h>
#include <fstream>
#include <map>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/resource.h>

namespace {

using namespace muster;
using analysis::Engine, analysis::Fact, analysis::Question;

std::string read_file(std::string const& path)
{
    std::ifstream file(path, std::ios::binary);
    if (not file) throw std::runtime_error("cannot read " + path);
    file.seekg(0, std::ios::end);
    std::string text(static_cast<std::size_t>(file.tellg()), '\0');
    file.seekg(0);
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    return text;
}

/// Calls row(values) for each line behind the header.
template <std::size_t Columns, typename Row>
void each_line(std::string_view text, Row&& row)
{
    text.remove_prefix(text.find('\n') + 1);
    while (not text.empty()) {
        auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        std::array<std::string_view, Columns> values;
        for (auto& value : values) {
            value = line.substr(0, line.find(','));
            line.remove_prefix(std::min(value.size() + 1, line.size()));
        }
        row(values);
    }
}

int number(std::string_view text)
{
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

double cpu_ms()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

double wall_ms()
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

struct Field {
    std::map<std::string, int, std::less<>> places{{"", 0}};
    std::vector<std::string> names{""};
    std::vector<analysis::Tree::Place> tree{{-1, 0, -1}};
    std::unique_ptr<Engine> engine;
    std::vector<analysis::NeedBook::Told> needs;

    int place(std::string_view code, int parent, int level)
    {
        auto const [known, is_new] = places.try_emplace(std::string(code), int(tree.size()));
        if (is_new) tree.push_back({parent, level, -1}), names.emplace_back(code);
        return known->second;
    }
    explicit Field(std::string const& folder)
    {
        each_line<5>(read_file(folder + "/adm.csv"), [&](auto const& v) {
            int const adm1 = place(v[0], 0, 1), adm2 = place(v[2], adm1, 2);
            place(v[4], adm2, 3);
        });
        engine = std::make_unique<Engine>(analysis::Tree(tree));
        auto& words = engine->words();
        each_line<13>(read_file(folder + "/needs.csv"), [&](auto const& v) {
            needs.push_back({places.find(v[2])->second, {.body = std::uint8_t(words.bodies.of(v[3])), .group = std::uint8_t(words.groups.of(v[4])),
                                                         .in_need = number(v[11]), .targeted = number(v[12])}});
        });
    }
    std::vector<Fact> facts(std::string const& path)
    {
        std::vector<Fact> all;
        auto& words = engine->words();
        std::uint32_t id = 0;
        each_line<11>(read_file(path), [&](auto const& v) {
            Fact fact{.id = id++, .place = places.find(v[0])->second};
            int const body = words.bodies.of(v[1]);
            fact.key = analysis::Key::of(body, words.groups.of(v[2]), words.activity_of(body, v[3]), words.partners.of(v[5]),
                                         words.period_of(*base::Period::parse(v[4])));
            auto const status = v[6] == "planned" ? 1u : v[6] == "ongoing" ? 2u : v[6] == "completed" ? 3u : 4u;
            fact.marks = analysis::Marks::of(standards::Status(status), base::Saying::number, 0b11110, false);
            for (int k = 1; k <= 4; ++k) fact.reached[std::size_t(k)] = number(v[std::size_t(6 + k)]);
            all.push_back(fact);
        });
        return all;
    }
};

std::string text_of(Field const& field, analysis::Answer const& answer, char job)
{
    std::vector<std::string> lines;
    auto const& words = field.engine->words();
    for (auto const& line : answer.lines) {
        bool const joint = line.body == field.engine->joint();
        auto const body = joint ? "ALL" : words.bodies.word(line.body);
        auto const& place = field.names[std::size_t(line.place)];
        if (job != 'c') lines.push_back(fmt::format("{},{},{}\n", place, body, line.reached.chosen.value));
        else if (line.group > 0)
            lines.push_back(fmt::format("{},{},{},{},{},{},{},{}\n", place, body, words.groups.word(line.group), line.in_need, line.targeted,
                                        line.reached.chosen.value, line.need_gap.chosen.value, line.target_gap.chosen.value));
    }
    std::ranges::sort(lines);
    std::string text;
    for (auto const& line : lines) text += line;
    return text;
}

Question question_of(char job, int threads)
{
    Question question;
    question.profile = &analysis::profile_named(job == 'a' ? "highest_report" : job == 'd' ? "max_by_area_sum" : "peak_period");
    question.level = job == 'c' ? 2 : 1;
    question.by_group = job == 'c';
    question.needs = job == 'c' or job == 'd';
    question.joint = job == 'b' or job == 'd';
    question.threads = threads;
    return question;
}

void full(Field& field, char job, int threads, int times)
{
    std::vector<double> wall, cpu;
    std::string text;
    for (int i = 0; i < times; ++i) {
        auto const w = wall_ms(), c = cpu_ms();
        text = text_of(field, field.engine->answer(question_of(job, threads)), job);
        wall.push_back(wall_ms() - w);
        cpu.push_back(cpu_ms() - c);
    }
    fmt::print("{}", text);
    fmt::print(stderr, "RES engine-{}t {} wall_min {:.2f} wall_med {:.2f} cpu_med {:.2f}\n", threads, job, std::ranges::min(wall), median(wall), median(cpu));
}

/// Rows changed, taken away and put back, one by one, with the figures of the default profile kept right.
void changes(Field& field, std::vector<Fact> facts)
{
    auto const start = wall_ms();
    field.engine->keep();
    fmt::print(stderr, "RES engine-keep i wall_min {0:.2f} wall_med {0:.2f} cpu_med 0\n", wall_ms() - start);
    std::mt19937_64 chance(7);
    constexpr int steps = 100'000;
    for (auto const* what : {"replace", "remove", "add"}) {
        std::vector<std::size_t> picked;
        for (int i = 0; i < steps; ++i) picked.push_back(chance() % facts.size());
        std::ranges::sort(picked);
        picked.erase(std::unique(picked.begin(), picked.end()), picked.end());
        std::ranges::shuffle(picked, chance);
        if (std::string_view(what) == "add")
            for (auto const at : picked) field.engine->remove(facts[at]);
        auto const begin = cpu_ms();
        for (auto const at : picked) {
            auto const before = facts[at];
            if (std::string_view(what) == "remove") field.engine->remove(before);
            else if (std::string_view(what) == "add") field.engine->add(before);
            else facts[at].reached[1 + at % 4] += 10 - int(at % 21), facts[at].reached[1 + at % 4] = std::max(0, facts[at].reached[1 + at % 4]), field.engine->replace(before, facts[at]);
        }
        auto const ns = (cpu_ms() - begin) * 1e6 / double(picked.size());
        fmt::print(stderr, "RES engine-{} i ns_a_row {:.0f}\n", what, ns);
        if (std::string_view(what) == "remove")
            for (auto const at : picked) field.engine->add(facts[at]);
    }
}

void memory(Field& field, std::size_t rows)
{
    std::size_t cells = 0;
    auto const answer = field.engine->answer({.profile = &analysis::profile_named("highest_report"), .level = 3, .by_group = true, .joint = false});
    for (auto const& line : answer.lines) cells += line.group >= 0 and line.reached.chosen.value > 0;
    field.engine->keep();
    auto const memory = field.engine->memory();
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    fmt::print(stderr, "RES engine-memory m rows {} bytes_a_row {:.1f} cells {} kept_bytes_a_cell {:.0f} needs_bytes {} peak_kb {}\n", rows,
               double(memory.rows) / double(rows), cells, double(memory.kept) / double(cells), memory.needs, usage.ru_maxrss);
}

int run(int argc, char** argv)
{
    if (argc < 4) throw std::runtime_error("j2_engine FOLDER FACTS.csv a|b|c|d|i|m|l [THREADS] [TIMES]");
    char const job = argv[3][0];
    int const threads = argc > 4 ? number(argv[4]) : 2, times = argc > 5 ? number(argv[5]) : 5;
    Field field(argv[1]);
    auto facts = field.facts(argv[2]);
    auto const rows = facts.size();
    field.engine->set_needs(field.needs);
    auto const wall = wall_ms(), cpu = cpu_ms();
    field.engine->load(facts, threads);
    field.engine->settle(threads);
    auto const clustered = wall_ms();
    auto const first = field.engine->answer(question_of('b', threads));
    fmt::print(stderr, "RES engine-load-{}t l wall_min {:.2f} wall_med {:.2f} cpu_med {:.2f} of that clustering {:.2f}\n", threads, wall_ms() - wall,
               wall_ms() - wall, cpu_ms() - cpu, clustered - wall);
    if (job == 'i') changes(field, std::move(facts));
    else {
        facts = {};
        if (job == 'm') memory(field, rows);
        else if (job != 'l') full(field, job, threads, times);
    }
    return first.lines.empty();
}

}

int main(int argc, char** argv)
{
    try {
        return run(argc, argv);
    } catch (std::exception const& wrong) {
        fmt::print(stderr, "{}\n", wrong.what());
        return 1;
    }
}
