# A code of before the reform is found by the crosswalk; one that was cut in two waits for a person.
place  ZA0101 "Aru" people 60000
place  ZA0104 "Bela" people 40000
place  ZA0105 "Dor" people 25000
reform ZA0201 "Bela" becomes ZA0104
reform ZA0107 "Dor and Aru North" becomes ZA0101, ZA0105

report ACF WASH ZA0201 water 2026-03 reached 1500
then   accepted 1
then   reach WASH ZA0104 2026-03 1500

report ACF WASH ZA0107 water 2026-03 reached 700
then   accepted 0
then   held 1
settle place.several place ZA0105
then   reach WASH ZA0105 2026-03 700
then   waiting 0
