# A sector meets every week. What was agreed comes back until it is done; a lesson stands open until it becomes a strategy.
on 2026-03-01
place   ZA01 "North"
partner "Oxfam" acronym OXFAM
partner "Action Contre la Faim" acronym ACF
run muster member add wash oxfam --since 2026-01-01
run muster member add wash acf --since 2026-01-01
run muster document add ./strategy.txt --kind plan --title "Strategy, revised"
run muster meeting start --body wash --every weekly --weekday tue --from 2026-03-01 --at 09:30 --venue "Town hall"
expect "Series 1 of wash begins on 2026-03-01."
run muster meeting move 1-2026-03-10 --to 2026-03-11
expect exit 1
expect "meeting.needs_reason"
run muster meeting move 1-2026-03-10 --to 2026-03-11 --reason "The hall is taken"
on 2026-03-03
run muster meeting attend 1-2026-03-03 --present oxfam --other "Mayor of Alba"
expect "1 of 2 members were there, 0 observers, 1 others"
run muster action add "Map the wells" --meeting 1-2026-03-03 --to acf --due 2026-03-09
run muster lesson add --meeting 1-2026-03-03 --context "Floods" --finding "Tablets came late" --recommendation "Store tablets before the rains"
run muster action rate
expect "–"
on 2026-03-06
run muster meeting list --from 2026-03-01 --until 2026-03-12
expect "held"
expect "late"
expect "planned, moved"
run muster meeting minutes 1-2026-03-03 --text "Wells are to be mapped."
expect "kept_late; due 2026-03-05"
on 2026-03-11
run muster meeting agenda 1-2026-03-10
expect "action/1  Action of ACF: Map the wells (due 2026-03-09)  (late)"
expect "lesson/1  Lesson without an end: Store tablets before the rains"
run muster meeting set-agenda 1-2026-03-10 --item action/1 --item "Cholera plan|15|WHO"
run muster meeting print 1-2026-03-10 --what agenda --language fr
expect "Ordre du jour"
expect "Action de ACF"
run muster meeting attend 1-2026-03-10 --present oxfam --present acf
run muster action list
expect "late 2 d"
run muster action decide 1 done
run muster action rate
expect "100 %"
run muster lesson list --state unended
expect "Store tablets before the rains"
run muster lesson end 1 --document d1 --reason "Chapter 3"
run muster lesson list --state ended
expect "d1"
run muster meeting print 1-2026-03-03
expect "OXFAM, Mayor of Alba"
expect "Wells are to be mapped."
run muster store verify
expect "The journal is whole"
