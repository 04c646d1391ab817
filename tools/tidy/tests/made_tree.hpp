// Small trees that break one rule each.
#pragma once
#include "tree.hpp"
#include <gmock/gmock.h>

namespace muster::tidy {

/// A tree with a part `base`, a module `low` and a module `high` that stands on it, and these files.
inline Tree tree_of(std::vector<File> files)
{
    files.push_back({"modules/high/CMakeLists.txt", "house_module(high STANDS_ON base low LIBRARIES PkgConfig::zstd)\n"});
    files.push_back({"modules/low/CMakeLists.txt", "house_module(low STANDS_ON base)\n"});
    files.push_back({"platform/base/CMakeLists.txt", "house_part(base)\n"});
    std::ranges::sort(files, {}, &File::path);
    return {std::move(files)};
}

inline std::vector<std::string> said(std::vector<Broken> const& broken)
{
    std::vector<std::string> texts;
    for (auto const& one : broken) texts.push_back(one.file + ":" + std::to_string(one.line) + ": " + one.says);
    return texts;
}

}
