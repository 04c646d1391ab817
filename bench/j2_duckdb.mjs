// J2's question put to DuckDB: node bench/j2_duckdb.mjs FOLDER THREADS TIMES QUERY.sql
// The answer's lines go to standard output, "milliseconds of the query: median" to standard error. Codes are kept as
// ENUMs, which is the quickest that DuckDB offers for them.
import { readFileSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";

const [folder, threads, times, query] = process.argv.slice(2);
const db = await (await DuckDBInstance.create(":memory:", { threads })).connect();
await db.run(`CREATE TABLE raw AS SELECT * FROM read_csv('${folder}/facts.csv', header = true, all_varchar = true)`);
const coded = ["adm3", "cluster", "grp", "indicator", "month", "org", "status"];
for (const name of coded) await db.run(`CREATE TYPE t_${name} AS ENUM (SELECT DISTINCT ${name} FROM raw ORDER BY 1)`);
await db.run(`CREATE TABLE facts AS SELECT ${coded.map((name) => `${name}::t_${name} AS ${name}`).join(", ")},
  girls::INTEGER AS girls, boys::INTEGER AS boys, women::INTEGER AS women, men::INTEGER AS men FROM raw`);
await db.run("DROP TABLE raw");
const sql = readFileSync(query, "utf8");
const taken = [];
let rows = [];
for (let i = 0; i < Number(times); ++i) {
  const start = performance.now();
  rows = (await db.runAndReadAll(sql)).getRows();
  taken.push(performance.now() - start);
}
taken.sort((a, b) => a - b);
console.log(rows.map((row) => row.join(",")).sort().join("\n"));
console.error(taken[Math.floor(taken.length / 2)].toFixed(1));
