# Two partners serve one camp and nobody knows whom they share.
place   ZA0101 "Aru"              people 120000
active  WASH                      lead UNICEF
need    WASH ZA0101               60000
report  ACF   WASH ZA0101 water 2026-03   reached 20000
report  OXFAM WASH ZA0101 water 2026-03   reached 15000
then    reach WASH ZA0101 2026-03   35000 between 20000 and 35000 by max_by_area_sum
then    gap   WASH ZA0101 2026-03   25000 between 25000 and 40000
