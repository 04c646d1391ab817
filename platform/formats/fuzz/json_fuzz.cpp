// Any bytes as JSON: as a value, and as tables.
#include "../readers.hpp"
#include "read_everything.hpp"
#include <formats/json.hpp>

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size)
{
    using namespace muster;
    using namespace muster::formats;
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    try {
        auto const json = Json::parse(text);
        fuzz::must(json.is_null() or json.is_list() or json.is_object() or not json.as_text().empty() or json.is_text());
    } catch (base::Refusal const& refusal) {
        fuzz::must(fuzz::is_text(refusal.what()));
    }
    fuzz::read_or_refuse([&] { return open_json(Source::memory(std::string(text)), "fuzz", fuzz::small_limits(), {}); });
    return 0;
}
