// Lists as files: what stands in a document as a list of rows, for spreadsheets and maps.
#pragma once
#include <http/server.hpp>

namespace muster::http {

/// The list that `ask` answers with (again for each page), as a file in `folder`: "csv", "xlsx", "hxl.csv" or "geojson". A list that comes in
/// pages is asked for to its end, so no export stops at a page; no more than a page is ever in memory. Where the first
/// page is refused, that answer.
Answer as_file(Route const& route, std::function<Answer()> const& ask, std::string_view format, std::string const& folder, Work& work, Surroundings const& around);

}
