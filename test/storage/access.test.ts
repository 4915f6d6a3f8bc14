import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAudit, unopened, writeAudit } from '#storage/access/audit.ts';
import { createKey, findKey, listKeys, revokeKey } from '#storage/access/keys.ts';
import { startInProcess } from '../support/in-process.ts';

let service: Awaited<ReturnType<typeof startInProcess>>;
beforeAll(async () => {
  service = await startInProcess({}, { api: false, worker: false });
});
afterAll(() => service.close());

const now = new Date('2026-11-26T12:00:00Z');
const owner = { owner: 'Ada Test', ownerKind: 'person', preset: 'recruiter', createdBy: 'system' } as const;

test('a key is found by its text alone, which is kept nowhere', async () => {
  const { database } = service.running.deps;
  const made = await createKey(database, owner);
  expect(await findKey(database, made.text, now)).toMatchObject({ id: made.id, owner: 'Ada Test' });
  const other = made.text.at(-1) === 'A' ? 'B' : 'A';
  expect(await findKey(database, `${made.text.slice(0, -1)}${other}`, now)).toBeNull();
  expect(await findKey(database, 'nonsense', now)).toBeNull();
  const secret = made.text.split('_')[2] as string;
  expect(JSON.stringify(await database.selectFrom('api_keys').selectAll().execute())).not.toContain(secret);
});

test('a key ends when it is revoked, once, and when its time is over', async () => {
  const { database } = service.running.deps;
  const made = await createKey(database, owner);
  expect([await revokeKey(database, made.id, now), await revokeKey(database, made.id, now)]).toEqual([
    true,
    false,
  ]);
  expect(await findKey(database, made.text, now)).toBeNull();
  expect((await listKeys(database)).map(({ id }) => id)).not.toContain(made.id);
  const brief = await createKey(database, { ...owner, expiresAt: now });
  expect(await findKey(database, brief.text, new Date(now.getTime() - 1))).not.toBeNull();
  expect(await findKey(database, brief.text, now)).toBeNull();
});

test('the audit is listed newest first; only a person opens evidence', async () => {
  const { database } = service.running.deps;
  const opened = (subjectId: string, kind: string) => ({
    ...{ actor: 'x', action: 'application.opened', subject: 'application', subjectId, detail: { kind } },
  });
  await writeAudit(database, [opened('a1', 'person'), opened('a2', 'system')]);
  const [newest, before] = await listAudit(database, null, 2);
  expect([newest?.subject_id, before?.subject_id]).toEqual(['a2', 'a1']);
  expect(await listAudit(database, before?.id as string, 100)).not.toContainEqual(before);
  expect(await unopened(database, ['a1', 'a2', 'a3'])).toEqual(['a2', 'a3']);
});
