// The commands that decide, as a table: what each move takes.
#include "commands.hpp"
#include <array>

namespace muster::structure {
namespace {

template <std::size_t Size>
struct Text {
    char letters[Size]{};
    constexpr Text(char const (&text)[Size])
    {
        for (std::size_t i = 0; i < Size; ++i) letters[i] = text[i];
    }
};

template <Text move>
cli::Exit run(cli::Call& call)
{
    return run_move(call, asked_of(call, move.letters));
}

/// What every decision says (I18): who, in which role, for whom, why, on what basis.
constexpr std::array<cli::Option, 6> every{{
    {"acting-as", "ROLE", "the role you act in: rc_hc, hct, ocha, erc, approver, global_lead, lead_agency, coordinator, government", false, false},
    {"on-behalf-of", "NAME", "the person or organisation whose word it is", false, false},
    {"on", "DAY", "from when it holds, such as 2026-03-31 or 2026-03-31T14:05Z; now if left out", false, false},
    {"basis", "TEXT", "the rule, minutes or letter that it rests on", false, false},
    {"reason", "TEXT", "why", false, false},
    {"document", "ID", "a document of the library that proves it", false, true},
}};

template <std::size_t Size>
constexpr std::array<cli::Option, Size + 6> with(std::array<cli::Option, Size> const& own)
{
    std::array<cli::Option, Size + 6> all{};
    for (std::size_t i = 0; i < Size; ++i) all[i] = own[i];
    for (std::size_t i = 0; i < 6; ++i) all[Size + i] = every[i];
    return all;
}

constexpr cli::Option body_argument[] = {{"BODY", "", "the code of the body", true, false}};
constexpr cli::Option decision_argument[] = {{"DECISION", "", "the number of the decision", true, false}};
constexpr cli::Option saying{"saying", "TEXT", "in words what was found, said, agreed or planned", false, false};

constexpr auto propose_options = with(std::array<cli::Option, 9>{{
    {"action", "ACTION", "activate, reactivate, merge, split, regroup, change_lead, deactivate or hand_over", true, false},
    {"type", "TYPE", "national_cluster or aor; what the reference list says if left out", false, false},
    {"name", "NAME", "the full name", false, false},
    {"parent", "BODY", "the body that it is, or shall be, part of", false, false},
    {"area", "TEXT", "where it works", false, false},
    {"from", "BODY", "of a merge: a body that it takes in", false, true},
    {"into", "BODY", "of a split: the code of a part", false, true},
    {"successor", "BODY", "of a hand-over: the government-led sector that takes over", false, false},
    {"terms", "ID", "the document with its terms of reference", false, false},
}});
constexpr auto find_options = with(std::array<cli::Option, 3>{{
    {"criterion", "CODE", "of the operation's set: a1 and a2, or a to d; d1, d2 for an end", true, false},
    {"finding", "FINDING", "met, partly, not_met or unknown", true, false},
    saying,
}});
constexpr auto consult_options = with(std::array<cli::Option, 3>{{
    {"with", "PARTY", "authorities, global_lead, partners or civil_society", true, false},
    {"partner", "PARTNER", "the organisation that was asked", false, false},
    saying,
}});
constexpr auto advise_options = with(std::array<cli::Option, 4>{{
    {"who", "ROLE", "who advises; hct if left out", false, false},
    {"stance", "STANCE", "for, against or with_conditions", false, false},
    {"partner", "PARTNER", "the organisation, where it is one", false, false},
    saying,
}});
constexpr auto notify_options = with(std::array<cli::Option, 2>{{
    {"who", "PARTY", "government or partners", true, false},
    saying,
}});
constexpr auto plain_options = with(std::array<cli::Option, 0>{});
constexpr auto solution_options = with(std::array<cli::Option, 1>{{saying}});
constexpr cli::Option letter_argument[] = {{"BODY", "", "the bodies that it speaks of; all that are being drafted if left out", false, true}};
constexpr cli::Option letter_language{"language", "CODE", "en, fr, es or ar; the operation's first language if left out", false, false};
constexpr cli::Option letter_options[] = {
    {"file", "FILE", "write it to this file: .docx, .pdf or .txt", false, false},
    {"on-behalf-of", "NAME", "who signs", false, false},
    {"place", "TEXT", "where it is written", false, false},
    letter_language,
    {"format", "FORMAT", "docx, pdf or text; as the file's name ends if left out", false, false},
};
constexpr auto keep_letter_options = with(std::array<cli::Option, 2>{{{"place", "TEXT", "where it is written", false, false}, letter_language}});
constexpr auto submit_options = with(std::array<cli::Option, 1>{{
    {"successor", "BODY", "of a hand-over: the government-led sector that takes over", false, false},
}});
constexpr auto endorse_options = with(std::array<cli::Option, 1>{{
    {"silence", "", "nobody answered until the time had passed, and the rule takes that as consent", false, false},
}});
constexpr auto begin_options = with(std::array<cli::Option, 4>{{
    {"terms", "ID", "the document with its terms of reference", false, false},
    {"area", "TEXT", "where it works", false, false},
    {"languages", "WORDS", "the languages it works in", false, false},
    {"rhythm", "TEXT", "how often it meets", false, false},
}});
constexpr auto amend_options = begin_options;
constexpr auto end_options = with(std::array<cli::Option, 1>{{
    {"override", "REASON", "the Humanitarian Coordinator's reason for going on where benchmarks are not met", false, false},
}});
constexpr auto establish_options = with(std::array<cli::Option, 10>{{
    {"type", "TYPE", "sector_gov, hct, iccg, imwg, subnational_cluster, working_group, technical_wg, task_force, sag, refugee_sector", true, false},
    {"name", "NAME", "the full name", false, false},
    {"parent", "BODY", "the body that it is part of", false, false},
    {"partner", "PARTNER", "who leads: of a government-led sector the authority", false, false},
    {"role", "ROLE", "the role of who leads; gov_lead, or wg_lead, if left out", false, false},
    {"label", "TEXT", "what the country calls that role", false, false},
    {"terms", "ID", "the document with its terms of reference", false, false},
    {"area", "TEXT", "where it works", false, false},
    {"languages", "WORDS", "the languages it works in", false, false},
    {"rhythm", "TEXT", "how often it meets", false, false},
}});
constexpr auto rename_options = with(std::array<cli::Option, 1>{{{"name", "NAME", "the new name", true, false}}});
constexpr auto regroup_options = with(std::array<cli::Option, 1>{{{"parent", "BODY", "of a group: the body that it is part of from now on", false, false}}});
constexpr auto lead_options = with(std::array<cli::Option, 18>{{
    {"partner", "PARTNER", "the organisation", true, false},
    {"role", "ROLE", "cla (if left out), co_cla, co_lead, co_chair, co_facilitator, co_coordinator, gov_lead, gov_co_lead, support, subnational_lead, wg_lead", false, false},
    {"label", "TEXT", "what the country calls that role", false, false},
    {"instead-of", "PARTNER", "whose part in leading ends with this", false, true},
    {"end", "", "its part in leading ends", false, false},
    {"relevance", "TEXT", "why: operational relevance", false, false},
    {"capacity", "TEXT", "why: capacity to coordinate and to respond", false, false},
    {"willingness", "TEXT", "why: its willingness, and how it was said", false, false},
    {"presence", "TEXT", "why: operational presence", false, false},
    {"scale-up", "TEXT", "why: ability to scale up", false, false},
    {"deviation", "TEXT", "why it is another than the global lead", false, false},
    {"memorandum", "ID", "the document with the memorandum of understanding of a shared lead", false, false},
    {"until", "DAY", "when the memorandum is reviewed", false, false},
    {"parties", "TEXT", "memorandum: who agreed", false, false},
    {"scope", "TEXT", "memorandum: scope and level", false, false},
    {"staffing", "TEXT", "memorandum: who brings which staff", false, false},
    {"cost-sharing", "TEXT", "memorandum: who pays what", false, false},
    {"disputes", "TEXT", "memorandum: how disputes are settled", false, false},
}});
constexpr auto post_options = with(std::array<cli::Option, 5>{{
    {"post", "POST", "coordinator, co_coordinator, im_officer, or another word", true, false},
    {"standing", "STANDING", "dedicated (if left out), double_hatted or vacant", false, false},
    {"partner", "PARTNER", "the organisation that fills it", false, false},
    {"person", "NAME", "who holds it; the name is kept apart from the record", false, false},
    {"until", "DAY", "the last day, where it is known", false, false},
}});
constexpr auto review_options = with(std::array<cli::Option, 2>{{
    {"outcome", "OUTCOME", "continue, scale_up, streamline, transition, deactivate or handover_to_government; a review begins if left out", false, false},
    {"next-review", "DAY", "when the next one is due, where it is not the policy's", false, false},
}});
constexpr auto plan_options = with(std::array<cli::Option, 6>{{
    {"part", "PART", "function.1, capacity.1, benchmark.1, residual.1 …; leadership, last_resort, contingency", true, false},
    {"status", "STATUS", "pending, met, ready or dropped", false, false},
    {"partner", "PARTNER", "who takes it over, or answers for it", false, false},
    {"due", "DAY", "by when", false, false},
    {"verified-by", "TEXT", "who verified that a benchmark is met", false, false},
    saying,
}});

#define MUSTER_BODY_ROUTE(move, permission) {{"POST", "/operations/{operation}/bodies/{body}/" move, permission}}
constexpr cli::Served serve_propose[] = MUSTER_BODY_ROUTE("propose", "propose");
constexpr cli::Served serve_find[] = MUSTER_BODY_ROUTE("find", "propose");
constexpr cli::Served serve_consult[] = MUSTER_BODY_ROUTE("consult", "propose");
constexpr cli::Served serve_advise[] = MUSTER_BODY_ROUTE("advise", "propose");
constexpr cli::Served serve_solution[] = MUSTER_BODY_ROUTE("solution", "propose");
constexpr cli::Served serve_letter[] = {
    {"GET", "/operations/{operation}/bodies/{body}/letter", "figures"},
    {.verb = "GET", .path = "/operations/{operation}/bodies/{body}/letter/file", .permission = "figures", .file = "file", .named = "file"},
};
constexpr cli::Served serve_keep_letter[] = MUSTER_BODY_ROUTE("letter", "propose");
constexpr cli::Served serve_submit[] = MUSTER_BODY_ROUTE("submit", "decide");
constexpr cli::Served serve_transmit[] = MUSTER_BODY_ROUTE("transmit", "decide");
constexpr cli::Served serve_endorse[] = MUSTER_BODY_ROUTE("endorse", "decide");
constexpr cli::Served serve_query[] = MUSTER_BODY_ROUTE("query", "decide");
constexpr cli::Served serve_object[] = MUSTER_BODY_ROUTE("object", "decide");
constexpr cli::Served serve_decline[] = MUSTER_BODY_ROUTE("decline", "decide");
constexpr cli::Served serve_confirm[] = MUSTER_BODY_ROUTE("confirm", "decide");
constexpr cli::Served serve_withdraw[] = MUSTER_BODY_ROUTE("withdraw", "decide");
constexpr cli::Served serve_notify[] = MUSTER_BODY_ROUTE("notify", "propose");
constexpr cli::Served serve_activate[] = MUSTER_BODY_ROUTE("activate", "decide");
constexpr cli::Served serve_reactivate[] = MUSTER_BODY_ROUTE("reactivate", "decide");
constexpr cli::Served serve_merge[] = MUSTER_BODY_ROUTE("merge", "decide");
constexpr cli::Served serve_split[] = MUSTER_BODY_ROUTE("split", "decide");
constexpr cli::Served serve_regroup[] = MUSTER_BODY_ROUTE("regroup", "propose");
constexpr cli::Served serve_deactivate[] = MUSTER_BODY_ROUTE("deactivate", "decide");
constexpr cli::Served serve_dormant[] = MUSTER_BODY_ROUTE("dormant", "decide");
constexpr cli::Served serve_establish[] = MUSTER_BODY_ROUTE("establish", "propose");
constexpr cli::Served serve_close[] = MUSTER_BODY_ROUTE("close", "propose");
constexpr cli::Served serve_lead[] = MUSTER_BODY_ROUTE("lead", "propose");
constexpr cli::Served serve_change_lead[] = MUSTER_BODY_ROUTE("change-lead", "decide");
constexpr cli::Served serve_post[] = MUSTER_BODY_ROUTE("post", "propose");
constexpr cli::Served serve_amend[] = MUSTER_BODY_ROUTE("amend", "propose");
constexpr cli::Served serve_rename[] = MUSTER_BODY_ROUTE("rename", "propose");
constexpr cli::Served serve_review[] = MUSTER_BODY_ROUTE("review", "propose");
constexpr cli::Served serve_plan[] = MUSTER_BODY_ROUTE("plan", "propose");
constexpr cli::Served serve_transition[] = MUSTER_BODY_ROUTE("transition", "decide");
constexpr cli::Served serve_take_back[] = {{"POST", "/operations/{operation}/decisions/{decision}/take-back", "decide"}};
#undef MUSTER_BODY_ROUTE

}

std::span<cli::Command const> commands_of_moves()
{
    static constexpr std::string_view said = "Who may, and what must be there before, is in `body rules`; `body show BODY` says what is still missing.";
    static cli::Command const all[] = {
        {"body propose", "Propose that a cluster begins, ends, or changes its shape.", said, body_argument, propose_options, run<"propose">, true, serve_propose},
        {"body find", "Record a finding on a criterion, with its evidence.", said, body_argument, find_options, run<"find">, true, serve_find},
        {"body consult", "Record who was consulted, and what they said.", said, body_argument, consult_options, run<"consult">, true, serve_consult},
        {"body advise", "Give or record advice: the country team's, or another's.", said, body_argument, advise_options, run<"advise">, true, serve_advise},
        {"body solution", "Describe a solution that is no cluster, for the letter.", said, body_argument, solution_options, run<"solution">, true, serve_solution},
        {"body letter", "Show the letter to the Emergency Relief Coordinator.", "It says which clusters, under whose lead and why, which needs are met without a cluster, and why a lead is not the global one.",
         letter_argument, letter_options, run_letter, true, serve_letter},
        {"body keep-letter", "Keep the letter in the library; what is submitted rests on it.", said, letter_argument, keep_letter_options, run_keep_letter, true, serve_keep_letter},
        {"body submit", "Send the proposal to the Emergency Relief Coordinator.", said, body_argument, submit_options, run<"submit">, true, serve_submit},
        {"body transmit", "Record that the proposal went to the approving body; its clock starts.", said, body_argument, plain_options, run<"transmit">, true, serve_transmit},
        {"body endorse", "Record that the approving body endorses, or that its time passed in silence.", said, body_argument, endorse_options, run<"endorse">, true, serve_endorse},
        {"body query", "Record a question of the approving body.", said, body_argument, plain_options, run<"query">, true, serve_query},
        {"body object", "Record an objection of the approving body.", said, body_argument, plain_options, run<"object">, true, serve_object},
        {"body decline", "Record that a proposal is declined.", said, body_argument, plain_options, run<"decline">, true, serve_decline},
        {"body confirm", "Record that the Emergency Relief Coordinator told the outcome.", said, body_argument, plain_options, run<"confirm">, true, serve_confirm},
        {"body withdraw", "Withdraw a proposal.", said, body_argument, plain_options, run<"withdraw">, true, serve_withdraw},
        {"body notify", "Record that the host government or partners were informed.", said, body_argument, notify_options, run<"notify">, true, serve_notify},
        {"body activate", "Activate a cluster whose proposal was confirmed.", said, body_argument, begin_options, run<"activate">, true, serve_activate},
        {"body reactivate", "Activate a cluster again.", said, body_argument, begin_options, run<"reactivate">, true, serve_reactivate},
        {"body merge", "Make several clusters one, as was confirmed.", said, body_argument, begin_options, run<"merge">, true, serve_merge},
        {"body split", "Make one cluster several, as was confirmed.", said, body_argument, plain_options, run<"split">, true, serve_split},
        {"body regroup", "Make a body part of another.", said, body_argument, regroup_options, run<"regroup">, true, serve_regroup},
        {"body deactivate", "De-activate a cluster, as was confirmed.", said, body_argument, end_options, run<"deactivate">, true, serve_deactivate},
        {"body dormant", "Let a cluster that ended rest, to be woken if need be.", said, body_argument, plain_options, run<"dormant">, true, serve_dormant},
        {"body establish", "Set up a government-led sector, a hub or a group.", said, body_argument, establish_options, run<"establish">, true, serve_establish},
        {"body close", "Close a government-led sector or a group.", said, body_argument, plain_options, run<"close">, true, serve_close},
        {"body lead", "Designate who leads or shares in leading, and say why.", said, body_argument, lead_options, run_lead, true, serve_lead},
        {"body change-lead", "Let the new lead of an active cluster lead, as was confirmed.", said, body_argument, plain_options, run<"change_lead">, true, serve_change_lead},
        {"body post", "Fill a coordinator's or information officer's post, or say that it is vacant.", said, body_argument, post_options, run<"post">, true, serve_post},
        {"body amend", "Change the area, languages, rhythm or terms of reference.", said, body_argument, amend_options, run<"amend">, true, serve_amend},
        {"body rename", "Give a body another name; sheets with the old one still find it.", said, body_argument, rename_options, run<"rename">, true, serve_rename},
        {"body review", "Begin a review, or conclude it with an outcome.", said, body_argument, review_options, run_review, true, serve_review},
        {"body plan", "Plan a transition: functions, capacities, benchmarks, residual responsibilities.", said, body_argument, plan_options, run<"plan">, true, serve_plan},
        {"body transition", "Begin the transition.", said, body_argument, plain_options, run<"transition">, true, serve_transition},
        {"body take-back", "Take a decision back; what it had changed is again as before.", "A decision is never erased. The later ones that moved the body on are taken back first.",
         decision_argument, plain_options, run_take_back, true, serve_take_back},
    };
    return all;
}

}
