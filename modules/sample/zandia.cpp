#include "writing.hpp"

#include <base/ensure.hpp>
#include <filesystem>
#include <fstream>

namespace muster::sample {

namespace {

void write_file(std::filesystem::path const& path, std::string const& bytes)
{
    std::error_code ignored;
    std::filesystem::create_directories(path.parent_path(), ignored);
    std::ofstream out(path, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (not out) throw base::Refusal(rule("sample.cannot_write"), {path.string()});
}

World make_world(Wish const& wish)
{
    World world;
    world.seed = wish.seed;
    world.country = make_country(wish.seed);
    world.people = make_people(world.country, wish.seed, static_cast<int>(world.wording.bodies.size()));
    world.deeds = make_deeds(world.country, world.people, world.wording, wish.seed, wish.scale);
    world.layouts = read_layouts();
    return world;
}

}

Made make_zandia(Wish const& wish)
{
    ENSURE(wish.scale > 0);
    Made made;
    auto put = [&](std::string const& name, std::string const& bytes) {
        auto path = std::filesystem::path(wish.folder) / name;
        write_file(path, bytes);
        made.bytes += static_cast<std::int64_t>(bytes.size());
        return path.string();
    };
    auto world = make_world(wish);
    for (auto const& [name, bytes] : place_files(world)) made.places.push_back(put(name, bytes));
    for (auto const& [name, bytes] : population_files(world)) made.population.push_back(put(name, bytes));
    for (auto const& [name, bytes] : need_files(world)) made.needs.push_back(put(name, bytes));
    made.partners = put("partners.csv", partner_file(world));
    auto files = make_files(world);
    for (auto const& file : files) {
        made.workbooks.push_back(put(file.path, press(file.book)));
        made.rows += static_cast<std::int64_t>(file.rows.size());
    }
    for (auto const& [name, bytes] : truth_files(world, files)) {
        auto path = put(name, bytes);
        if (made.truth.empty()) made.truth = path;
    }
    return made;
}

std::vector<Organisation> organisations()
{
    std::vector<Organisation> list;
    for (auto const& partner : read_partners(Wording())) list.push_back({partner.name, partner.acronym, partner.kind, partner.also});
    return list;
}

}
