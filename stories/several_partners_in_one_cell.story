# Two partners share a row: both are present, the people are counted once.
place   ZA0101 "Aru" people 120000
partner "Open Wells" acronym OW
partner "Roofs for All" acronym RFA

hand in table
```
Organisation,Sector,Activity,P-code,Month,People reached
Open Wells / RFA,Shelter,Tents,ZA0101,2026-03,600
```
then accepted 1
then reach SHL ZA0101 2026-03 600
then presence ow SHL ZA0101 2026-03
then presence rfa SHL ZA0101 2026-03
