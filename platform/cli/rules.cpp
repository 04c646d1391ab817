#include <cli/command.hpp>

namespace muster::cli {

namespace {

using base::Severity;

constexpr base::Rule table[] = {
    {"cli.no_command", Severity::wrong, "There is no command `{0}`.", "{1}`muster help` lists all commands.", ""},
    {"cli.unfinished", Severity::wrong, "`muster {0}` alone does nothing: it needs one more word.",
     "The commands that begin with it stand above; `muster help {0}` shows them again.", ""},
    {"cli.no_option", Severity::wrong, "`muster {0}` has no option {1}.", "{2}`muster help {0}` lists its options.",
     ""},
    {"cli.no_value", Severity::wrong, "The option {0} needs a value.", "Write {0} {1}.", ""},
    {"cli.once", Severity::wrong, "The option {0} may be given once.", "Take one of them away.", ""},
    {"cli.missing", Severity::wrong, "`muster {0}` needs {1}.", "Write: {2}", ""},
    {"cli.too_many", Severity::wrong, "`muster {0}` does not know what to do with `{1}`.", "Write: {2}", ""},
    {"cli.not_a_number", Severity::wrong, "--{0} is a whole number, `{1}` is none.",
     "Write it with digits only, such as 12.", ""},
    {"cli.bad_day", Severity::wrong, "`{0}` is no day.", "Write a day as 2026-03-31.", ""},
    {"cli.bad_words", Severity::wrong, "The words after `muster {0}` cannot be read: {1}.", "Write: {2}", ""},
    {"cli.which_operation", Severity::wrong, "It is not clear which operation is meant{0}.",
     "Say --operation ID, or set MUSTER_OPERATION. `muster operation list` shows those of this store.", ""},
    {"cli.not_a_head", Severity::wrong, "`{0}` is no entry of a journal as it is printed.",
     "Write the number of the entry, a colon and its hash, as they stand at the foot of the letter or report.", ""},
    {"cli.no_language", Severity::wrong, "Nothing is said in `{0}` here.", "Write --lang en, fr, es or ar.", ""},
    {"cli.cannot_write", Severity::wrong, "{0} cannot be written: {1}.",
     "Name a file in a folder that is there and that you may write to.", ""},
    {"cli.which_shell", Severity::wrong, "There is no completion for `{0}`.", "Write bash or zsh.", ""},
};

}

std::span<base::Rule const> rules() { return table; }

void refuse(std::string_view code, std::vector<std::string> const& args) { throw base::Refusal(base::rule_in(table, code), args); }

}
