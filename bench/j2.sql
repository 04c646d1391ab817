-- People reached by adm1 and cluster, each the best month of its best activity, and all clusters together (never added).
WITH months AS (
    SELECT adm3, cluster, grp, indicator, month, sum(girls + boys + women + men) AS people FROM facts
    WHERE status IN ('ongoing', 'completed') GROUP BY adm3, cluster, grp, indicator, month
), cells AS (
    SELECT adm3, cluster, grp, max(people) AS people FROM months GROUP BY adm3, cluster, grp
), joint AS (
    SELECT adm3, grp, max(people) AS people FROM cells GROUP BY adm3, grp
)
SELECT substr(cast(adm3 AS varchar), 1, 4), cast(cluster AS varchar), cast(sum(people) AS bigint) FROM cells GROUP BY 1, 2
UNION ALL SELECT substr(cast(adm3 AS varchar), 1, 4), 'ALL', cast(sum(people) AS bigint) FROM joint GROUP BY 1
