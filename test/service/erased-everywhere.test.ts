import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { asOf, batchFiles } from '../support/corpus.ts';
import {
  askJson,
  call,
  ended,
  freshDatabase,
  type Service,
  startPart,
  startRedis,
  testKey,
  uploadAndWait,
  withoutRedis,
} from '../support/servers.ts';

const role = '/v1/roles/backend-practice-lead';
/** What would tell of the person: their name and addresses, words of the résumé, words that recruiters wrote. */
const words = ['quellmann', 'redwood', 'xylophone'];

/** Files below a folder that hold one of the words, or whose name does. */
function filesWith(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name);
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false;
    const text = `${name} ${readFileSync(path).toString('latin1')}`.toLowerCase();
    return words.some((word) => text.includes(word));
  });
}

/** Everything that a database holds, as a dump writes it: `table: row`. */
async function dumped(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows: tables } = await client.query(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await client.query(`select t::text as row from ${name} t`);
    found.push(...rows.map(({ row }) => `${name}: ${row}`.toLowerCase()));
  }
  await client.end();
  return found;
}

test.skipIf(withoutRedis())(
  'of an erased person nothing is left in a dump, the files, Redis and the logs',
  async () => {
    const [database, redis] = [await freshDatabase(), await startRedis()];
    const folder = mkdtempSync(join(tmpdir(), 'prescreen-erased-'));
    const environment = {
      ...{ DATABASE_URL: database.url, REDIS_URL: redis.url, DATA_DIR: folder },
      ...{ FIRST_KEY: testKey, LOG_LEVEL: 'trace' },
    };
    const parts: Service[] = [];
    try {
      parts.push(await startPart('api', environment), await startPart('worker', environment));
      const url = parts[0]?.url as string;
      await uploadAndWait(url, batchFiles('mixed'), asOf);
      const list = (await askJson(url, 'GET', `${role}/shortlist`)).body;
      const entries = [...list.shortlist, ...list.needsReview].filter(({ candidate }: any) =>
        /quellmann/i.test(candidate.name ?? ''),
      );
      expect(entries.length).toBeGreaterThan(0);
      for (const { applicationId } of entries) {
        const own = `/v1/applications/${applicationId}`;
        const did = [
          askJson(url, 'POST', `${own}/decisions`, { outcome: 'hold', reason: 'Redwood is unclear.' }),
          askJson(url, 'POST', `${own}/notes`, { text: 'Plays the xylophone.' }),
          askJson(url, 'PATCH', `${own}/tags`, { add: ['redwood'] }),
          askJson(url, 'POST', `${own}/contests`, { text: 'Redwood is mine.', receivedOn: '2026-11-01' }),
        ];
        for (const { status, body } of await Promise.all(did))
          expect(status, JSON.stringify(body)).toBeLessThan(300);
        await call(url, `${own}/pages/1`);
      }
      await call(url, `${role}/shortlist?q=quellmann`);
      expect((await dumped(database.url)).some((row) => words.some((word) => row.includes(word)))).toBe(true);
      for (const { candidateId } of entries)
        expect((await askJson(url, 'DELETE', `/v1/candidates/${candidateId}`)).status).toBeLessThan(500);
      const left = (await dumped(database.url)).filter((row) => words.some((word) => row.includes(word)));
      expect(left).toEqual([]);
      expect(filesWith(folder)).toEqual([]);
      // Redis writes down each command that it was ever given.
      expect(filesWith(redis.folder)).toEqual([]);
      expect(readdirSync(redis.folder, { recursive: true }).length).toBeGreaterThan(1);
      for (const part of parts)
        expect(words.filter((word) => part.output().toLowerCase().includes(word))).toEqual([]);
      expect(parts[0]?.output().length).toBeGreaterThan(200);
    } finally {
      await Promise.all(parts.map((part) => ended(part.process, 'SIGTERM')));
      await redis.stop();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
