// Handing a body over to the authority that takes it on: one package that holds its data, its documents, its contacts and a
// copy of the operation that opens in the authority's own Muster, with its record, provable against the head that is printed
// in the package.
#pragma once
#include <cli/command.hpp>
#include <store/db.hpp>
#include <string>
#include <vector>

namespace muster::handover {

struct Part {
    std::string name;  // in the package: "data/activities.xlsx"
    std::string what;  // in words
    std::string hash;  // base::strong_hash of its bytes
};

struct Made {
    std::string operation, body, digest;  // of the package's list of parts
    std::int64_t entries = 0;             // of the copy's journal
    std::string head;                     // the hash of its last entry
    std::vector<Part> parts;
};

/// Writes the package. What a part of it is made by is a command of another module (lists/parts.csv); one that this program
/// does not have is left out, and the README lists what there is. Refuses handover.cannot_write.
Made make_package(cli::Call& call, std::string const& body, std::string const& path);

/// Opens a package in the store at `url`: a store that holds nothing becomes the copy itself, so that its journal is the one
/// whose head was printed; otherwise the operation is added to what is there. Proves the copy first. Refuses
/// handover.no_package, handover.not_as_printed, operation.exists.
std::string open_package(cli::Call& call, std::string const& path, std::string const& printed);

cli::Module const& module();

}
