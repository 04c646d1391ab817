// Any XML as the content of an ODS document.
#include "read_everything.hpp"
#include "stored_zip.hpp"

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* data, std::size_t size)
{
    using namespace muster::formats;
    std::string_view const content(reinterpret_cast<char const*>(data), size);
    fuzz::read_or_refuse([&] {
        return Workbook::from_bytes(
            fuzz::stored_zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", content}}), "fuzz",
            fuzz::small_limits());
    });
    return 0;
}
