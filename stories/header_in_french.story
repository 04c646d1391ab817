# A French sheet with its own words, dates and numbers.
place ZA0101 "Aru" people 120000
place ZA0102 "Béla" people 80000

hand in table named rapport-mars-2026.csv
```
Organisation;Secteur;Activité;Province;District;Mois;Statut;Date de début;Bénéficiaires ciblés;Personnes atteintes;Femmes;Hommes;Filles;Garçons
Eau Vive;Eau, hygiène et assainissement;Approvisionnement en eau;ZA01;Aru;mars 2026;En cours;01/03/2026;5 000;1 200;400;300;260;240
Eau Vive;EHA;Latrines d'urgence;ZA01;BELA;mars 2026;Terminé;15/02/2026;900;850;300;250;150;150
```
then held 0
then wrong 0
then accepted 2
then reach WASH ZA0101 2026-03 1200
then reach WASH ZA0102 2026-03 850
