import pg from 'pg';
import { call } from '../support/servers.ts';
import { ask, finished, fresh, roleId, say, seconds, send, texts } from './setting.ts';

/** What is copied with an application, by the digest of its file or its id; `k` numbers the copy. */
const copies = [
  `insert into documents (sha256, size) select ${'$digest'}, size from documents o, generate_series(1, $1::int) k`,
  `insert into candidates (id, name) select o.id || '-' || k, o.name || ' ' || k from candidates o, generate_series(1, $1::int) k`,
  `insert into resumes (sha256, reader_version, rules_hash, status, reason, format, pages, resume, contact)
    select ${'$digest'}, reader_version, rules_hash, status, reason, format, pages, resume, contact from resumes o, generate_series(1, $1::int) k`,
  `insert into applications (id, role_id, candidate_id, sha256, file_name, as_of, source, state)
    select o.id || '-' || k, role_id, candidate_id || '-' || k, ${'$digest'}, k || '-' || file_name, as_of, source, state
    from applications o, generate_series(1, $1::int) k`,
  `insert into scorecards (evaluation_id, application_id, input_revision, total, possible, gate_rank, gate, band, sha256, scorecard, listed)
    select evaluation_id, application_id || '-' || k, input_revision, total, possible, gate_rank, gate, band, ${'$digest'}, scorecard, listed
    from scorecards o, generate_series(1, $1::int) k`,
].map((text) => text.replaceAll('$digest', `encode(sha256((o.sha256 || ':' || k)::bytea), 'hex')`));

/** Copies every application of a database so many times, with its reading and its scorecard. */
export async function multiply(databaseUrl: string, times: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const text of copies) await client.query(text, [times]);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

/** Median milliseconds of nine requests, and what the last one answered. */
async function timed(url: string, path: string): Promise<{ ms: number; body: any }> {
  const times: number[] = [];
  let body: any;
  for (let run = 0; run < 9; run++) {
    const from = performance.now();
    body = await (await call(url, path)).json();
    times.push(performance.now() - from);
  }
  return { ms: Math.round(times.sort((a, b) => a - b)[4] as number), body };
}

/**
 * Pages of a shortlist of 1,000, 10,000 and 100,000 applications. The first thousand came in as files; the others are copies of
 * theirs, made in the database.
 */
export async function scale(server: string): Promise<void> {
  for (const count of [1000, 10_000, 100_000])
    await fresh(server, async ({ start, environment }) => {
      const url = (await start('api')).url as string;
      await start('worker');
      await finished(url, await send(url, texts(1000)));
      const from = performance.now();
      if (count > 1000) await multiply(environment.DATABASE_URL as string, count / 1000 - 1);
      const loaded = seconds(from);
      const list = `/v1/roles/${roleId}/shortlist/compact?limit=50`;
      const first = await timed(url, list);
      const middle = await timed(url, `${list}&from=${Math.round(first.body.counts.ranked / 2)}`);
      const band = await timed(url, `${list}&band=possible`);
      const whole = await timed(url, `/v1/roles/${roleId}/shortlist?limit=50`);
      const later = await timed(url, `${list}&cursor=${first.body.nextCursors.shortlist}`);
      const told = await ask(url, `/v1/roles?counts=true&limit=500`);
      say('scale', {
        ...{ count, counted: first.body.counts.received, copied: loaded, roles: told.roles.length },
        ...{ firstMs: first.ms, secondMs: later.ms, middleMs: middle.ms, bandMs: band.ms, wholeMs: whole.ms },
      });
    });
}
