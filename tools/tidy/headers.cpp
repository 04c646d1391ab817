#include "headers.hpp"
#include "source.hpp"
#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <mutex>
#include <set>
#include <thread>

namespace muster::tidy {

namespace {

struct Header {
    std::string path, name;  // "platform/base/include/base/day.hpp", "base/day.hpp"
    std::vector<std::string> folders;
    std::string mark;  // of everything that the outcome depends on
};

std::uint64_t hash(std::string_view text, std::uint64_t hash = 14695981039346656037u)
{
    for (unsigned char const c : text) hash = (hash ^ c) * 1099511628211u;
    return hash;
}

/// The header and what it includes of ours, each once.
void gather(Tree const& tree, std::vector<std::string> const& folders, std::string const& path, std::set<std::string>& seen, std::string& all)
{
    auto const* file = tree.find(path);
    if (file == nullptr or not seen.insert(path).second) return;
    all += path + "\n" + file->text;
    for (auto const& token : tokens_of(file->text)) {
        if (token.kind != Kind::directive or not token.text.starts_with("include")) continue;
        auto const open = token.text.find('<'), close = token.text.find('>');
        if (open == std::string_view::npos or close == std::string_view::npos) continue;
        for (auto const& folder : folders) gather(tree, folders, folder + std::string(token.text.substr(open + 1, close - open - 1)), seen, all);
    }
}

std::vector<Header> public_headers(Tree const& tree, std::string const& command)
{
    std::vector<Header> headers;
    auto const parts = tree.parts();
    for (auto const& part : parts) {
        std::vector<std::string> folders{part.folder + "include/"};
        for (auto const& other : parts)
            if (std::ranges::count(part.stands_on, other.name)) folders.push_back(other.folder + "include/");
        for (auto const& file : tree.files) {
            if (not file.under(folders[0]) or not file.path.ends_with(".hpp")) continue;
            std::set<std::string> seen;
            std::string all = command + "\n";
            for (auto const& folder : folders) all += folder + "\n";
            gather(tree, folders, file.path, seen, all);
            headers.push_back({file.path, file.path.substr(folders[0].size()), folders, std::to_string(hash(all))});
        }
    }
    return headers;
}

/// What the compiler said; "" where it was content.
std::string compile(Header const& header, Compiler const& compiler)
{
    auto const source = compiler.kept / (header.mark + ".cpp"), said = compiler.kept / (header.mark + ".said");
    std::ofstream(source) << "#include <" << header.name << ">\n";
    auto command = compiler.command + " -fsyntax-only";
    for (auto const& folder : header.folders) command += " -I '" + (compiler.top / folder).string() + "'";
    auto const status = std::system((command + " '" + source.string() + "' >'" + said.string() + "' 2>&1").c_str());
    std::ifstream in(said);
    std::string line, first;
    while (std::getline(in, line))
        if (first.empty() or (first.find("error") == std::string::npos and line.find("error") != std::string::npos)) first = line;
    in.close();
    std::filesystem::remove(source);
    std::filesystem::remove(said);
    return status == 0 ? "" : first.empty() ? "the compiler could not be run" : first;
}

std::set<std::string> marks_kept(std::filesystem::path const& file)
{
    std::ifstream in(file);
    return {std::istream_iterator<std::string>(in), {}};
}

}

std::vector<Broken> check_headers(Tree const& tree, Compiler const& compiler)
{
    std::filesystem::create_directories(compiler.kept);
    auto const headers = public_headers(tree, compiler.command);
    auto const before = marks_kept(compiler.kept / "sound");
    std::ofstream sound(compiler.kept / "sound");
    std::vector<Broken> broken;
    std::mutex one_at_a_time;
    std::atomic<std::size_t> next = 0;
    auto const work = [&] {
        for (auto i = next++; i < headers.size(); i = next++) {
            auto const said = before.contains(headers[i].mark) ? "" : compile(headers[i], compiler);
            std::lock_guard const lock(one_at_a_time);
            if (said.empty()) sound << headers[i].mark << '\n';
            else broken.push_back({headers[i].path, 0, "does not compile alone: " + said});
        }
    };
    {
        std::vector<std::jthread> workers;
        for (unsigned i = 0; i < std::max(1u, std::thread::hardware_concurrency()); ++i) workers.emplace_back(work);
    }
    std::ranges::sort(broken, {}, &Broken::file);
    return broken;
}

}
