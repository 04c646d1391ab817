#include <http/route.hpp>

namespace muster::http {

namespace {

using base::Severity;

constexpr base::Rule table[] = {
    {"http.unknown", Severity::wrong, "There is nothing at {0}.", "Check the address; /api/1/openapi.json lists what the server answers.", ""},
    {"http.verb", Severity::wrong, "{0} is not answered here.", "Use one of: {1}.", "RFC 9110, 15.5.6"},
    {"http.malformed", Severity::wrong, "{0}", "This comes from the program that asked, or from something between it and the server; report it there.", "RFC 9112"},
    {"http.too_large", Severity::wrong, "The request brings more than {0} bytes.", "Send less at once; a workbook is handed in as an upload, of at most 200 MiB.", "RFC 9110, 15.5.14"},
    {"http.head_too_large", Severity::wrong, "The head of the request is longer than {0} bytes.", "Shorten the address, or clear the cookies of this site.", "RFC 6585, 5"},
    {"http.busy", Severity::wrong, "The server has more to do than it can answer in time.", "Try again in a few seconds; nothing was changed.", "RFC 9110, 15.6.4"},
    {"http.no_room", Severity::wrong, "The server has no room for the file.", "Tell who looks after it that its disk is full; nothing was kept.", "RFC 4918, 11.5"},
    {"http.bug", Severity::wrong, "Muster made a mistake of its own (request {0}).", "Nothing of this step was kept. Report the number of the request with what you did before.", ""},
    {"http.content_type", Severity::wrong, "The body is {0}; this address takes application/json.", "Send the parameters as one JSON object.", "RFC 9110, 15.5.16"},
    {"http.packed", Severity::wrong, "The body is packed ({0}).", "Send it as it is; workbooks are packed by themselves.", "RFC 9110, 15.5.16"},
    {"http.not_json", Severity::wrong, "The body is not the JSON object that is taken here: {0}", "Send one JSON object whose members are the parameters, at most 32 levels deep.", ""},
    {"http.no_parameter", Severity::wrong, "There is no parameter `{0}` here.", "{1}", ""},
    {"http.needs_parameter", Severity::wrong, "The parameter `{0}` is missing.", "It is {1}.", ""},
    {"http.once", Severity::wrong, "The parameter `{0}` may be given once.", "Take one of them away.", ""},
    {"http.bad_value", Severity::wrong, "The parameter `{0}` cannot be read.", "It takes {1}.", ""},
    {"http.sign_in", Severity::wrong, "Nobody is signed in.", "Sign in, then do it again.", "RFC 9110, 15.5.2"},
    {"http.other_site", Severity::wrong, "The request comes from a page of another site.", "Open Muster itself and do it there.", ""},
    {"http.no_token", Severity::wrong, "The request does not carry the token of this session.", "Load the page again; programs send X-Muster-Token as /api/1/me tells it, or use a bearer token.", ""},
    {"http.bad_key", Severity::wrong, "The idempotency key cannot be used.", "Send one of at most 200 letters, digits and signs, without blanks, such as a UUID.", ""},
    {"http.key_reused", Severity::wrong, "The idempotency key {0} came before, with another request.", "Use a new key for a new request; nothing was changed.", "draft-ietf-httpapi-idempotency-key-header, 2.7"},
    {"http.no_file", Severity::wrong, "There is no file in the request.", "Send the bytes of the file as the body.", ""},
    {"http.no_upload", Severity::wrong, "There is no upload {0} of yours in this operation.", "Send the file again; uploads that are not used are taken away after some days.", ""},
    {"http.no_job", Severity::wrong, "There is no job {0} of yours.", "Ask /api/1/jobs for those that there are.", ""},
    {"http.job_stands", Severity::wrong, "The job {0} is {1}.", "Only a job that was interrupted or refused can be started again.", ""},
    {"http.only_here", Severity::wrong, "Figures of the server are for the machine that it runs on.", "Ask from that machine, not through the proxy.", ""},
    {"http.refused", Severity::wrong, "{0}", "Read what it says, change it, and ask again.", ""},
    {"http.no_format", Severity::wrong, "{0} cannot be had as {1}.", "Ask for it without the ending; what is a list can be had as .csv, .xlsx, .geojson and .hxl.csv.", ""},
    {"http.cannot_listen", Severity::wrong, "{0} cannot be listened on: {1}.", "Name another one with --listen, or stop the program that has it.", ""},
    {"http.bad_certificate", Severity::wrong, "The certificate or its key cannot be used: {0}.", "Give the chain as PEM with --tls-cert and its key with --tls-key.", ""},
    {"http.not_loopback", Severity::wrong, "{0} can be reached from other machines, and nothing would be encrypted.", "Give --tls-cert and --tls-key, or say --behind-proxy where a proxy does it; else listen on 127.0.0.1.", ""},
};

}

std::span<base::Rule const> rules() { return table; }

base::Rule const& rule(std::string_view code) { return base::rule_in(table, code); }

}
