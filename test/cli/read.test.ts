import { execFile, execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailOf, zipOf } from '../support/archives.ts';

const cli = join(import.meta.dirname, '../../src/cli.ts');
const words =
  'Ada Example\nada@example.com\n\nExperience\nBackend Engineer, Fjordline Ltd\nMarch 2015 - present\nJava services\n';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prescreen-cli-'));
  await mkdir(join(folder, 'cv', 'deep'), { recursive: true });
  await writeFile(join(folder, 'cv', 'a.txt'), words);
  await writeFile(join(folder, 'cv', '.hidden.txt'), words);
  await writeFile(join(folder, 'cv', 'deep', 'b.txt'), `${words}Kafka\n`);
});
afterAll(() => rm(folder, { recursive: true }));

interface Ran {
  code: number;
  lines: any[];
  errors: string;
}
async function read(paths: string[], cwd = folder): Promise<Ran> {
  const run = promisify(execFile)(
    process.execPath,
    [cli, 'read', '--json', '--as-of', '2026-11-01', ...paths],
    { cwd },
  );
  const { stdout, stderr, code } = await run.then(
    (done) => ({ ...done, code: 0 }),
    (error) => error as { stdout: string; stderr: string; code: number },
  );
  return {
    code,
    lines: stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
    errors: stderr,
  };
}
const filesOf = ({ lines }: Ran) => lines.map((line) => [line.file, line.reason ?? line.status]);

test('folders are read alike however they are written, hidden files left out', async () => {
  expect(filesOf(await read(['cv']))).toEqual([
    ['cv/a.txt', 'read'],
    ['cv/deep/b.txt', 'read'],
  ]);
  expect(filesOf(await read(['./cv/']))).toEqual([
    ['cv/a.txt', 'read'],
    ['cv/deep/b.txt', 'read'],
  ]);
  expect(filesOf(await read(['.'], join(folder, 'cv')))).toEqual([
    ['a.txt', 'read'],
    ['deep/b.txt', 'read'],
  ]);
  expect(filesOf(await read(['deep/..'], join(folder, 'cv')))).toEqual([
    ['a.txt', 'read'],
    ['deep/b.txt', 'read'],
  ]);
});

test('what cannot be opened costs one line, and the others are read', async () => {
  const odd = join(folder, 'odd');
  await mkdir(odd);
  execFileSync('mkfifo', [join(odd, 'pipe')]);
  await symlink(join(folder, 'cv', 'a.txt'), join(odd, 'link.txt'));
  await symlink(join(folder, 'nowhere'), join(odd, 'lost.txt'));
  await symlink(odd, join(odd, 'round'));
  await writeFile(join(odd, 'sparse.pdf'), '%PDF-1.4');
  await truncate(join(odd, 'sparse.pdf'), 3 * 2 ** 30);
  await writeFile(
    Buffer.concat([Buffer.from(join(odd, 'caf')), Buffer.from([0xe9]), Buffer.from('.txt')]),
    words,
  );
  await writeFile(join(odd, 'closed.txt'), words);
  await chmod(join(odd, 'closed.txt'), 0);
  const ran = await read(['odd']);
  const outcomes = Object.fromEntries(filesOf(ran));
  expect(outcomes).toMatchObject({
    'odd/pipe': 'not_a_file',
    'odd/link.txt': 'read',
    'odd/lost.txt': 'unopenable',
    'odd/sparse.pdf': 'too_large',
    'odd/caf\ufffd.txt': 'unopenable',
    // Root reads what nobody may.
    'odd/closed.txt': process.getuid?.() === 0 ? 'read' : 'unopenable',
  });
  expect(Object.keys(outcomes)).toHaveLength(6);
  expect([ran.code, ran.errors]).toEqual([1, '']);
  expect((await read(['/dev/zero'])).lines[0]).toMatchObject({ reason: 'not_a_file' });
});

test('wrong paths and empty folders are wrong use', async () => {
  await mkdir(join(folder, 'empty.pdf'));
  for (const [path, message] of [
    ['nowhere.pdf', /no such file/],
    ['empty.pdf', /there are no files/],
  ] as const) {
    const ran = await read([path]);
    expect([ran.code, ran.lines]).toEqual([2, []]);
    expect(ran.errors).toMatch(message);
  }
});

test('names cannot speak to the terminal', async () => {
  const name = 'x\u001b[31m\nfine.pdf: read\u202e.txt';
  await mkdir(join(folder, 'names'));
  await writeFile(join(folder, 'names', name), words);
  const shown = execFileSync(process.execPath, [cli, 'read', '--as-of', '2026-11-01', 'names'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(shown.split('\n')[0]).toBe('names/x\\u001b[31m\\u000afine.pdf: read\\u202e.txt');
  expect((await read(['names'])).lines[0].file).toBe(`names/${name}`);
});

test('zips and messages give a line for each file in them', async () => {
  const inner = await zipOf([{ name: 'x.txt', bytes: Buffer.from(words) }]);
  const mail = mailOf('See the attached file.', [{ name: 'cv.txt', bytes: Buffer.from(words) }]);
  await writeFile(
    join(folder, 'all.zip'),
    await zipOf([
      { name: 'a.txt', bytes: Buffer.from(words) },
      { name: 'inner.zip', bytes: inner },
      { name: 'mail.eml', bytes: mail },
    ]),
  );
  await writeFile(join(folder, 'mail.eml'), mail);
  expect(filesOf(await read(['all.zip', 'mail.eml']))).toEqual([
    ['all.zip/a.txt', 'read'],
    ['all.zip/inner.zip', 'nested_archive'],
    ['all.zip/mail.eml/cv.txt', 'read'],
    ['mail.eml/cv.txt', 'read'],
  ]);
});
