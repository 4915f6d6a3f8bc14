import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asOf, batchFiles } from '../support/corpus.ts';
import { startInProcess } from '../support/in-process.ts';
import { startReceiver } from '../support/receiver.ts';
import { call, until, uploadAndWait } from '../support/servers.ts';
import { signingSecret } from '../support/signed.ts';

/* Who may give whom what; what teams, owners and links see; and that the last administering key stays. */
let service: Awaited<ReturnType<typeof startInProcess>>;
const roleId = 'backend-practice-lead';
const role = `/v1/roles/${roleId}`;

beforeAll(async () => {
  service = await startInProcess({ EGRESS_ALLOW: '127.0.0.0/8' });
  await uploadAndWait(service.url, batchFiles('mixed').slice(0, 4), asOf);
});
afterAll(() => service.close());

async function ask(method: string, path: string, body?: unknown, key?: string) {
  const answer = await call(service.url, path, {
    method,
    ...(key === undefined ? {} : { key }),
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text === '' ? null : JSON.parse(text)) as any };
}
const make = (body: Record<string, unknown>, key?: string) =>
  ask('POST', '/v1/api-keys', { owner: 'Somebody Else', ownerKind: 'person', ...body }, key);

describe('nobody gives more than they have', () => {
  const limited = { preset: 'admin', scopes: ['admin', 'roles:read'], teams: ['one'] };
  let giver: string;
  beforeAll(async () => {
    for (const team of ['one', 'two']) await ask('PUT', `/v1/teams/${team}`, { name: team, roles: [] });
    const in30Days = new Date(Date.now() + 30 * 86_400_000).toISOString();
    giver = (await make({ ...limited, expiresAt: in30Days })).body.key;
  });
  const soon = new Date(Date.now() + 86_400_000).toISOString();
  test.each([
    ['the same', { preset: 'admin', scopes: ['admin'], teams: ['one'], expiresAt: soon }, 201, ''],
    ['fewer scopes', { preset: 'recruiter', scopes: ['roles:read'], teams: [], expiresAt: soon }, 201, ''],
    ['teams of its own, unnamed', { preset: 'admin', scopes: ['admin'], expiresAt: soon }, 201, ''],
    ['another scope', { preset: 'recruiter', teams: ['one'], expiresAt: soon }, 403, 'the scope'],
    [
      'another team',
      { preset: 'admin', scopes: ['admin'], teams: ['one', 'two'], expiresAt: soon },
      403,
      'team two',
    ],
    ['every role', { preset: 'admin', scopes: ['admin'], teams: 'all', expiresAt: soon }, 403, 'every role'],
    ['a longer life', { preset: 'admin', scopes: ['admin'], teams: ['one'] }, 403, 'a life beyond'],
    [
      'a scope that its preset lacks',
      { preset: 'hiring_manager', scopes: ['roles:write'], teams: [] },
      400,
      'preset',
    ],
    [
      'a team that is not there',
      { preset: 'admin', scopes: ['admin'], teams: ['three'] },
      404,
      'no team three',
    ],
    ['a hiring manager of no team', { preset: 'hiring_manager', expiresAt: soon }, 400, 'teams'],
  ])('%s', async (_, body, status, says) => {
    const made = await make(body, giver);
    expect([made.status, made.body.detail ?? '']).toEqual([status, expect.stringContaining(says)]);
  });

  test('nobody revokes a stronger key, or makes a team', async () => {
    expect((await ask('DELETE', '/v1/api-keys/TESTKEY1', undefined, giver)).status).toBe(403);
    expect((await ask('PUT', '/v1/teams/one', { name: 'one', roles: [roleId] }, giver)).status).toBe(403);
    expect((await ask('DELETE', '/v1/teams/two', undefined, giver)).status).toBe(403);
  });

  test('nor invites or changes somebody stronger', async () => {
    const person = { name: 'Grace Person', email: 'grace@example.com', expiresAt: soon };
    const strong = { ...person, preset: 'admin', teams: 'all' };
    expect((await ask('POST', '/v1/people', strong, giver)).status).toBe(403);
    const { body } = await ask('POST', '/v1/people', strong);
    expect(body).toMatchObject({ name: 'Grace Person', blind: false, teams: null, hasSignedIn: false });
    expect((await ask('PATCH', `/v1/people/${body.id}`, { disabled: true }, giver)).status).toBe(403);
    expect((await ask('POST', '/v1/people', { ...strong, email: 'GRACE@example.com' })).status).toBe(409);
    const rights = { preset: 'hiring_manager', teams: ['one'], blind: true };
    const changed = await ask('PATCH', `/v1/people/${body.id}`, { rights });
    expect(changed.body).toMatchObject({
      preset: 'hiring_manager',
      teams: ['one'],
      blind: true,
      expiresAt: null,
    });
    expect((await ask('PATCH', `/v1/people/${body.id}`, { disabled: true })).body.disabledAt).not.toBeNull();
  });
});

test('software gives no key of a person, who decides', async () => {
  const { key } = (
    await make({
      ...{ owner: 'Provisioning', ownerKind: 'system', preset: 'admin' },
      expiresAt: new Date(Date.now() + 3_600_000),
    })
  ).body;
  const asked = { owner: 'Ada First', preset: 'recruiter' };
  expect(await make(asked, key)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  const soon = new Date(Date.now() + 1_800_000);
  expect((await make({ ...asked, ownerKind: 'system', expiresAt: soon }, key)).status).toBe(201);
});

describe('the last key that can administer', () => {
  test('where each has an end, the one that ends last stays', async () => {
    const own = await startInProcess({}, { api: true, worker: false });
    const { database } = own.running.deps;
    const days = (n: number) => new Date(Date.now() + n * 86_400_000);
    const first = (await (
      await call(own.url, '/v1/api-keys', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ owner: 'First', ownerKind: 'person', preset: 'admin', expiresAt: days(5) }),
      })
    ).json()) as { id: string; key: string };
    await database
      .updateTable('api_keys')
      .set({ expires_at: days(9) })
      .where('id', '=', 'TESTKEY1')
      .execute();
    const drop = async (id: string) =>
      (await call(own.url, `/v1/api-keys/${id}`, { method: 'DELETE' })).status;
    expect([await drop('TESTKEY1'), await drop(first.id), await drop('TESTKEY1')]).toEqual([409, 204, 409]);
    await own.close();
  });

  test('is not revoked, one with an end or of a team is none, and two at once leave one', async () => {
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    await make({ preset: 'admin', expiresAt: soon });
    await make({ preset: 'admin', teams: ['one'] });
    const refused = await ask('DELETE', '/v1/api-keys/TESTKEY1');
    expect(refused).toMatchObject({ status: 409, body: { code: 'conflict' } });
    const second = (await make({ preset: 'admin' })).body;
    const statuses = await Promise.all([
      ask('DELETE', `/v1/api-keys/${second.id}`, undefined, second.key),
      ask('DELETE', '/v1/api-keys/TESTKEY1', undefined, second.key),
      ask('DELETE', `/v1/api-keys/${second.id}`),
    ]);
    const { database } = service.running.deps;
    const left = await database
      .selectFrom('api_keys')
      .select('id')
      .where('revoked_at', 'is', null)
      .where('expires_at', 'is', null)
      .where('teams', 'is', null)
      .where('preset', '=', 'admin')
      .execute();
    expect(left.length, JSON.stringify(statuses.map(({ status }) => status))).toBe(1);
    // The rest of the tests asks with it.
    await database.updateTable('api_keys').set({ revoked_at: null }).where('id', '=', 'TESTKEY1').execute();
  });
});

describe('rights per role', () => {
  test('a hiring manager sees and decides in the roles of their team, from the moment it has them', async () => {
    await ask('PUT', '/v1/teams/platform', { name: 'Platform', roles: [] });
    const { key } = (await make({ preset: 'hiring_manager', teams: ['platform'] })).body;
    const ids = async () =>
      (await ask('GET', '/v1/roles', undefined, key)).body.roles.map((one: any) => one.id);
    expect(await ids()).toEqual([]);
    expect((await ask('GET', `${role}/shortlist`, undefined, key)).body.code).toBe('role_not_found');
    await ask('PUT', '/v1/teams/platform', { name: 'Platform', roles: [roleId] });
    expect(await ids()).toEqual([roleId]);
    const { body } = await ask('GET', `${role}/shortlist`, undefined, key);
    const own = `/v1/applications/${body.shortlist[0].applicationId}`;
    const decided = { outcome: 'hold', reason: 'Let us wait.' };
    expect((await ask('POST', `${own}/decisions`, decided, key)).status).toBe(201);
    await ask('DELETE', '/v1/teams/platform');
    expect((await ask('GET', own, undefined, key)).status).toBe(404);
  });

  test('a role that a recruiter of a team writes is the team’s', async () => {
    await ask('PUT', '/v1/teams/writers', { name: 'Writers', roles: [] });
    const { key } = (await make({ preset: 'recruiter', teams: ['writers'] })).body;
    const pack = (await ask('GET', role)).body;
    const { version: _, ...content } = pack;
    expect((await ask('POST', '/v1/roles', { ...content, id: 'of-the-writers' }, key)).status).toBe(201);
    expect((await ask('GET', '/v1/roles/of-the-writers', undefined, key)).status).toBe(200);
    expect((await ask('PUT', role, content, key)).status).toBe(404);
    expect((await ask('GET', '/v1/teams', undefined, key)).body.teams).toEqual([
      { id: 'writers', name: 'Writers', roles: ['of-the-writers'] },
    ]);
  });

  test('an integrator reads what its owner brought, and only that', async () => {
    const bridge = { owner: 'Careers bridge', ownerKind: 'system', preset: 'integrator' };
    const { key } = (await ask('POST', '/v1/api-keys', bridge)).body;
    const form = new FormData();
    form.set('as_of', asOf);
    const [file] = batchFiles('mixed').slice(5, 6);
    form.append('files', new Blob([Buffer.from(file?.bytes ?? '')]), 'brought.pdf');
    const sent = await call(service.url, `${role}/batches`, { method: 'POST', body: form, key });
    const batch = (await sent.json()) as { id: string };
    await until(
      async () => (await ask('GET', `/v1/batches/${batch.id}`, undefined, key)).body,
      (one) => one.state === 'finished',
    );
    const seen = (await ask('GET', `${role}/shortlist`, undefined, key)).body;
    const all = (await ask('GET', `${role}/shortlist`)).body;
    const entries = (list: any) => [...list.shortlist, ...list.needsReview, ...list.unreadable];
    expect([entries(seen).length, entries(all).length]).toEqual([1, 5]);
    expect([seen.counts.received, all.counts.received]).toEqual([1, 5]);
    const foreign = all.shortlist.find((one: any) => one.applicationId !== entries(seen)[0].applicationId);
    expect((await ask('GET', `/v1/applications/${foreign.applicationId}`, undefined, key)).status).toBe(404);
    // Another key of the same owner goes on with it.
    const next = (await ask('POST', '/v1/api-keys', bridge)).body.key;
    const own = `/v1/applications/${entries(seen)[0].applicationId}`;
    expect((await ask('GET', own, undefined, next)).status).toBe(200);
    expect((await ask('GET', `${role}/batches`, undefined, next)).body.batches).toHaveLength(1);
    const both = `${role}/compare?ids=${entries(seen)[0].applicationId},${foreign.applicationId}`;
    expect((await ask('GET', both, undefined, next)).status).toBe(404);
  });
});

test('an integrator reads no file, tag or table of others, though the application is its own', async () => {
  const bridge = { owner: 'Own bridge', ownerKind: 'system', preset: 'integrator' };
  const { key } = (await ask('POST', '/v1/api-keys', bridge)).body;
  const lines = (name: string, at: string) =>
    Buffer.from(
      `${name}\n${at}@example.com\n\nExperience\nBackend Engineer, Fjordline Ltd\nMarch 2015 - present\nJava services on PostgreSQL\n`,
    );
  const upload = async (bytes: Buffer, by?: string) => {
    const form = new FormData();
    form.set('as_of', asOf);
    form.append('files', new Blob([Uint8Array.from(bytes)]), 'own.txt');
    const sent = await call(service.url, `${role}/batches`, {
      method: 'POST',
      body: form,
      ...(by ? { key: by } : {}),
    });
    const batch = (await sent.json()) as { id: string };
    await until(
      async () => (await ask('GET', `/v1/batches/${batch.id}`)).body,
      (one) => one.state === 'finished',
    );
    const { files } = (await ask('GET', `/v1/batches/${batch.id}/files`)).body;
    return files[0].applicationId as string;
  };
  // Brought by it, replaced by a colleague: the result is its own, the file is not.
  const mine = await upload(lines('Own Person', 'own'), key);
  const form = new FormData();
  form.append('file', new Blob([Uint8Array.from(lines('Own Person', 'other'))]), 'other.txt');
  const put = await call(service.url, `/v1/applications/${mine}/document`, { method: 'PUT', body: form });
  expect(put.status).toBe(202);
  await until(
    async () => (await ask('GET', `/v1/applications/${mine}`)).body,
    (one) => one.state === 'screened' && one.candidate?.email === 'other@example.com',
  );
  expect((await ask('GET', `/v1/applications/${mine}`, undefined, key)).status).toBe(200);
  const status = async (path: string, by?: string) =>
    (await call(service.url, `/v1/applications/${path}`, by ? { key: by } : {})).status;
  expect([await status(`${mine}/document/text`, key), await status(`${mine}/document`, key)]).toEqual([
    404, 404,
  ]);
  expect(await status(`${mine}/document?original=true`, key)).toBe(200);
  expect([await status(`${mine}/document/text`), await status(`${mine}/document?original=true`)]).toEqual([
    200, 200,
  ]);
  // Whoever sends the bytes of what a colleague replaced has those bytes, and no more.
  const theirs = await upload(lines('Their Person', 'theirs'));
  const again = new FormData();
  again.append('file', new Blob([Uint8Array.from(lines('Their Person', 'second'))]), 'second.txt');
  await call(service.url, `/v1/applications/${theirs}/document`, { method: 'PUT', body: again });
  await until(
    async () => (await ask('GET', `/v1/applications/${theirs}`)).body,
    (one) => one.state === 'screened' && one.candidate?.email === 'second@example.com',
  );
  expect(await upload(lines('Their Person', 'second'), key)).toBe(theirs);
  expect([
    await status(`${theirs}/document`, key),
    await status(`${theirs}/document?original=true`, key),
  ]).toEqual([200, 404]);
  // Tags of others are not there for it.
  const foreign = (await ask('GET', `${role}/shortlist`)).body.shortlist.find(
    (one: any) => ![mine, theirs].includes(one.applicationId),
  );
  for (const [id, tag] of [
    [foreign.applicationId, 'theirs alone'],
    [mine, 'of the bridge'],
  ])
    expect((await ask('PATCH', `/v1/applications/${id}/tags`, { add: [tag] })).status).toBe(200);
  expect((await ask('GET', `${role}/tags`, undefined, key)).body.tags).toEqual([
    { tag: 'of the bridge', applications: 1 },
  ]);
});

test('an integrator’s receivers are told of what its owner brought; others are not there for it', async () => {
  const receiver = await startReceiver();
  const bridge = { owner: 'Another bridge', ownerKind: 'system', preset: 'integrator' };
  const { key } = (await ask('POST', '/v1/api-keys', bridge)).body;
  const events = ['application.received', 'application.screened', 'application.erased', 'batch.finished'];
  const made = await ask('POST', '/v1/webhook-endpoints', { url: receiver.url, events }, key);
  receiver.secret = made.body.secret;
  const foreign = (
    await ask('POST', '/v1/webhook-endpoints', { url: receiver.url, events: ['role.rescored'] })
  ).body;
  expect(
    (await ask('GET', '/v1/webhook-endpoints', undefined, key)).body.endpoints.map((one: any) => one.id),
  ).toEqual([made.body.id]);
  for (const [method, path] of [
    ['GET', ''],
    ['DELETE', ''],
    ['GET', '/deliveries'],
    ['POST', '/rotate-secret'],
  ])
    expect(
      (await ask(method as string, `/v1/webhook-endpoints/${foreign.id}${path}`, undefined, key)).status,
      path,
    ).toBe(404);
  const connection = (
    await ask('POST', '/v1/connections', { system: 'generic', name: 'Ours', signingSecret })
  ).body;
  expect((await ask('GET', '/v1/connections', undefined, key)).body.connections).toEqual([]);
  expect((await ask('POST', `/v1/connections/${connection.id}/secrets`, { signingSecret }, key)).status).toBe(
    404,
  );

  const [theirs, own] = batchFiles('mixed').slice(6, 8);
  await uploadAndWait(service.url, [theirs as { name: string; bytes: Buffer }], asOf);
  const form = new FormData();
  form.set('as_of', asOf);
  form.append('files', new Blob([Buffer.from(own?.bytes ?? '')]), 'brought.pdf');
  const sent = await call(service.url, `${role}/batches`, { method: 'POST', body: form, key });
  const { id } = (await sent.json()) as { id: string };
  const told = () => receiver.messages as any[];
  await until(
    async () => told(),
    // An erasure takes back what was not sent yet.
    (messages) =>
      ['application.received', 'application.screened', 'batch.finished'].every((type) =>
        messages.some((one) => one.type === type),
      ),
  );
  const { manual, shortlist, needsReview, counts } = (await ask('GET', `${role}/shortlist`, undefined, key))
    .body;
  const [{ applicationId, candidateId }] = [...manual, ...shortlist, ...needsReview];
  expect(counts).toMatchObject({ received: 1 });
  await ask('DELETE', `/v1/candidates/${candidateId}`);
  await until(
    async () => told(),
    (messages) => messages.some((one) => one.type === 'application.erased'),
  );
  expect(new Set(told().map((one) => one.data.applicationId ?? one.data.batchId))).toEqual(
    new Set([applicationId, id]),
  );
  expect(new Set(told().map((one) => one.type))).toEqual(new Set(events));
  await receiver.close();
});

test('a team that is dropped leaves nobody behind, and names nobody under its id again', async () => {
  for (const team of ['kept', 'gone']) await ask('PUT', `/v1/teams/${team}`, { name: team, roles: [] });
  const { key } = (await make({ preset: 'admin', teams: ['kept', 'gone'] })).body;
  await ask('DELETE', '/v1/teams/gone');
  await ask('PUT', '/v1/teams/gone', { name: 'Another one', roles: [roleId] });
  expect((await ask('GET', role, undefined, key)).status).toBe(404);
  const { version: _, ...content } = (await ask('GET', role)).body;
  expect((await ask('POST', '/v1/roles', { ...content, id: 'of-the-kept' }, key)).status).toBe(201);
  expect((await ask('GET', '/v1/roles', undefined, key)).body.roles.map((one: any) => one.id)).toEqual([
    'of-the-kept',
  ]);
  const listed = (await ask('GET', '/v1/api-keys', undefined, key)).body.keys;
  expect(listed.every((one: any) => one.teams?.every((team: string) => team === 'kept'))).toBe(true);
});

test('who was disabled may be invited anew, and what is not asked for stays', async () => {
  const person = { name: 'Mo Again', email: 'mo@example.com', preset: 'recruiter' };
  const first = (await ask('POST', '/v1/people', person)).body;
  await ask('PATCH', `/v1/people/${first.id}`, { disabled: true });
  const rights = { preset: 'recruiter', blind: true };
  expect((await ask('PATCH', `/v1/people/${first.id}`, { rights })).body).toMatchObject({
    blind: true,
    disabledAt: expect.any(String),
  });
  expect((await ask('POST', '/v1/people', person)).status).toBe(201);
  expect((await ask('PATCH', `/v1/people/${first.id}`, { disabled: false })).body.code).toBe('conflict');
});

describe('a link ends with the key that made it', () => {
  const opened = (url: string) => fetch(`${service.url}${url}`).then((answer) => answer.status);
  test('revoked, over, or no longer of the role', async () => {
    await ask('PUT', '/v1/teams/linkers', { name: 'Linkers', roles: [roleId] });
    const { shortlist } = (await ask('GET', `${role}/shortlist`)).body;
    const applicationIds = [shortlist[0].applicationId];
    const link = async (body: Record<string, unknown>) => {
      const made = (await make({ preset: 'recruiter', teams: ['linkers'], ...body })).body;
      const { url } = (await ask('POST', `${role}/hand-overs`, { applicationIds }, made.key)).body;
      return { id: made.id, url };
    };
    const [first, second, third] = [await link({}), await link({}), await link({})];
    expect(await Promise.all([first, second, third].map(({ url }) => opened(url)))).toEqual([200, 200, 200]);
    await ask('DELETE', `/v1/api-keys/${first.id}`);
    await service.running.deps.database
      .updateTable('api_keys')
      .set({ expires_at: new Date(0) })
      .where('id', '=', second.id)
      .execute();
    expect(await Promise.all([first, second, third].map(({ url }) => opened(url)))).toEqual([404, 404, 200]);
    await ask('PUT', '/v1/teams/linkers', { name: 'Linkers', roles: [] });
    expect(await opened(third.url)).toBe(404);
  });
});

test('GET /v1/me says who asks and what they may do', async () => {
  expect((await ask('GET', '/v1/me')).body).toMatchObject({
    ...{ id: 'TESTKEY1', owner: 'Administrator', preset: 'admin', blind: false, teams: null, session: null },
  });
});
