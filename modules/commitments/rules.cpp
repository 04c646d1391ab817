#include "rules.hpp"
#include <algorithm>
#include <base/ensure.hpp>

namespace muster::commitments {

namespace {

using base::Severity;

constexpr base::Rule table[] = {
    {"gap.withheld", Severity::wrong, "What is known of {0} there is classed higher than your grants reach.", "Ask whoever is cleared for it to name the gap.", "information sharing protocols"},
    {"gap.unknown", Severity::wrong, "This operation has no gap {0}.", "See `gap list` for the gaps that have a number.", ""},
    {"gap.named_already", Severity::wrong, "That is gap {0} already ({1}).", "See `gap show {0}`; decide on it with `gap decide {0}`.", ""},
    {"gap.bad_kind", Severity::wrong, "\"{0}\" is no kind of gap that can be named.", "Give --kind presence, coverage, need or planned.", "domain.md 7.7"},
    {"gap.bad_period", Severity::wrong, "\"{0}\" is no period.", "Write 2026, 2026-Q1, 2026-03 or two days with .. between them.", ""},
    {"gap.needs_reason", Severity::wrong, "A decision on a gap needs its reason.", "Say it with --reason, so that whoever reads it next year understands.",
     "domain.md I18"},
    {"gap.cannot_become", Severity::wrong, "Gap {0} is {1}; from there it cannot become {2}.", "It may become: {3}.", "domain.md 7.7"},
    {"gap.bad_state", Severity::wrong, "\"{0}\" is no state of a gap.", "Give validated, assigned, closing, closed, accepted_unmet or false.", "domain.md 7.7"},
    {"gap.over", Severity::wrong, "Gap {0} is over ({1}): nothing more can be promised or asked for it.",
     "Open it again with `gap decide {0} validated --reason …` where it is not.", ""},
    {"gap.unknown_body", Severity::wrong, "This operation has no body \"{0}\".", "See `body list` for the codes.", ""},
    {"gap.elsewhere", Severity::wrong, "Gap {0} is not of {1}.", "Ask for a gap that your grant is for: `gap list`.", ""},
    {"gap.bad_rule", Severity::wrong, "\"{0}\" cannot be: severity goes from 1 to 5, shares from 0 to 100.", "Give whole numbers within these.", "domain.md 7.7"},
    {"gap.not_a_day", Severity::wrong, "\"{0}\" is no day.", "Write the day as 2026-03-31.", ""},
    {"commitment.unknown", Severity::wrong, "This operation has no commitment {0}.", "See `commitment list`.", ""},
    {"commitment.bad_state", Severity::wrong, "\"{0}\" is no state of a commitment.",
     "Give accepted, in_progress, fulfilled, partly, lapsed or withdrawn.", "domain.md 3.5"},
    {"commitment.cannot_become", Severity::wrong, "Commitment {0} is {1}; from there it cannot become {2}.", "It may become: {3}.", "domain.md 3.5"},
    {"commitment.needs_reason", Severity::wrong, "Where a promise is not kept, the reason belongs to it.", "Say it with --reason.", "domain.md I18"},
    {"commitment.not_delivered", Severity::wrong, "Commitment {0} promised {1}; {2} was delivered, by what the 5W says.",
     "Hand in the 5W that shows it, close it as partly, or give another proof with --evidence.", "domain.md I11"},
    {"commitment.something_delivered", Severity::wrong, "Commitment {0} did not lapse: the 5W shows {1}.", "Close it as partly.", "domain.md 3.5"},
    {"commitment.nothing_delivered", Severity::wrong, "Nothing was delivered on commitment {0}, by what the 5W says.",
     "Close it as lapsed or withdrawn, or give another proof with --evidence.", "domain.md I11"},
    {"commitment.no_gap", Severity::wrong, "A commitment fills at least one gap.", "Give the gap's number, as in `gap list`.", ""},
    {"commitment.gap_twice", Severity::wrong, "Gap {0} is named twice.", "Name each gap once, with its part: 3=4000.", ""},
    {"commitment.bad_part", Severity::wrong, "\"{0}\" is no gap and its part.", "Write the gap's number, or the number and its part: 3=4000.", ""},
    {"commitment.which_parts", Severity::wrong, "Several gaps share this commitment, and it is not said how much each gets.",
     "Give each its part: 3=4000 5=6000.", ""},
    {"commitment.parts_exceed", Severity::wrong, "The parts come to {0}, the whole is {1}.", "Nothing is promised twice: make the parts smaller, or the whole larger.", ""},
    {"commitment.two_units", Severity::wrong, "A commitment counts in one unit.", "Make two commitments where people and items, or two currencies, are promised.", ""},
    {"commitment.one_unit", Severity::wrong, "How much is promised is not said, or said twice.", "Give one of --people, --items or --money, more than 0.", ""},
    {"commitment.bad_money", Severity::wrong, "\"{0}\" is no amount of money.", "Write the amount and its currency: \"25000 USD\" or \"25000.50 USD\".", ""},
    {"commitment.bad_confidence", Severity::wrong, "\"{0}\" is no word for how sure a promise is.", "Give --confidence certain, likely or possible.", ""},
    {"commitment.due_before_start", Severity::wrong, "It would be due on {0}, before it begins on {1}.", "Give --by a day after --from.", ""},
    {"commitment.partner_unknown", Severity::wrong, "This operation has no partner \"{0}\".", "See `partner list`; add it with `partner add`.", ""},
    {"commitment.observer", Severity::wrong, "{0} is in {2} as {1}: who observes shares information, and cannot commit.",
     "Take it down as a member first, where it has become one: `member add`.", "domain.md I13"},
    {"commitment.not_theirs", Severity::wrong, "Commitment {0} is not of {1}.", "Ask for one of your own: `commitment list --partner {1}`.", ""},
    {"commitment.same_partner", Severity::wrong, "Commitment {0} is {1}'s already.", "Name the partner that takes it over.", ""},
    {"commitment.nothing_left", Severity::wrong, "All of commitment {0} is delivered; nothing is left to hand on.", "Close it with `commitment decide {0} fulfilled`.", ""},
    {"commitment.over", Severity::wrong, "Commitment {0} is over ({1}).", "Only one that is open can be handed on or followed up.", ""},
    {"commitment.bad_channel", Severity::wrong, "\"{0}\" is no way to speak with somebody.", "Give --by call, mail, meeting, visit or message.", ""},
    {"call.nobody", Severity::wrong, "There is nobody to ask: no partner of the sector reported in the last months.", "Name partners with --partner.", ""},
    {"call.past", Severity::wrong, "{0} is past.", "Give --until a day from today on.", ""},
    {"call.unknown", Severity::wrong, "This address asks nothing, or no longer does.", "Ask whoever sent it for a new one.", ""},
    {"call.answered", Severity::wrong, "This call was answered already: {0}.", "Speak with the coordinator where the answer has changed.", ""},
    {"call.over", Severity::wrong, "Answers to this call were awaited until {0}.", "Speak with the coordinator: an offer is welcome at any time.", ""},
    {"call.bad_answer", Severity::wrong, "\"{0}\" is neither yes nor no.", "Give --answer yes or --answer no.", ""},
    {"call.no_day", Severity::wrong, "It is not said by when.", "Give --by a day.", ""},
    {"feed.unknown", Severity::wrong, "There is no such calendar, or it was taken back.", "Make one with `commitment feed`.", ""},
    {"ladder.bad_step", Severity::wrong, "\"{0}\" is no step of the ladder.", "See `gap ladder` for the steps.", "domain.md 3.10"},
    {"ladder.waits", Severity::wrong, "Gap {0} waits for an answer of {1} until {2}.", "Write the answer down with `gap step-answer`, or wait until the day is past.", ""},
    {"ladder.top", Severity::wrong, "Gap {0} is at the top of the ladder ({1}).", "See `last-resort trigger`.", "domain.md 3.10"},
    {"ladder.nothing_waits", Severity::wrong, "Gap {0} waits for no answer.", "Raise it with `gap escalate`.", ""},
    {"ladder.bad_outcome", Severity::wrong, "\"{0}\" is no outcome.", "Give --outcome solved, partly or not_solved.", ""},
    {"resort.unknown", Severity::wrong, "This operation has no case of last resort {0}.", "See `last-resort list --all`.", ""},
    {"resort.bad_state", Severity::wrong, "\"{0}\" is no state of a case of last resort.", "Give checking, delivering, blocked or resolved.", "domain.md 12.1"},
    {"resort.cannot_become", Severity::wrong, "Case {0} is {1}; from there it cannot become {2}.", "See `last-resort show {0}`.", "domain.md 3.10"},
    {"resort.not_critical", Severity::wrong, "Gap {0} is not critical: last resort is for critical gaps.",
     "Decide so with `gap critical {0} --reason …` where the rule does not say it.", "domain.md 3.10"},
    {"resort.not_called", Severity::wrong, "Partners were not asked for gap {0}, or may still answer.", "Ask them first: `gap call {0} --until …`.", "domain.md 3.10"},
    {"resort.covered", Severity::wrong, "Partners have promised to fill all of gap {0}.", "Follow the promises up; last resort is for what nobody takes.", "domain.md 3.10"},
    {"resort.nobody", Severity::wrong, "{0} has no provider of last resort: {1}.",
     "Only a cluster lead agency that was designated has this duty; co-leads and sectors that the government leads do not.", "domain.md 0 (5), 12 (I2)"},
    {"resort.open_already", Severity::wrong, "Gap {0} has an open case of last resort: {1}.", "See `last-resort show {1}`.", ""},
    {"resort.over", Severity::wrong, "Case {0} is resolved.", "Trigger a new one where the gap is open again.", ""},
    {"resort.bad_condition", Severity::wrong, "\"{0}\" is none of the three conditions.", "Give access, security or funding.", "domain.md 0 (6)"},
    {"resort.yes_or_no", Severity::wrong, "\"{0}\" says neither that it holds nor that it does not.", "Give --holds yes or --holds no.", ""},
    {"resort.by_whom", Severity::wrong, "A judgement has the name of whoever judges.", "Give --by.", "domain.md 3.10"},
    {"resort.by_what", Severity::wrong, "A judgement rests on something.", "Say it with --evidence, or name the document.", "domain.md 3.10"},
    {"resort.condition_open", Severity::wrong, "The lead agency can deliver where all three conditions hold; {0} does not, or was not judged.",
     "Judge it with `last-resort judge`, or decide that the case is blocked.", "domain.md 3.10"},
    {"resort.nothing_blocks", Severity::wrong, "No condition of case {0} was judged not to hold.", "Judge it first with `last-resort judge`.", "domain.md 3.10"},
    {"resort.not_by_delivery", Severity::wrong, "Case {0} is of a sector in which last resort means advocacy and capacity, not delivery.",
     "Follow its tasks; close it as resolved with what came of them.", "generic terms of reference, 13"},
    {"resort.says_how_much", Severity::wrong, "It is not said how many people the lead agency will reach.", "Give --people and --due.", ""},
    {"letter.none", Severity::wrong, "Gap {0} is at no step from which a letter goes out.", "Raise it with `gap escalate`.", "domain.md 3.10"},
    {"letter.bad_form", Severity::wrong, "A letter is not written as \"{0}\".", "Give --as text, docx or pdf.", ""},
    {"letter.where", Severity::wrong, "It is not said where to write it.", "Give --out FILE for a docx or a pdf.", ""},
    {"responsibility.unknown", Severity::wrong, "This operation has no responsibility {0}.", "See `responsibility list`.", ""},
    {"responsibility.over", Severity::wrong, "Responsibility {0} ended on {1}.", "Give it anew with `responsibility give`.", ""},
};

}

std::span<base::Rule const> rules() { return table; }

void refuse(std::string_view code, std::vector<std::string> const& args)
{
    auto const found = std::ranges::find(table, code, &base::Rule::code);
    ENSURE(found != std::end(table));
    throw base::Refusal(*found, args);
}

}
