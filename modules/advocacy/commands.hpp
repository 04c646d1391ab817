// The commands of this part, in one table for each subject, and what they share.
#pragma once
#include "decide.hpp"
#include <cli/command.hpp>
#include <map>
#include <memory>
#include <partners/partners.hpp>
#include <span>

namespace muster::advocacy {

std::span<cli::Command const> concern_commands();
std::span<cli::Command const> board_commands();
std::span<cli::Command const> ask_commands();

/// What one call works with, and what its caller may. At the command line: everything.
class Table {
public:
    explicit Table(cli::Call& call);
    cli::Call& call;
    Desk desk;
    base::Day today;
    /// Refuses concern.unknown, also where the caller may not see it.
    Concern concern(std::string_view option = "CONCERN");
    /// And that the caller may do what `permission` names in its body; refuses concern.not_yours.
    Concern concern_for(std::string_view permission, std::string_view option = "CONCERN");
    void expect_may(std::string const& body, std::string_view permission);
    bool may(std::string const& body, std::string_view permission);
    /// Whether rows of the body are shown to the caller.
    bool reads(std::string const& body);
    /// The name of an organisation; the words themselves where it is none.
    std::string name(std::string const& partner);
    /// Refuses concern.unknown_partner.
    std::string partner_sure(std::string const& id);
    std::string document_sure(std::string const& id);
    /// Not after today; refuses concern.bad_day.
    base::Day day(std::string_view option, base::Day otherwise);
    /// The body of a gap; refuses concern.unknown_gap.
    std::string body_of_gap(std::int64_t gap);
    bool wanted(std::string const& body) const;

private:
    partners::Registry const& registry();
    std::unique_ptr<partners::Registry> registry_;
    std::map<std::pair<std::string, std::string>, bool> known_;
};

void write(base::JsonWriter& json, Concern const& concern, Table& table);
void write(base::JsonWriter& json, Ask const& ask, Table& table);
/// {"USD": 12000}: whole units, each currency for itself.
void write_money(base::JsonWriter& json, std::string_view name, std::map<std::string, std::int64_t> const& cents);
cli::Exit done(cli::Call& call, std::string const& document, std::string const& sentence);
cli::Exit tell(Table& table, std::int64_t concern, std::string const& sentence);

}
