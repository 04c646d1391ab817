#include "rules.hpp"

namespace muster::advocacy {

namespace {

using base::Severity;

constexpr base::Rule table[] = {
    {"concern.unknown", Severity::wrong, "There is no concern {0} that you may see.", "See `advocacy list`.", ""},
    {"concern.unknown_body", Severity::wrong, "This operation has no body \"{0}\".", "See `body list` for the codes.", ""},
    {"concern.not_yours", Severity::wrong, "Your role does not do that for {0}.", "Its coordinator, its information officer or OCHA writes; the coordinator, OCHA, the lead agency or the Humanitarian Coordinator clears and asks.", ""},
    {"concern.no_topic", Severity::wrong, "It is not said what the concern is.", "Say it in a sentence.", "domain.md 10.6"},
    {"concern.no_evidence", Severity::wrong, "A concern rests on something.", "Name a gap, a case of last resort, a document, or say the obstacle or the funding in words.", "domain.md 10.6"},
    {"concern.bad_state", Severity::wrong, "\"{0}\" is no state of a concern.", "Give identified, drafted, cleared, delivered, outcome_known or dropped.", "domain.md 10.6"},
    {"concern.cannot_become", Severity::wrong, "Concern {0} is {1}; from there it cannot become {2}.", "It may become: {3}.", "domain.md 10.6"},
    {"concern.needs_reason", Severity::wrong, "Where a concern is dropped or taken up again, the reason belongs to it.", "Say it with --words.", ""},
    {"concern.needs_outcome", Severity::wrong, "It is not said what came of it.", "Say it with --words: what changed, or that nothing did.", "domain.md 10.6"},
    {"concern.needs_message", Severity::wrong, "Concern {0} has no key message yet.", "Write one with `advocacy message {0}`.", "domain.md 10.6"},
    {"concern.needs_who", Severity::wrong, "It is not said in whose name the words are cleared.", "Say who with --who.", "domain.md 10.6"},
    {"concern.clear_by_role", Severity::wrong, "Words are cleared by an act of their own.", "Clear them with `advocacy clear {0}`.", "domain.md 10.6"},
    {"concern.over", Severity::wrong, "Concern {0} is over ({1}).", "Take it up again first: `advocacy decide {0} identified --words …`.", ""},
    {"concern.no_words", Severity::wrong, "The message has neither words nor a document.", "Write it in two or three sentences, or name its document.", ""},
    {"concern.bad_audience", Severity::wrong, "\"{0}\" is no audience.", "Give one of: {1}.", "domain.md 10.6"},
    {"concern.bad_channel", Severity::wrong, "\"{0}\" is no channel.", "Give one of: {1}.", ""},
    {"concern.bad_day", Severity::wrong, "\"{0}\" is no day that it could have been.", "Write the day as 2026-03-31; today at the latest.", ""},
    {"concern.before", Severity::wrong, "That was on {0}, before {1}.", "Give a day that is not before the last that was said of it.", ""},
    {"concern.unknown_gap", Severity::wrong, "This operation has no gap {0}.", "See `gap list` for the gaps that have a number.", ""},
    {"concern.unknown_resort", Severity::wrong, "This operation has no case of last resort {0}.", "See `last-resort list`.", ""},
    {"concern.unknown_task", Severity::wrong, "No task {0} waits for {1}.", "See `advocacy board`.", ""},
    {"concern.task_taken", Severity::wrong, "Task {0} was taken up by concern {1}.", "Open that one.", ""},
    {"concern.unknown_partner", Severity::wrong, "This operation has no partner \"{0}\".", "Give the id that `partner list` shows.", ""},
    {"concern.no_document", Severity::wrong, "There is no document \"{0}\" that you may see.", "Add it with `document add`, and give its id.", ""},
    {"concern.not_cleared", Severity::wrong, "Concern {0} is {1}: words that are not cleared go to nobody.", "Have them cleared first.", "domain.md 10.6"},
    {"ask.unknown", Severity::wrong, "There is no ask {0} that you may see.", "See `advocacy asks`.", ""},
    {"ask.no_gap", Severity::wrong, "Means are asked for a gap that has a name.", "Give its number with --gap, as in `gap list`.", "terms of reference 11"},
    {"ask.gap_over", Severity::wrong, "Gap {0} is {1}: nothing is asked for it any more.", "Ask for one that is open.", ""},
    {"ask.no_amount", Severity::wrong, "\"{0}\" is no amount of money.", "Write a whole number above 0, with --currency USD where it is another.", ""},
    {"ask.bad_currency", Severity::wrong, "\"{0}\" is no currency.", "Give its three letters, such as USD.", ""},
    {"ask.no_donor", Severity::wrong, "It is not said who is asked.", "Give --donor with its name or id, or --participants where the group's own channels are meant.", ""},
    {"ask.bad_answer", Severity::wrong, "\"{0}\" is no answer.", "Give pledged, partly, declined or withdrawn.", ""},
    {"ask.no_pledge", Severity::wrong, "It is not said how much is pledged.", "Give the amount in {0} with --amount.", ""},
    {"ask.too_much", Severity::wrong, "A part of {0} is less than {0}.", "Answer pledged where all of it, or more, is pledged.", ""},
    {"contribution.unknown", Severity::wrong, "There is no contribution {0} that you may see.", "See `advocacy show` of its concern.", ""},
    {"contribution.bad_to", Severity::wrong, "\"{0}\" takes no contributions.", "Give --to hc, hct, erc, iccg, ocha or other.", "terms of reference 11"},
};

}

std::span<base::Rule const> rules() { return table; }

void refuse(std::string_view code, std::vector<std::string> const& args) { throw base::Refusal(base::rule_in(table, code), args); }

}
