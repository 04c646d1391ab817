// Lists as files: what stands in a document as a list of rows, for spreadsheets and maps.
#pragma once
#include <http/server.hpp>

namespace muster::http {

/// The answer as a file in `folder`: "csv", "xlsx", "hxl.csv" or "geojson".
Answer as_file(Answer const& document, Route const& route, std::string_view format, std::string const& folder, Work& work, Surroundings const& around);

}
