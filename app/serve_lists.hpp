// What the server needs to know of the field for lists as files: hashtags of columns, shapes of places.
#pragma once
#include <cli/command.hpp>

namespace muster::gathered {

/// "#inneed"; "" where a column has no hashtag. Source: HXL 1.1, core hashtags and attributes.
std::string hashtag_of(std::string_view list, std::string_view column);

/// GeoJSON geometries by p-code, drawn as `muster place map` draws them.
std::map<std::string, std::string> shapes_of(std::span<cli::Module const* const> modules, store::Db& db, std::string const& operation, std::vector<std::string> const& places);

}
