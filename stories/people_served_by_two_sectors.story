# Over sectors the highest counts: the people who got food may be those who got water.
place  ZA0101 "Aru" people 120000
place  ZA0102 "Bela" people 80000
report WFP  FSC  ZA0101 "food rations" 2026-03 reached 200
report ACF  WASH ZA0101 water          2026-03 reached 150
report ACF  WASH ZA0102 water          2026-03 reached 50
then   reach intersectoral ZA0101 2026-03 200 between 200 and 350
then   reach intersectoral ZA0102 2026-03 50
then   reach intersectoral ZA01 2026-03 250 between 250 and 400
