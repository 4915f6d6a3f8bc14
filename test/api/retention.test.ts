import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { policyOf } from '#domain/people/retention.ts';
import { eraseAgain, eraseExpired } from '#flows/intake/erase.ts';
import { missingRetention } from '#flows/intake/retention.ts';
import { asOf, rules } from '../support/corpus.ts';
import { startInProcess } from '../support/in-process.ts';
import { askJson, call, uploadAndWait } from '../support/servers.ts';

const role = 'backend-practice-lead';
let service: Awaited<ReturnType<typeof startInProcess>>;
const db = () => service.running.deps.database;
const ask = (method: string, path: string, body?: unknown) => askJson(service.url, method, path, body);

const resume = (name: string) => ({
  name: `${name}.txt`,
  bytes: Buffer.from(
    `${name} Example\n${name.toLowerCase()}@example.com\nExperience\nBackend Engineer, Fjordline Ltd\nJan 2012 - Present\n- Java services on AWS\n`,
  ),
});
const people = ['Ada', 'Brigitta', 'Cosmo', 'Dagny', 'Edda', 'Falk'];

beforeAll(async () => {
  service = await startInProcess({ RECONCILE_MINUTES: '0' });
  await uploadAndWait(service.url, people.map(resume), asOf);
});
afterAll(() => service.close());

/** Who is there, by first name. */
async function names(): Promise<string[]> {
  const rows = await db().selectFrom('candidates').select('name').orderBy('name').execute();
  return rows.map(({ name }) => String(name).split(' ')[0] as string);
}
async function of(name: string): Promise<{ id: string; candidate_id: string }> {
  return db()
    .selectFrom('applications')
    .innerJoin('candidates', 'candidates.id', 'applications.candidate_id')
    .select(['applications.id', 'applications.candidate_id'])
    .where('candidates.name', '=', `${name} Example`)
    .executeTakeFirstOrThrow();
}
async function age(name: string, days: number): Promise<void> {
  const { id } = await of(name);
  await sql`update applications set received_at = now() - make_interval(days => ${days}) where id = ${id}`.execute(
    db(),
  );
}

describe('what is asked for', () => {
  test.each([
    [{ preset: 'eu' }, { preset: 'eu', keepAtLeastDays: 0, keepAtMostDays: 180 }],
    [{ preset: 'us' }, { preset: 'us', keepAtLeastDays: 366, keepAtMostDays: 730 }],
    [
      { preset: 'custom', keepAtLeastDays: 3, keepAtMostDays: 3 },
      { preset: 'custom', keepAtLeastDays: 3, keepAtMostDays: 3 },
    ],
    [{ preset: 'custom', keepAtLeastDays: 4, keepAtMostDays: 3 }, null],
    [{ preset: 'custom', keepAtLeastDays: 4 }, null],
    [{ preset: 'custom', keepAtLeastDays: 0, keepAtMostDays: 36_600 }, null],
    [{ preset: 'mars' }, null],
  ])('%j', (asked, expected) => {
    expect(policyOf(asked, rules.retention)).toEqual(expected);
  });

  test('every preset says which law it follows, and keeps nobody for ever', () => {
    for (const preset of rules.retention) {
      expect(preset.because).toMatch(/CFR|CCR|GDPR/);
      expect(preset.keep_at_most_days).toBeGreaterThanOrEqual(preset.keep_at_least_days);
    }
  });
});

test('while no policy covers a role it is said, and nobody is erased', async () => {
  expect(await missingRetention(service.running.deps)).toMatch(/no retention policy covers \d+ roles/);
  await age('Ada', 3000);
  expect(await eraseExpired(service.running.deps)).toBe(0);
  const { body } = await ask('GET', '/v1/retention');
  expect(body).toMatchObject({ installation: null, uncovered: expect.arrayContaining([role]) });
});

test('what is older than the policy allows goes, by the last thing that happened to it', async () => {
  await age('Brigitta', 181);
  await age('Cosmo', 179);
  await age('Dagny', 400);
  const dagny = await of('Dagny');
  await ask('POST', `/v1/applications/${dagny.id}/decisions`, { outcome: 'hold', reason: 'Ask again.' });
  expect((await ask('PUT', '/v1/retention', { preset: 'eu' })).body.policy.keepAtMostDays).toBe(180);
  expect(await missingRetention(service.running.deps)).toBeNull();
  await eraseExpired(service.running.deps);
  expect(await names()).toEqual(['Cosmo', 'Dagny', 'Edda', 'Falk']);
  expect(await eraseExpired(service.running.deps)).toBe(0);
});

test('a policy of a role comes before that of the installation', async () => {
  expect((await ask('PUT', `/v1/roles/${role}/retention`, { preset: 'us' })).status).toBe(200);
  await age('Cosmo', 200);
  expect(await eraseExpired(service.running.deps)).toBe(0);
  const cosmo = await of('Cosmo');
  const refused = await ask('DELETE', `/v1/candidates/${cosmo.candidate_id}`);
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'kept_by_policy', until: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
  });
  expect((await ask('DELETE', `/v1/candidates/${cosmo.candidate_id}?despite_minimum=true`)).status).toBe(200);
  expect((await ask('DELETE', `/v1/roles/${role}/retention`)).body).toEqual({ policy: null });
  expect(await names()).toEqual(['Dagny', 'Edda', 'Falk']);
});

test.each(['candidate', 'role', 'everybody'])(
  'a hold of %s keeps people from policy and erasure, until it is released',
  async (of_) => {
    const edda = await of('Edda');
    const whose = { candidate: { candidateId: edda.candidate_id }, role: { roleId: role }, everybody: {} }[
      of_
    ];
    const held = await ask('POST', '/v1/legal-holds', { ...whose, reason: 'Charge 4711.' });
    expect(held.status).toBe(201);
    await age('Edda', 900);
    expect(await eraseExpired(service.running.deps)).toBe(0);
    expect(await ask('DELETE', `/v1/candidates/${edda.candidate_id}?despite_minimum=true`)).toMatchObject({
      status: 409,
      body: { code: 'legal_hold', reason: 'Charge 4711.' },
    });
    expect(await names()).toContain('Edda');
    // The service's own sweep may come as soon as nothing holds her.
    await age('Edda', 1);
    expect((await ask('DELETE', `/v1/legal-holds/${held.body.id}`)).status).toBe(200);
    expect((await ask('DELETE', `/v1/legal-holds/${held.body.id}`)).status).toBe(404);
    const { holds } = (await ask('GET', '/v1/legal-holds')).body;
    expect(holds[0]).toMatchObject({ id: held.body.id, releasedAt: expect.any(String) });
  },
);

test('who is linked with somebody who is held stays as well, and holds nobody else up', async () => {
  const [edda, falk] = [await of('Edda'), await of('Falk')];
  const held = await ask('POST', '/v1/legal-holds', {
    candidateId: falk.candidate_id,
    reason: 'Charge 4712.',
  });
  await ask('PUT', `/v1/candidates/${edda.candidate_id}/same-as/${falk.candidate_id}`);
  await age('Edda', 900);
  expect(await eraseExpired(service.running.deps)).toBe(0);
  expect(await names()).toContain('Edda');
  await age('Edda', 1);
  // Nor is she parted from him, to be erased alone.
  const parted = () => ask('DELETE', `/v1/candidates/${edda.candidate_id}/same-as/${falk.candidate_id}`);
  expect(await parted()).toMatchObject({ status: 409, body: { code: 'legal_hold', reason: 'Charge 4712.' } });
  await ask('DELETE', `/v1/legal-holds/${held.body.id}`);
  expect(await parted()).toMatchObject({ status: 200, body: { changed: true } });
  expect(await names()).toContain('Edda');
});

test('a hold keeps what belongs to the matter: notes, what people said of themselves, and files of an upload that is cancelled', async () => {
  const edda = await of('Edda');
  const { body: note } = await ask('POST', `/v1/applications/${edda.id}/notes`, { text: 'Called twice.' });
  const said = { people: [{ applicationId: edda.id, sex: 'female', race: null }] };
  expect((await ask('PUT', `/v1/roles/${role}/demographics`, said)).body.kept).toBe(1);
  const held = await ask('POST', '/v1/legal-holds', { roleId: role, reason: 'Charge 4713.' });
  const form = new FormData();
  form.append('files', new Blob([resume('Gerd').bytes]), 'gerd.txt');
  // The worker may have read it by then: either way it stays.
  const sent = await call(service.url, `/v1/roles/${role}/batches?close=false&priority=low`, {
    method: 'POST',
    body: form,
  });
  const { id } = (await sent.json()) as { id: string };
  const kept = db().selectFrom('applications').select('id').where('role_id', '=', role);
  const before = (await kept.execute()).length;
  await ask('POST', `/v1/batches/${id}/cancel`);
  expect((await kept.execute()).length).toBe(before);
  const refusals = [
    await ask('DELETE', `/v1/applications/${edda.id}/notes/${note.noteId}`),
    await ask('DELETE', `/v1/roles/${role}/demographics`),
  ];
  for (const refused of refusals)
    expect(refused).toMatchObject({ status: 409, body: { code: 'legal_hold' } });
  await ask('DELETE', `/v1/legal-holds/${held.body.id}`);
  expect((await ask('DELETE', `/v1/applications/${edda.id}/notes/${note.noteId}`)).status).toBe(204);
  expect((await ask('DELETE', `/v1/roles/${role}/demographics`)).body).toEqual({ forgotten: 1 });
  await sql`delete from candidates where name = 'Gerd Example' and not exists (select from applications a where a.candidate_id = candidates.id)`.execute(
    db(),
  );
});

test('a long chain of people who are linked with somebody held stands in the way of nobody else', async () => {
  // People of the database alone: two hundred, each linked with the one before, the first of whom is held.
  const [first] = await db()
    .selectFrom('applications')
    .selectAll()
    .where('role_id', '=', role)
    .limit(1)
    .execute();
  const chain = Array.from({ length: 205 }, (_, at) => `chain-${String(at).padStart(3, '0')}`);
  await db()
    .insertInto('candidates')
    .values(chain.map((id) => ({ id, name: null, email: null, phone: null })))
    .execute();
  await db()
    .insertInto('candidate_links')
    .values(
      chain
        .slice(1)
        .map((id, at) => ({ candidate_id: chain[at] as string, same_as: id, linked_by: 'Ada Test' })),
    )
    .execute();
  await db()
    .insertInto('documents')
    .values(chain.map((_, at) => ({ sha256: at.toString(16).padStart(64, '0'), size: 1 })))
    .execute();
  const { decision_id: _, ...row } = first as NonNullable<typeof first>;
  await db()
    .insertInto('applications')
    .values(
      chain.map((id, at) => ({
        ...row,
        ...{ id: `a-${id}`, candidate_id: id, sha256: at.toString(16).padStart(64, '0') },
        received_at: new Date(Date.now() - 900 * 86_400_000),
      })) as never,
    )
    .execute();
  const held = await ask('POST', '/v1/legal-holds', { candidateId: chain[0], reason: 'Charge 4714.' });
  await eraseExpired(service.running.deps);
  const left = await db().selectFrom('candidates').select('id').where('id', 'like', 'chain-%').execute();
  expect(left).toHaveLength(chain.length);
  await uploadAndWait(service.url, [resume('Hanna')], asOf);
  await age('Hanna', 800);
  await eraseExpired(service.running.deps);
  expect(await names()).not.toContain('Hanna');
  await ask('DELETE', `/v1/legal-holds/${held.body.id}`);
  await eraseExpired(service.running.deps);
  expect(await db().selectFrom('candidates').select('id').where('id', 'like', 'chain-%').execute()).toEqual(
    [],
  );
});

test('of a person with a younger application at another role only what is due goes', async () => {
  const other = 'platform-engineer';
  const { body: roles } = await ask('GET', '/v1/roles?limit=500');
  const second = roles.roles.find((one: any) => one.id !== role)?.id ?? other;
  await uploadAndWait(service.url, [resume('Falk')], asOf, { role: second });
  const both = await db()
    .selectFrom('applications')
    .innerJoin('candidates', 'candidates.id', 'applications.candidate_id')
    .select(['applications.id', 'applications.candidate_id', 'role_id'])
    .where('candidates.name', '=', 'Falk Example')
    .execute();
  expect(both).toHaveLength(2);
  const [first, next] = [both.find((one) => one.role_id === role), both.find((one) => one.role_id !== role)];
  // The two uploads are candidates of their own: here they are one.
  await db()
    .updateTable('applications')
    .set({ candidate_id: first?.candidate_id as string })
    .where('id', '=', next?.id as string)
    .execute();
  await sql`update applications set received_at = now() - interval '300 days' where id = ${first?.id}`.execute(
    db(),
  );
  await eraseExpired(service.running.deps);
  const left = await db()
    .selectFrom('applications')
    .select('id')
    .where('candidate_id', '=', first?.candidate_id as string)
    .execute();
  expect(left).toEqual([{ id: next?.id }]);
  expect((await call(service.url, `/v1/applications/${next?.id}/document`)).status).toBe(200);
});

test('whom a restored backup brings back is erased again', async () => {
  const { deps } = service.running;
  const edda = await of('Edda');
  const kept = await mkdtemp(join(tmpdir(), 'prescreen-backup-'));
  await cp(join(deps.config.dataDir, 'files'), join(kept, 'files'), { recursive: true });
  const tables = ['documents', 'document_texts', 'resumes', 'candidates', 'applications', 'scorecards'];
  for (const table of tables)
    await sql.raw(`create table backup_${table} as select * from ${table}`).execute(db());
  expect((await ask('DELETE', `/v1/candidates/${edda.candidate_id}`)).status).toBe(200);
  expect(await names()).not.toContain('Edda');
  for (const table of tables)
    await sql.raw(`insert into ${table} select * from backup_${table} on conflict do nothing`).execute(db());
  await cp(join(kept, 'files'), join(deps.config.dataDir, 'files'), { recursive: true });
  expect(await names()).toContain('Edda');
  // A hold that came with the backup is older than the erasure.
  await ask('POST', '/v1/legal-holds', { candidateId: edda.candidate_id, reason: 'Came back.' });
  expect(await eraseAgain(deps)).toBe(1);
  expect(await names()).not.toContain('Edda');
  expect(await eraseAgain(deps)).toBe(0);
  await rm(kept, { recursive: true });
});
