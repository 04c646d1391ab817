# Two partners do the same for the same people at the same time, and together more than is needed.
place  ZA0101 "Aru" people 120000
place  ZA0102 "Bela" people 80000
need   FSC ZA0101 10000
need   FSC ZA0102 10000
report WFP   FSC ZA0101 "food rations" 2026-03 reached 8000 targeted 8000 group IDP
report TULIP FSC ZA0101 "food rations" 2026-03 reached 7000 targeted 7000 group IDP
report TULIP FSC ZA0102 seeds          2026-03 reached 3000 targeted 3000 group IDP
then   overlap FSC ZA0101 2026-03 of WFP, TULIP group IDP
then   no overlap FSC ZA0102 2026-03
