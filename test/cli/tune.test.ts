import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asOf } from '../support/corpus.ts';

const root = join(import.meta.dirname, '../..');
const run = (...given: string[]) =>
  promisify(execFile)(process.execPath, [join(root, 'src/cli.ts'), ...given], { cwd: root }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error) => ({
      code: error.code as number,
      stdout: error.stdout as string,
      stderr: error.stderr as string,
    }),
  );
const role = 'backend-practice-lead';
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prescreen-tune-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('a labelled folder and a table with decisions tell where people stand; saving keeps the pack readable', async () => {
  const saved = join(folder, 'tuned.yaml');
  const byFolder = await run('role', 'tune', role, 'fixtures/labelled', '--as-of', asOf);
  expect(byFolder).toMatchObject({ code: 0 });
  expect(byFolder.stdout).toMatch(/^Backend Practice Lead: \d+ labelled people/);
  const { stdout: table } = await run(
    'screen',
    'fixtures/labelled/documents',
    '--role',
    role,
    '--as-of',
    asOf,
    '--csv',
  );
  const csv = join(folder, 'decided.csv');
  const { parse } = await import('csv-parse/sync');
  const { stringify } = await import('csv-stringify/sync');
  const rows = parse(table, { columns: true, bom: true }) as Record<string, string>[];
  for (const [index, row] of rows.entries()) row.decision = index === 0 ? 'advance' : 'Reject';
  await writeFile(csv, stringify(rows, { header: true, delimiter: ';' }));
  const byTable = await run(
    ...['role', 'tune', role, csv, '--as-of', asOf, '--json'],
    ...['--strong', '70', '--reason', 'Everyone advanced stands above it.', '--save', saved],
  );
  expect(byTable).toMatchObject({ code: 0 });
  expect(JSON.parse(byTable.stdout).people.advance).toBe(1);
  const text = await readFile(saved, 'utf8');
  expect(text).toContain('from: 70\n');
  expect(text).toContain('reason: Everyone advanced stands above it.');
  expect((await run('role', 'lint', saved)).code).toBe(0);
});

test.each([
  ['a folder without labels', ['fixtures/adverts'], /no such file/],
  ['a table without the columns', ['decisions.csv'], /no column score/],
  ['a decision of another word', ['words.csv'], /row 2: decision "maybe"/],
])('%s is said', async (_name, [path], message) => {
  await writeFile(join(folder, 'decisions.csv'), 'name,decision\nA,advance\n');
  await writeFile(
    join(folder, 'words.csv'),
    'file,score,band,must_haves,decision\na.pdf,70,possible,,maybe\n',
  );
  const given = path?.endsWith('.csv') ? join(folder, path) : (path as string);
  const { code, stderr } = await run('role', 'tune', role, given, '--as-of', asOf);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});
