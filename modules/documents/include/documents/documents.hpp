// The library of documents: terms of reference, guidance, minutes, maps, letters. A document has a lasting id that decisions
// and evidence name, and versions, each in one language or several; every file is kept as it came, packed, by its content.
//
// Published view: documents_kept(operation, document, kind, title, version, language, sensitivity, day, body, source, at);
// `sensitivity` is 0 low … 3 severe, `at` milliseconds, `body` "" where it is of the operation as a whole.
#pragma once
#include <access/can.hpp>
#include <base/clock.hpp>
#include <base/day.hpp>
#include <cli/command.hpp>
#include <optional>
#include <store/db.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace muster::documents {

struct Version {
    int version = 0;       // from 1
    std::string language;  // "en"
    std::string hash;      // of the content, base::strong_hash
    std::string file;      // what it was called
    std::int64_t bytes = 0;
    std::optional<base::Day> day;  // of the document itself
    std::string source;    // who made it, or where it is from
    std::string note;      // what changed
    std::string actor;
    base::Instant at;
};

struct Document {
    std::string id;    // "d12": lasting, unique in the operation
    std::string kind;  // of lists/kinds.csv
    std::string title;
    std::string body;  // code; "" = of the operation as a whole
    access::Sensitivity sensitivity = access::Sensitivity::moderate;
    std::vector<Version> versions;  // in order of version and language
    /// The latest version in that language; without one, or where there is none, the latest of all, the first language first.
    [[nodiscard]] Version const& latest(std::string_view language = "") const;
};

/// A file that is handed in.
struct Edition {
    std::string language = "en";
    std::string file;   // what it is called
    std::string bytes;  // its content
    std::optional<base::Day> day;
    std::string source, note;
    bool translation = false;  // the latest version in another language, not a version of its own
};

/// A new document. Refuses document.unknown_kind, document.no_title, document.bad_language, document.empty.
Document add(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Document const& wanted,
             Edition const& edition);
/// A new version, or a translation of the latest. Refuses document.unknown, document.bad_language, document.empty,
/// document.same (the content is what the latest holds in that language), document.translated.
Document replace(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, std::string const& id,
                 Edition const& edition);
/// Kind, title, body and sensitivity; versions are left as they are. Refuses as add() and document.unknown.
Document label(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Document const& wanted);

/// What `viewer` (an account; "" sees all) may see, newest first.
std::vector<Document> list(store::Db& db, base::Clock const& clock, std::string const& operation, std::string const& viewer = "");
/// Refuses document.unknown, also where the viewer may not see it.
Document get(store::Db& db, base::Clock const& clock, std::string const& operation, std::string const& id, std::string const& viewer = "");
/// The bytes of a version as they came.
std::string content(store::Db& db, std::string const& operation, Version const& version);

/// A name that is safe on any disk: the id, the version, the language and the ending of the file that came.
std::string safe_name(Document const& document, Version const& version);

cli::Module const& module();

}
