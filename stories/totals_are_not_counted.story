# Printed sums, remarks and empty rows stand in the sheet; they are never counted.
place ZA0101 "Aru" people 120000
place ZA0102 "Bela" people 80000

hand in table
```
Monthly report of the shelter sector – March 2026,,,,,
,,,,,
Organisation,Sector,Activity,District P-code,Month,People reached
Roofs for All,Shelter,Tents,ZA0101,2026-03,300
Roofs for All,Shelter,Tents,ZA0102,2026-03,500
,,,,,
TOTAL,,,,,800
Source: distribution lists,,,,,
```
then accepted 2
then totals 1
then reach SHL ZA0101 2026-03 300
then reach SHL ZA0102 2026-03 500
