#include "letters.hpp"
#include "readers.hpp"
#include "said.hpp"

namespace muster::formats {
namespace {

struct Opening {
    std::shared_ptr<Source const> source;
    std::string file;  // as refusals call it
    Limits const& limits;
    Choice const& choice;
};

std::unique_ptr<Workbook> open_package(Opening const& o)
{
    auto const zip = std::make_shared<ZipFile const>(o.source, o.file, o.limits);
    if (zip->find("xl/workbook.xml") != nullptr) return open_xlsx(zip, "xl/workbook.xml");
    refuse("file.not_a_table", {o.file, "a zip archive"});
}

std::unique_ptr<Workbook> open_any(Opening const& o)
{
    using namespace std::string_view_literals;
    if (o.source->size() == 0) refuse("file.empty", {o.file});
    if (o.source->size() > o.limits.file_bytes)
        refuse("file.too_large", {o.file, "it has more than " + std::to_string(o.limits.file_bytes >> 20) + " MB"});
    auto const begin = o.source->piece(0, 4096);
    if (begin.starts_with("PK\3\4"sv) or begin.starts_with("PK\5\6"sv)) return open_package(o);
    return open_csv(o.source, o.file, o.limits, o.choice);
}

}

std::unique_ptr<Workbook> Workbook::open(std::string const& path, Limits const& limits, Choice const& choice)
{
    auto const slash = path.find_last_of("/\\");
    return open_any({Source::file(path), slash == std::string::npos ? path : path.substr(slash + 1), limits, choice});
}

std::unique_ptr<Workbook> Workbook::from_bytes(std::string bytes, std::string const& name, Limits const& limits,
                                               Choice const& choice)
{
    auto const slash = name.find_last_of("/\\");
    return open_any({Source::memory(std::move(bytes)), slash == std::string::npos ? name : name.substr(slash + 1), limits,
                     choice});
}

std::string plain_name(std::string const& path)
{
    auto const slash = path.find_last_of("/\\");
    auto name = slash == std::string::npos ? path : path.substr(slash + 1);
    if (auto const dot = name.rfind('.'); dot != std::string::npos and dot > 0) name.resize(dot);
    return name;
}

}
