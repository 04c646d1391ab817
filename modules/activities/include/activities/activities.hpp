// The 5W: hand in, read, check, match, twins, accept; versions; the corrected workbook; who has reported.
//
// Published views (sql/0001_activities.sql), the only tables of this module that others may read:
//   activities_counted  one row per reported line that counts now. `partner`, `body`, `place` are ids of their modules or
//                       null (`partner` does the work, `programme` answers for it where that is another); `grp` a group code or 'all'; `status`, `modality`, `unit` names of standards; `first_day` …
//                       `last_day` the period reported on (null where unknown); `reached_said` a name of base::Saying;
//                       `reached`, `targeted`, sex and age cells null where not told.
//   activities_held     rows held out of every figure (`severity` 'hold' or 'wrong', `code` the finding).
//   activities_nil      nil reports.
#pragma once
#include <cli/command.hpp>

namespace muster::activities {

cli::Module const& module();

}
