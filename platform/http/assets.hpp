// Files of the web interface, out of the program itself.
#pragma once
#include <http/server.hpp>

namespace muster::http {

/// Whether the value of Accept-Encoding takes this coding.
bool takes_coding(std::string_view accept, std::string_view coding);
/// Whether If-None-Match names this tag, weak or strong.
bool names_tag(std::string_view if_none_match, std::string_view tag);

/// The file at the path, or the page that draws every path of the interface; 404 for a file that is not there.
Answer answer_of_assets(Assets const* assets, Request const& request);

}
