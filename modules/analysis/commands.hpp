// The commands of this part, and what they have in common: how a question is read from options.
#pragma once
#include "gaps.hpp"
#include "picture.hpp"
#include <base/json.hpp>
#include <cli/command.hpp>
#include <set>
#include <string>

namespace muster::analysis {

/// The question that the options ask. `level` is taken where --by is not given.
Asked asked_by(cli::Call& call, Picture const& picture, int level);
/// adm1 where there is one, else the country.
int usual_level(Picture const& picture);
/// --top, or all there are.
std::size_t top_of(cli::Call& call, std::size_t all);
/// `--body wash,hea --body nut`
std::vector<std::string> several(cli::Call& call, std::string_view option);
int level_meant(std::string const& name);  // refuses figures.unknown_level
std::vector<int> codes_meant(cli::Call& call, std::string_view option, Picture const& picture, int (Picture::*meant)(std::string_view) const);

/// --suppress: the count below which numbers are kept back; 0 where it is not asked for.
std::int64_t suppress_below(cli::Call& call);
/// Figures, with small counts kept back where that is asked for.
std::shared_ptr<Figures const> figures_asked(cli::Call& call, Picture const& picture, Asked const& asked);
/// Places and bodies of which any number is kept back, of any level and group: what else tells of their people is kept back too.
std::set<std::pair<int, int>> kept_back_anywhere(cli::Call& call, Picture const& picture, Asked const& asked);
/// Gaps of every kind, with what rests on small counts kept back where that is asked for.
GapList gaps_asked(cli::Call& call, Picture const& picture, Asked const& asked, std::vector<GapKind> const& kinds);
/// How gaps are told and ranked: by the options, else the operation's settings, else the program's own.
GapRules rules_asked(cli::Call& call);
void write_gap(base::JsonWriter& json, Picture const& picture, Gap const& gap);

cli::Exit run_reach(cli::Call& call);
cli::Exit run_gaps(cli::Call& call);
cli::Exit run_overlaps(cli::Call& call);
cli::Exit run_presence(cli::Call& call);
cli::Exit run_equity(cli::Call& call);
cli::Exit run_check(cli::Call& call);
cli::Exit run_activities(cli::Call& call);
cli::Exit run_today(cli::Call& call);
cli::Exit run_filters(cli::Call& call);
cli::Exit run_sheet(cli::Call& call);
cli::Exit run_matrix(cli::Call& call);
/// `muster explain "reach wash NG008 2023-10"`; false where the words are no figure.
bool explain_figure(cli::Call& call, std::string const& words);

}
