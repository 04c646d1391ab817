// The commands of this part, in one table for each subject, and what they share.
#pragma once
#include "agenda.hpp"
#include "sight.hpp"
#include <cli/command.hpp>
#include <map>
#include <partners/partners.hpp>
#include <span>

namespace muster::meetings {

std::span<cli::Command const> series_commands();
std::span<cli::Command const> meeting_commands();
std::span<cli::Command const> agenda_commands();
std::span<cli::Command const> action_commands();
std::span<cli::Command const> lesson_commands();
/// Meetings stand in the calendars that commitments give by secret addresses.
void join_calendars();

/// Refuses meeting.bad_day.
base::Day day_asked(cli::Call const& call, std::string_view option, base::Day otherwise);
/// Refuses meeting.unknown_body.
std::string body_sure(cli::Call& call, std::string const& words);
/// Refuses meeting.no_document, also where the caller may not see it; "" stays "".
std::string document_sure(cli::Call& call, std::string const& id);

/// The names of organisations.
class Names {
public:
    explicit Names(cli::Call& call) : registry_(partners::Registry::load(call.db(), call.operation())) {}
    [[nodiscard]] std::string name(std::string const& id) const;
    [[nodiscard]] std::string acronym(std::string const& id) const;
    /// The one that it counts as after all merges; refuses meeting.unknown_partner.
    [[nodiscard]] std::string sure(std::string const& id) const;

private:
    std::unique_ptr<partners::Registry> registry_;
};

/// What one call about meetings works with.
struct Table {
    explicit Table(cli::Call& call);
    cli::Call& call;
    Desk desk;
    Diary diary;
    Sight sight;
    /// In the language of the reader.
    std::string body_name(std::string const& code);
    /// The meeting that MEETING names; refuses meeting.unknown where the caller sees nothing of its body.
    Meeting meeting(std::string_view option = "MEETING");
    /// And that the caller keeps.
    Meeting kept_meeting(std::string_view option = "MEETING");

private:
    std::map<std::string, std::string> body_names_;
};

void write(base::JsonWriter& json, Meeting const& meeting, Table& table);
void write(base::JsonWriter& json, Series const& series, Table& table);
/// `person` is shown where it is asked for and the caller may see people of the body.
void write(base::JsonWriter& json, Action const& action, Table& table, Names const& names, base::Day on, bool with_people);
void write(base::JsonWriter& json, Completion const& completion);
cli::Exit done(cli::Call& call, std::string const& document, std::string const& sentence);

}
