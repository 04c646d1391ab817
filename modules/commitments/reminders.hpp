// Reminders before and after a commitment is due: a queue in the store, so that each is sent once whatever happens between.
#pragma once
#include "standing.hpp"
#include <mail/mail.hpp>

namespace muster::commitments {

struct ReminderRule {
    std::string code;
    int days = 0;  // from the day it is due
};
std::vector<ReminderRule> const& reminder_rules();

struct Run {
    int queued = 0, dropped = 0, sent = 0, failed = 0, later = 0, no_address = 0;
};
/// Puts into the queue what is due by the moment's day, and takes out what is no longer needed.
void queue_reminders(cli::Call& call, Standing const& standing, base::Day today, Run& run);
/// Sends what waits. A row is marked before it is handed over and after: what was cut off between the two is not sent again by
/// itself, `commitment reminders` shows it. What the server does not take now waits, for at most `most_tries` tries.
void send_reminders(cli::Call& call, mail::Sender& sender, std::string const& from, Run& run);
inline constexpr int most_tries = 8;

cli::Exit run_remind(cli::Call& call);
cli::Exit run_reminders(cli::Call& call);
/// What failed, or was cut off while it was being sent, waits once more: a person has looked at it.
cli::Exit run_again(cli::Call& call);

}
