// J3's peer: gaps out of an indexed table and the page of lines with its facets, by Express and PostgreSQL, as such
// services are often made. node bench/j3_express.mjs PORT postgres://…
import express from 'express';
import pg from 'pg';

const [port, url] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 8 });
const app = express();
app.disable('x-powered-by');
app.get('/gaps', async (request, answer) => {
    const found = await pool.query("SELECT * FROM gap WHERE place LIKE $1 || '%' ORDER BY rank", [request.query.place]);
    answer.json({ gaps: found.rows });
});
const facets = ['partner', 'body', 'activity', 'place', 'month', 'grp', 'status', 'modality'];
app.get('/activities', async (request, answer) => {
    const page = await pool.query('SELECT * FROM line ORDER BY submission DESC, row_no DESC LIMIT 50');
    const counted = {};
    for (const facet of facets) counted[facet] = (await pool.query(`SELECT ${facet} AS value, count(*) AS rows FROM line GROUP BY 1 ORDER BY 2 DESC LIMIT 100`)).rows;
    answer.json({ activities: page.rows, facets: counted });
});
app.listen(Number(port), '127.0.0.1');
