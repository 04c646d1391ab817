// Inside the module: requests between bodies and exchange with others.
#pragma once
#include "inside.hpp"

#include <documents/documents.hpp>

namespace muster::membership {

/// Refuses request.no_subject, request.due_before_asked, request.same_body, member.unknown_body, document.unknown.
Request ask(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Request wanted);
/// `one` with its answer. Refuses request.closed, request.no_answer, document.unknown.
Request answer(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Request one, base::Day day);
/// Refuses request.closed.
Request withdraw(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Request one, base::Day day);
/// Refuses link.unknown_kind, link.bad_direction, link.no_other, request.no_subject, member.unknown_…, document.unknown.
Link exchange(store::Db& db, base::Clock const& clock, std::string const& actor, std::string const& operation, Link wanted);

}
