import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rulesFolder } from '#config.ts';
import { zipOf } from '../support/archives.ts';

/* What every command has in common: rules, input, days, versions, the end by Ctrl-C. */
const cli = join(import.meta.dirname, '../../src/cli.ts');
const words =
  'Ada Example\nada@example.com\n\nExperience\nBackend Engineer, Fjordline Ltd\nMarch 2015 - present\nJava services\n';
let folder: string;
/** Where commands put what they need for a while: a folder that nobody else uses. */
let temporary: string;

beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'prescreen-cli-tmp-'));
  folder = await mkdtemp(join(tmpdir(), 'prescreen-cli-'));
  await writeFile(join(folder, 'a.txt'), words);
});
afterAll(() => rm(folder, { recursive: true }));

interface Ran {
  code: number | null;
  out: string;
  errors: string;
}
function run(
  given: string[],
  { input = '', env = {}, heard = true }: { input?: string | Buffer; env?: object; heard?: boolean } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [cli, ...given], {
    cwd: folder,
    env: { ...process.env, TMPDIR: temporary, ...env },
  });
  const ran: Ran = { code: null, out: '', errors: '' };
  child.stdout.on('data', (chunk) => {
    ran.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    ran.errors += chunk;
  });
  if (!heard) child.stderr.destroy();
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((done) => child.on('close', (code) => done({ ...ran, code })));
}

test('--version tells the version of the package', async () => {
  const { version } = JSON.parse(await readFile(join(import.meta.dirname, '../../package.json'), 'utf8'));
  expect(await run(['--version'])).toMatchObject({ code: 0, out: `${version}\n` });
});

test('a result is whole where nobody hears what is told beside it', async () => {
  const heard = await run(['read', '--json', 'a.txt']);
  expect(heard.errors).toContain('as of');
  expect(await run(['read', '--json', 'a.txt'], { heard: false })).toEqual({ ...heard, errors: '' });
});

test('RULES_DIR holds for every command', async () => {
  const own = join(folder, 'rules');
  await cp(rulesFolder, own, { recursive: true });
  const pack = await readFile(join(own, 'roles', 'backend-practice-lead.yaml'), 'utf8');
  await writeFile(
    join(own, 'roles', 'our-lead.yaml'),
    pack.replace('id: backend-practice-lead', 'id: our-lead').replace(/^title: .*$/m, 'title: Our Lead'),
  );
  const env = { RULES_DIR: own };
  const day = ['--as-of', '2026-11-01'];
  const shown = await run(['role', 'show', 'our-lead'], { env });
  expect(shown.out).toContain('title: Our Lead');
  expect((await run(['role', 'lint', 'our-lead'], { env })).code).toBe(0);
  expect((await run(['screen', 'a.txt', '--role', 'our-lead', ...day], { env })).out).toContain('Our Lead');
  await mkdir(join(folder, 'labelled', 'documents'), { recursive: true });
  await mkdir(join(folder, 'labelled', 'gold'), { recursive: true });
  await writeFile(join(folder, 'labelled', 'documents', 'a.txt'), words);
  await writeFile(
    join(folder, 'labelled', 'gold', 'a.txt.json'),
    '{"file":"a.txt","readable":true,"grade":3}',
  );
  for (const command of [
    ['eval', 'labelled', '--role', 'our-lead', ...day],
    ['role', 'tune', 'our-lead', 'labelled', ...day],
  ])
    expect((await run(command, { env })).code, command.join(' ')).toBe(0);
  const wrong = { RULES_DIR: join(folder, 'none') };
  for (const command of [
    ['role', 'show', 'our-lead'],
    ['role', 'lint', 'our-lead'],
    ['role', 'draft', 'a.txt'],
    ['role', 'tune', 'our-lead', 'labelled', ...day],
    ['eval', 'labelled', ...day],
    ['read', 'a.txt', ...day],
    ['screen', 'a.txt', '--role', 'our-lead', ...day],
    ['reread', '--by', 'Ida'],
  ]) {
    const ran = await run(command, { env: wrong });
    expect([ran.code, ran.errors.trim().split('\n').at(-1)], command.join(' ')).toEqual([
      1,
      expect.stringMatching(/^prescreen: RULES_DIR: /),
    ]);
  }
});

test('a draft under an id that no role can have is wrong use', async () => {
  for (const id of ['Bad Id!', '-x', '', 'ä']) {
    const ran = await run(['role', 'draft', 'a.txt', '--id', id]);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.errors).toMatch(/--id .*: lower-case letters, digits and dashes/);
  }
});

test('- reads the standard input: a file, an archive, a role', async () => {
  const day = ['--as-of', '2026-11-01'];
  const read = await run(['read', '-', '--json', ...day], { input: words });
  expect(JSON.parse(read.out)).toMatchObject({
    file: '-',
    status: 'read',
    resume: { basics: { name: 'Ada Example' } },
  });
  const zip = await zipOf([{ name: 'cv.txt', bytes: Buffer.from(words) }]);
  const unpacked = await run(['read', '-', '--json', ...day], { input: zip });
  expect(JSON.parse(unpacked.out)).toMatchObject({ file: '-/cv.txt', status: 'read' });
  const empty = await run(['read', '-', '--json', ...day]);
  expect(empty.code).toBe(1);
  expect(JSON.parse(empty.out)).toMatchObject({ file: '-', reason: 'empty' });
  const role = (await run(['role', 'show', 'backend-practice-lead'])).out;
  expect(await run(['role', 'lint', '-'], { input: role })).toMatchObject({ code: 0 });
  const screened = await run(['screen', 'a.txt', '--role', '-', '--json', ...day], { input: role });
  expect(JSON.parse(screened.out).counts.received).toBe(1);
  expect((await readdir(temporary)).filter((name) => /^prescreen-[A-Za-z0-9]{6}$/.test(name))).toEqual([]);
});

test('a day that is yet to come is said to be so, and a past one is not', async () => {
  const later = await run(['read', 'a.txt', '--json', '--as-of', '2099-01-01']);
  expect(later).toMatchObject({ code: 0, errors: expect.stringMatching(/^2099-01-01 is yet to come/) });
  expect((await run(['read', 'a.txt', '--json', '--as-of', '2020-01-01'])).errors).toBe('');
});

test('Ctrl-C on a terminal ends the line, and leaves nothing behind', async () => {
  for (const name of ['b', 'c', 'd', 'e']) await writeFile(join(folder, `${name}.txt`), `${words}${name}`);
  // Without a day it says the one it takes: it has begun by then, and has read nothing yet.
  const command = `${process.execPath} ${cli} screen . --role backend-practice-lead`;
  const child = spawn('script', ['-qefc', command, '/dev/null'], { cwd: folder });
  let shown = '';
  let asked = false;
  const code = await new Promise<number | null>((done) => {
    child.stdout.on('data', (chunk) => {
      shown += chunk;
      if (!asked && shown.includes('as of ')) {
        asked = true;
        child.stdin.write('\u0003');
      }
    });
    child.on('close', done);
  });
  expect(code).toBe(130);
  expect(shown).toMatch(/\n$/);
  expect(shown.split('\n').at(-1)).toBe('');
});
