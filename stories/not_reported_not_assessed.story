# Where nobody reported is not where nobody looked.
place  ZA0101 "Aru" people 120000
place  ZA0102 "Bela" people 80000
place  ZA0103 "Cora" people 30000
need   NUT ZA0101 9000 severity 4
need   NUT ZA0102 5000 severity 3
report ACF NUT ZA0101 "SAM treatment" 2026-03 reached 2000
report ACF NUT ZA0103 "SAM treatment" 2026-03 reached 150
then   reach NUT ZA0102 2026-03 is not reported
then   gap NUT ZA0102 2026-03 5000 kind presence
then   no gap NUT ZA0101 2026-03 kind presence
then   reach NUT ZA0103 2026-03 150
then   no gap NUT ZA0103 2026-03
