// J3's peer: the gaps of one place out of an indexed table, by Express and PostgreSQL, as such services are often made.
// node bench/j3_express.mjs PORT postgres://…
import express from "express";
import pg from "pg";

const [port, url] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 8 });
const app = express();
app.disable("x-powered-by");
app.get("/gaps", async (request, answer) => {
  const found = await pool.query("SELECT * FROM gap WHERE place LIKE $1 || '%' ORDER BY rank", [request.query.place]);
  answer.json({ gaps: found.rows });
});
app.listen(Number(port), "127.0.0.1");
