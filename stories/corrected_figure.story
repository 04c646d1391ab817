# A corrected figure takes the place of the old one; it is not added to it.
place  ZA0101 "Aru" people 120000
need   FSC ZA0101 30000
report WFP FSC ZA0101 "food rations" 2026-03 reached 12000
then   reach FSC ZA0101 2026-03 12000
report WFP FSC ZA0101 "food rations" 2026-03 reached 9500
then   changed 1
then   reach FSC ZA0101 2026-03 9500
then   gap FSC ZA0101 2026-03 20500
