import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applicationsWith } from '#storage/results/words.ts';
import { startInProcess } from '../support/in-process.ts';
import { batchOf, received } from '../support/stored.ts';

/* Words of résumés are looked up as people write them. */

let service: Awaited<ReturnType<typeof startInProcess>>;
const texts: Record<string, string> = {
  'platform.txt': 'Backend developer, C# and .NET Core since 2019 (ASP.NET before).',
  'network.txt':
    'Network engineer: firewalls, Internet uplinks. Write to ada@example.net or see example.net.',
  'plain.txt': 'dotnet and F# services in Müller’s team',
  'dots.txt': 'Java, C++ ... and tests.Built in Graz',
};
beforeAll(async () => {
  service = await startInProcess({}, { api: false, worker: false });
  const { database } = service.running.deps;
  await batchOf(
    database,
    Object.keys(texts).map((name) => received(name)),
  );
  for (const [name, text] of Object.entries(texts))
    await sql`insert into document_texts (sha256, reader_version, rules_hash, text) select sha256, 1, 'rules', ${text} from applications where file_name = ${name}`.execute(
      database,
    );
});
afterAll(async () => service.close());

test.each([
  ['.net', ['plain.txt', 'platform.txt']],
  ['.NET core', ['platform.txt']],
  ['dotnet', ['plain.txt', 'platform.txt']],
  ['asp.net', ['platform.txt']],
  ['net', ['network.txt', 'platform.txt']],
  ['example.net', ['network.txt']],
  ['c#', ['platform.txt']],
  ['c++', ['dots.txt']],
  ['muller', ['plain.txt']],
  ['... built', ['dots.txt']],
])('%s is found in %j', async (words, files) => {
  const { rows } = await sql<{ name: string }>`
    select file_name as name from applications where id in (${applicationsWith(words)}) order by file_name`.execute(
    service.running.deps.database,
  );
  expect(rows.map(({ name }) => name)).toEqual(files);
});
