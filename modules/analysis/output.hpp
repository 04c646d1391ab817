// Figures as JSON and as tables for people.
#pragma once
#include "figures.hpp"
#include "how.hpp"
#include <base/json.hpp>
#include <cli/command.hpp>
#include <span>
#include <string>

namespace muster::analysis {

/// "35 000"; 0 for a reported zero, – not reported or nothing to report, · not assessed or not applicable.
std::string mark_of(base::Told told);
/// At most so many letters, with "…" where there were more.
std::string shortened(std::string const& text, std::size_t letters);
std::string level_name(int level);

void write_told(base::JsonWriter& json, std::string_view name, base::Told told);
void write_percent(base::JsonWriter& json, std::string_view name, base::Share share);
/// method, profile, as_of, period, held rows and the notes: what every answer says about itself.
void write_method(base::JsonWriter& json, Picture const& picture, Asked const& asked, std::optional<base::Period> period);
void write_notes(base::JsonWriter& json, Picture const& picture, Figures const& figures);
void write_figure(base::JsonWriter& json, Picture const& picture, Figures const& all, Figure const& figure, How const* how);
void write_how(base::JsonWriter& json, Picture const& picture, How const& how);
void write_place(base::JsonWriter& json, Picture const& picture, int place);
void write_partners(base::JsonWriter& json, Picture const& picture, std::vector<int> const& partners);
/// Submission, row and part of lines.
void write_rows(base::JsonWriter& json, Picture const& picture, std::vector<std::uint32_t> const& rows);

/// "WASH · people reached · 2026-03 · profile max_by_area_sum · journal 18204"
std::string headline(Picture const& picture, Asked const& asked, std::string_view what, std::optional<base::Period> period);
/// What was not counted as it stands, one line each; "" where all was.
std::string notes_text(Picture const& picture, Figures const& figures);
/// Of all the figures those that are shown.
std::string figures_text(Picture const& picture, Figures const& figures, std::span<Figure const> shown);
std::string how_text(Picture const& picture, How const& how);
std::string source_text(Picture const& picture, std::uint32_t fact);

}
