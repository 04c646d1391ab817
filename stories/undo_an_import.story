# What a hand-in did is taken back, and what it replaced counts again.
place  ZA0101 "Aru" people 120000
report ACF WASH ZA0101 water 2026-03 reached 5000
then   reach WASH ZA0101 2026-03 5000
report ACF WASH ZA0101 water 2026-03 reached 50000
then   reach WASH ZA0101 2026-03 50000
undo
then   reach WASH ZA0101 2026-03 5000
