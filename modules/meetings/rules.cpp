#include "rules.hpp"

namespace muster::meetings {

namespace {

using base::Severity;

constexpr base::Rule table[] = {
    {"meeting.unknown", Severity::wrong, "There is no meeting \"{0}\" that you may see.", "See `meeting list` for the meetings and their names.", ""},
    {"meeting.unknown_series", Severity::wrong, "There is no series of meetings {0} that you may see.", "See `meeting series`.", ""},
    {"meeting.unknown_body", Severity::wrong, "This operation has no body \"{0}\".", "See `body list` for the codes.", ""},
    {"meeting.not_yours", Severity::wrong, "Meetings of {0} are kept by its coordinator, its information officer and OCHA.", "Ask one of them, or for a role in {0}.", ""},
    {"meeting.bad_rhythm", Severity::wrong, "\"{0}\" is no rhythm.", "Give --every once, weekly, fortnightly or monthly.", ""},
    {"meeting.bad_weekday", Severity::wrong, "\"{0}\" is no day of the week.", "Give --weekday mon, tue, wed, thu, fri, sat or sun.", ""},
    {"meeting.bad_week", Severity::wrong, "\"{0}\" is no week of a month.", "Give --week 1, 2, 3, 4 or last.", ""},
    {"meeting.bad_hour", Severity::wrong, "\"{0}\" is no hour of a day.", "Write the hour as 09:30.", ""},
    {"meeting.bad_day", Severity::wrong, "\"{0}\" is no day.", "Write the day as 2026-03-31.", ""},
    {"meeting.bad_length", Severity::wrong, "{0} minutes is no length of a meeting.", "Give 5 to 1440 minutes.", ""},
    {"meeting.bad_language", Severity::wrong, "\"{0}\" is no language.", "Give codes of two or three letters with blanks between: en ar.", ""},
    {"meeting.ends_before", Severity::wrong, "The series begins on {0}, after {1}.", "Give a last day that is not before the first.", ""},
    {"meeting.ended", Severity::wrong, "Series {0} ended on {1}.", "Start a new one with `meeting start`.", ""},
    {"meeting.needs_reason", Severity::wrong, "People who come to a meeting that was moved or cancelled ask why.", "Say it with --reason.", ""},
    {"meeting.nothing_moves", Severity::wrong, "It is not said where the meeting moves to.", "Give --to a day, --at an hour, or --venue a place.", ""},
    {"meeting.was_held", Severity::wrong, "Meeting {0} took place on {1}.", "Move or cancel one that is still to come.", ""},
    {"meeting.was_cancelled", Severity::wrong, "Meeting {0} was cancelled: {1}", "Where it takes place after all, move it to its day first.", ""},
    {"meeting.not_yet", Severity::wrong, "Meeting {0} is on {1}.", "Take down who was there once it has taken place; `meeting move` where its day has changed.", ""},
    {"meeting.nobody_there", Severity::wrong, "Nobody is said to have been there.", "Name the organisations with --present, those that are no partners with --other.", ""},
    {"meeting.twice", Severity::wrong, "{0} is named twice.", "Name each organisation once, as present or with its apologies.", ""},
    {"meeting.unknown_partner", Severity::wrong, "This operation has no partner \"{0}\".", "Give the id that `partner list` shows, or --other with its name.", ""},
    {"meeting.bad_people", Severity::wrong, "{0} people is no number of people in a room.", "Count those present, or leave it out.", ""},
    {"meeting.bad_item", Severity::wrong, "\"{0}\" is nothing that can stand on an agenda.",
     "Give one that `meeting agenda` proposes, such as gap/12, or its words, minutes and presenter: \"Cholera plan|15|WHO\".", ""},
    {"meeting.empty_agenda", Severity::wrong, "An agenda has at least one item.", "Name the items in their order with --item.", ""},
    {"meeting.item_twice", Severity::wrong, "{0} stands twice on the agenda.", "Name it once, or strike it.", ""},
    {"meeting.no_minutes", Severity::wrong, "It is not said what the minutes are.", "Give their text with --text or --file, or the document of the library with --document.", ""},
    {"meeting.no_document", Severity::wrong, "There is no document \"{0}\" that you may see.", "Add it with `document add`, and give its id.", ""},
    {"meeting.no_words", Severity::wrong, "It is not said what was decided.", "Write the decision in the words that the meeting agreed on.", ""},
    {"meeting.nothing_to_print", Severity::wrong, "\"{0}\" of a meeting cannot be printed.", "Give --what agenda or minutes.", ""},
    {"meeting.bad_form", Severity::wrong, "\"{0}\" is no form.", "Give --as text, docx or pdf.", ""},
    {"meeting.where", Severity::wrong, "A file has to be written somewhere.", "Say where with --out.", ""},
    {"action.unknown", Severity::wrong, "There is no action point {0} that you may see.", "See `action list`.", ""},
    {"action.no_words", Severity::wrong, "It is not said what is to be done.", "Say it in a sentence that begins with a verb.", ""},
    {"action.bad_state", Severity::wrong, "\"{0}\" is no state of an action point.", "Give open, done or dropped.", "domain.md 10.3"},
    {"action.so_already", Severity::wrong, "Action point {0} is {1} already.", "See `action show {0}`.", ""},
    {"action.needs_reason", Severity::wrong, "An action that is dropped, or opened again, needs its reason.", "Say it with --reason.", "domain.md 10.3"},
    {"action.due_before", Severity::wrong, "Due on {0}, before it was agreed on {1}.", "Give a day that is not before that.", ""},
    {"action.not_theirs", Severity::wrong, "Action point {0} is not one of yours.", "Say of your own organisation's actions that they are done; ask the coordinator for others.", ""},
    {"action.only_done", Severity::wrong, "Whoever owns an action may say that it is done; to drop or open it again is for the coordinator.", "Ask the coordinator of {0}.", ""},
    {"action.before", Severity::wrong, "That was on {0}, after {1}.", "Give a day that is not before the last that was said of it.", ""},
    {"lesson.unknown", Severity::wrong, "There is no lesson {0} that you may see.", "See `lesson list`.", ""},
    {"lesson.incomplete", Severity::wrong, "A lesson says in what situation, what was found, and what is recommended.", "Give all three: --context, --finding and --recommendation.",
     "domain.md 10.7"},
    {"lesson.no_end", Severity::wrong, "A lesson ends in an action point or in a revised strategy.", "Give --action with its number, or --document with the strategy's.", "domain.md 10.7"},
    {"lesson.bad_state", Severity::wrong, "\"{0}\" is no state of a lesson.", "Give unended, acting or ended.", "domain.md 10.7"},
};

}

std::span<base::Rule const> rules() { return table; }

void refuse(std::string_view code, std::vector<std::string> const& args) { throw base::Refusal(base::rule_in(table, code), args); }

}
