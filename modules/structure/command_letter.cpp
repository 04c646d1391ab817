// `body letter` and `body keep-letter`: the letter to the Emergency Relief Coordinator, shown, written to a file, or kept in the library.
#include "answer.hpp"
#include "commands.hpp"
#include "letter.hpp"
#include "rules.hpp"
#include <base/hash.hpp>
#include <base/words.hpp>
#include <cli/file.hpp>
#include <documents/documents.hpp>
#include <operations/operations.hpp>
#include <partners/partners.hpp>
#include <store/journal.hpp>

namespace muster::structure {
namespace {

/// The bodies that the letter speaks of: those named, else all whose proposal is being drafted.
std::vector<std::string> wanted_bodies(cli::Call& call, Moment const& moment)
{
    auto const open = drafted(moment);
    std::vector<std::string> bodies;
    for (auto const& said : call.all("BODY")) bodies.push_back(code_of(call.db(), call.operation(), said, call.clock->today()));
    if (bodies.empty()) bodies = open;
    if (bodies.empty()) throw base::Refusal(nothing_drafted);
    return bodies;
}

/// The language that is asked for, else the operation's first, else the reader's.
std::string_view language_of_letter(cli::Call& call)
{
    if (call.has("language")) {
        auto const wanted = base::language_of(call.text("language"));
        if (wanted.empty()) throw base::Refusal(unknown_choice, {call.text("language"), base::say("body.choice.language"), either({"en", "fr", "es", "ar"})});
        return wanted;
    }
    for (auto const& one : operations::get(call.db(), call.operation()).languages)
        if (auto const ours = base::language_of(one); not ours.empty()) return ours;
    return base::reader().language;
}

LetterAbout about(cli::Call& call, std::vector<std::string> bodies)
{
    auto& db = call.db();
    LetterAbout made;
    made.operation_name = operations::get(db, call.operation()).name;
    made.sender = word("body.role.", "rc_hc");
    if (not call.text("on-behalf-of").empty()) made.sender = base::say("body.letter.signed", {call.text("on-behalf-of"), made.sender});
    made.place = call.text("place");
    made.at = call.clock->now();
    made.bodies = std::move(bodies);
    for (auto const& one : partners::list(db, call.operation())) made.partners[one.id] = one.acronym.empty() ? one.name : one.name + " (" + one.acronym + ")";
    auto const end = store::journal_end(db);
    made.head = base::say("body.letter.foot", {std::to_string(end.seq), end.hash});
    return made;
}

/// As it is asked for, else as the file's name ends.
paper::Form form_of(cli::Call& call)
{
    if (call.has("format")) {
        auto const said = call.text("format");
        auto const form = paper::form_named(said);
        if (not form) throw base::Refusal(unknown_choice, {said, base::say("body.choice.format"), either({"docx", "pdf", "text"})});
        return *form;
    }
    auto const path = call.text("file");
    return path.ends_with(".docx") ? paper::Form::docx : path.ends_with(".pdf") ? paper::Form::pdf : paper::Form::text;
}

/// The letter becomes a document, and every body of it knows that it was made.
std::string keep(cli::Call& call, std::vector<std::string> const& bodies, paper::Letter const& letter)
{
    auto& db = call.db();
    auto const operation = call.operation();
    store::Transaction transaction(db);
    documents::Document wanted;
    wanted.kind = "letter";
    wanted.title = letter.title + ", " + letter.day_line;
    documents::Edition edition;
    edition.file = "letter.docx";
    edition.bytes = paper::to_docx(letter);
    edition.day = call.clock->today();
    edition.language = letter.language;
    edition.source = letter.signature.front();
    auto const document = documents::add(db, *call.clock, call.actor(), operation, wanted, edition);
    for (auto const& body : bodies) {
        auto asked = asked_of(call, "letter");
        asked.body = body;
        asked.documents = {document.id};
        asked.said["digest"] = {base::strong_hash(edition.bytes)};
        asked.acting_role = acting_in(call, asked, position_now(db, *call.clock, asked));
        decide(db, *call.clock, asked);
    }
    transaction.commit();
    return document.id;
}

}

namespace {

cli::Exit letter(cli::Call& call, bool kept)
{
    auto const papers = papers_of(call.db(), call.operation(), call.clock->today());
    Moment const moment(papers.ledger, call.clock->now());
    auto const bodies = wanted_bodies(call, moment);
    base::Speaking const speaking({language_of_letter(call), base::reader().on_screen});
    auto const made = letter_of(papers, moment, about(call, bodies));
    auto const form = form_of(call);
    if (call.has("file")) cli::write_file(call.text("file"), paper::written(made, form));
    auto const document = kept ? keep(call, bodies, made) : std::string();
    std::string out;
    base::JsonWriter(out).object().member("bodies", bodies).member("title", made.title).member("document", document).member("file", "letter-" + bodies.front() + "." + std::string(paper::ending(form))).member("text", paper::to_text(made)).end();
    if (call.json) call.document(out);
    else if (kept) call.line("The letter is document " + document + " of the library.");
    else if (call.has("file")) call.line("The letter was written to " + call.text("file") + ".");
    else call.say(paper::to_text(made));
    return cli::Exit::done;
}

}

cli::Exit run_letter(cli::Call& call) { return letter(call, false); }
cli::Exit run_keep_letter(cli::Call& call) { return letter(call, true); }

}
