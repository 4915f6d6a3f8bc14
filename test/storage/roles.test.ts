import { afterAll, beforeAll, expect, test } from 'vitest';
import { findEvaluation, switchWhenWhole } from '#storage/roles/evaluations.ts';
import { findRole, findVersion, saveRole } from '#storage/roles/roles.ts';
import { role } from '../support/corpus.ts';
import { startInProcess } from '../support/in-process.ts';
import { batchOf, received } from '../support/stored.ts';

let service: Awaited<ReturnType<typeof startInProcess>>;
beforeAll(async () => {
  service = await startInProcess({}, { api: false, worker: false });
});
afterAll(() => service.close());

const save = (content: typeof role, expected: number | null = null) => {
  const { database, version, fingerprint } = service.running.deps;
  return saveRole(database, content, {
    counted: async () => ({ fields: [], fingerprint: fingerprint(content, []) }),
    by: version,
    actor: 'Ada Test',
    expected,
  });
};

test('a role that nobody applied for is current at once; the same content is no new version', async () => {
  const { database } = service.running.deps;
  const own = { ...role, id: 'own' };
  expect(await save(own)).toEqual({ version: 1, rescore: false });
  expect(await save(own)).toEqual({ version: 1, rescore: false });
  expect(await save({ ...own, title: 'Another' })).toEqual({ version: 2, rescore: false });
  expect(await save({ ...own, title: 'A third' }, 1)).toBe('changed');
  expect((await findVersion(database, 'own', 1))?.title).toBe(role.title);
  const stored = await findRole(database, 'own');
  expect(await findEvaluation(database, stored?.evaluation ?? '')).toMatchObject({
    roleId: 'own',
    roleVersion: 2,
  });
});

test('with applicants a new version is built beside the one that is shown, until it is whole', async () => {
  const { database } = service.running.deps;
  await batchOf(database, [received('a.txt')]);
  const before = await findRole(database, role.id);
  const made = await save({ ...role, title: 'Changed' });
  expect(made).toMatchObject({ rescore: true });
  expect((await findRole(database, role.id))?.evaluation).toBe(before?.evaluation);
  expect(await switchWhenWhole(database, role.id)).toBe(false);
  await database.updateTable('applications').set({ state: 'unreadable', reason: 'corrupt' }).execute();
  expect(await switchWhenWhole(database, role.id)).toBe(true);
  expect((await findRole(database, role.id))?.evaluation).not.toBe(before?.evaluation);
});
