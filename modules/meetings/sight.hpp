// What the caller may see and keep of each body's meetings. At the command line: everything.
#pragma once
#include <cli/command.hpp>
#include <map>
#include <optional>
#include <string>

namespace muster::meetings {

class Sight {
public:
    explicit Sight(cli::Call& call) : call_(call), operation_(call.operation()) {}
    /// The calendar: whoever sees figures of the body.
    bool calendar(std::string const& body) { return within(body, "figures") >= low; }
    /// Agenda, who was there, minutes, decisions, actions, lessons: those who take part, observers among them.
    bool inside(std::string const& body) { return within(body, "figures") >= moderate; }
    /// Who the person behind an action is.
    bool people(std::string const& body) { return within(body, "contacts") >= moderate; }
    bool keeps(std::string const& body) { return within(body, "members") >= moderate; }
    /// Whether the caller speaks for that organisation.
    bool is(std::string const& partner);
    /// Refuses meeting.not_yours.
    void expect_keeps(std::string const& body);

private:
    static constexpr std::int64_t low = 0, moderate = 1;
    std::int64_t within(std::string const& body, std::string_view permission);
    cli::Call& call_;
    std::string operation_;
    std::map<std::pair<std::string, std::string>, std::int64_t> known_;
};

}
