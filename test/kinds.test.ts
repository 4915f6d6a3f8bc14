import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keyed } from '#api/app.ts';
import { adapters } from '#ats/index.ts';
import { kinds } from '#domain/judging/criteria/index.ts';
import { formats } from '#formats/index.ts';
import { tasks } from '#queue/tasks.ts';
import { handlers } from '../workers/handlers.ts';

/* Finds what was added and forgotten: unregistered, without a fixture, or without a test. */
const root = join(import.meta.dirname, '..');
const text = (path: string) => readFileSync(join(root, path), 'utf8');
const list = (folder: string) => readdirSync(join(root, folder)).sort();

/**
 * Ids of the files of a family: one a member, besides its list and what a member has to give. What members share lies in rooms.
 */
const members = (folder: string, contract: string) =>
  list(folder)
    .filter((name) => name.endsWith('.ts') && name !== 'index.ts' && name !== contract)
    .map((name) => name.replace(/\.ts$/, ''));

test('every criterion kind is registered once and tested', () => {
  const names = kinds.map((kind) => kind.kind);
  expect([...names].sort()).toEqual(members('src/domain/judging/criteria', 'kind.ts'));
  const tests = text('test/domain/judging/criteria.test.ts');
  for (const name of names) expect(tests, name).toContain(`'${name}'`);
});

test('every format is registered and has a fixture', () => {
  expect(formats.map((format) => format.id).sort()).toEqual(members('src/formats', 'format.ts'));
  const fixtures = list('fixtures/resumes').flatMap((name) => list(`fixtures/resumes/${name}`));
  for (const format of formats)
    expect(fixtures).toContain(`document.${format.id === 'picture' ? 'jpg' : format.id}`);
});

test('every applicant-tracking system is registered, simulated and has a guide', () => {
  expect(adapters.map((one) => one.id).sort()).toEqual(members('src/ats', 'adapter.ts'));
  const overview = text('docs/integrations/README.md');
  for (const { id, settings, credentials, verified } of adapters) {
    expect(existsSync(join(root, 'test/simulators', `${id}.ts`)), id).toBe(true);
    expect(overview).toContain(`(${id}.md)`);
    const guide = text(`docs/integrations/${id}.md`);
    for (const { name } of [...settings, ...credentials]) expect(guide, `${id}: ${name}`).toContain(name);
    if (!verified) expect(guide, id).toContain('## Unverified');
  }
});

test('every task has one handler', () => {
  expect(Object.keys(handlers).sort()).toEqual(Object.keys(tasks).sort());
});

test('every file of routes is registered', () => {
  const app = text('src/api/app.ts');
  const routes = readdirSync(join(root, 'src/api/routes'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts'),
  );
  for (const file of routes) expect(app, file).toContain(`./routes/${file}`);
  // Health, the hooks of applicant-tracking systems and signing in and the page come without a key.
  // Metrics and the queues stand beside /v1, with keys of their own scopes.
  expect(keyed.length).toBe(routes.length - 6);
});

test('every reader is used and has a test of its own', () => {
  // Parts of the large ones lie in rooms of their own; places are where all of them look.
  const readers = list('src/domain/readers').filter(
    (name) => name.endsWith('.ts') && name !== 'read-resume.ts',
  );
  const whole = text('src/domain/readers/read-resume.ts');
  for (const file of readers) {
    expect(whole, file).toContain(`./${file}`);
    const own = `test/domain/readers/${file.replace('.ts', '.test.ts')}`;
    expect(existsSync(join(root, own)), own).toBe(true);
  }
});

test('every room of storage has a test of its own', () => {
  const rooms = readdirSync(join(root, 'src/storage'), { withFileTypes: true }).filter((one) =>
    one.isDirectory(),
  );
  for (const { name } of rooms) {
    if (name === 'server') expect(list('test/storage')).toContain('files.test.ts');
    else expect(list('test/storage'), name).toContain(`${name}.test.ts`);
  }
});

test('every golden folder has a document and an expectation', () => {
  for (const name of list('fixtures/resumes')) {
    expect(
      list(`fixtures/resumes/${name}`).some((file) => file.startsWith('document.')),
      name,
    ).toBe(true);
    expect(list(`fixtures/resumes/${name}`), name).toContain('expected.json');
  }
});

test('every decision record has the same form', () => {
  for (const name of list('docs/decisions')) {
    const headings = [...text(`docs/decisions/${name}`).matchAll(/^#+ .*|^Status: .*/gm)].map(
      (one) => one[0],
    );
    expect(headings, name).toEqual([
      expect.stringMatching(/^# \d+\. /),
      ...['Status: accepted', '## Context', '## Decision', '## Consequences'],
    ]);
  }
});

test('every migration is registered', () => {
  const migrate = text('src/storage/server/migrate.ts');
  for (const file of list('src/storage/server/migrations'))
    expect(migrate, file).toContain(`./migrations/${file}`);
});

test('nothing in the repository names a registry host, and fixtures hold invented people only', () => {
  expect(text('package-lock.json')).not.toMatch(/"resolved"/);
  for (const name of list('fixtures/resumes')) {
    const { basics } = JSON.parse(text(`fixtures/resumes/${name}/expected.json`)) as {
      basics: { email?: string; phone?: string };
    };
    if (basics.email) expect(basics.email).toMatch(/[@.]example\.com$/);
    // 555-01xx is set aside for fiction; numbers of other countries are written around the same digits.
    if (basics.phone) expect(basics.phone.replace(/\D/g, ''), name).toMatch(/555/);
  }
});
