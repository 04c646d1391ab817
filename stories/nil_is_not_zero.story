# Nothing to report, zero, and silence are three things.
place  ZA0101 "Aru" people 120000
place  ZA0102 "Bela" people 80000
need   HEA ZA0101 10000
need   HEA ZA0102 7000
report MEDAIR HEA ZA0101 "mobile clinics" 2026-02 reached 800
report MEDAIR HEA ZA0102 "mobile clinics" 2026-02 reached 0
then   reach HEA ZA0101 2026-02 800
then   reach HEA ZA0102 2026-02 is zero
nil    MEDAIR HEA 2026-03
report TDH HEA ZA0101 vaccination 2026-03 reached 300
then   reach HEA ZA0101 2026-03 300
# MEDAIR spoke for the whole operation: nil, neither zero nor silence.
then   reach HEA ZA0102 2026-03 is nil
