import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Preset, presetNames, presets, type Scope, scopes } from '#domain/people/access.ts';
import type { problems } from '#errors.ts';
import { revokeKey } from '#storage/access/keys.ts';
import { asOf, batchFiles } from '../support/corpus.ts';
import { startInProcess } from '../support/in-process.ts';
import { askJson, call, uploadAndWait } from '../support/servers.ts';

/*
 * Every operation of openapi.json against every kind of caller: presets, single scopes, a blind key, a key of another team, an
 * integrator who brought nothing, keys that are revoked, over or wrong. The operations are what the service says it has.
 */
interface Operation {
  id: string;
  method: string;
  path: string;
  scope: Scope | 'any';
  of: string;
  personal: string;
}

const roleId = 'backend-practice-lead';
let service: Awaited<ReturnType<typeof startInProcess>>;
let operations: Operation[];
const ids: Record<string, string> = {};
const keys: Record<string, string> = {};

async function newKey(name: string, body: Record<string, unknown>): Promise<string> {
  const made = await askJson(service.url, 'POST', '/v1/api-keys', {
    ...{ owner: `${name} of the test`, ownerKind: 'person' },
    ...body,
  });
  if (made.status !== 201) throw new Error(`${name}: ${JSON.stringify(made.body)}`);
  keys[name] = made.body.key;
  return made.body.id;
}

beforeAll(async () => {
  service = await startInProcess();
  const batch = await uploadAndWait(service.url, batchFiles('mixed'), asOf);
  const { body: list } = await askJson(service.url, 'GET', `/v1/roles/${roleId}/shortlist`);
  const [first, second] = list.shortlist;
  const made = await askJson(service.url, 'POST', `/v1/roles/${roleId}/hand-overs`, {
    applicationIds: [first.applicationId],
  });
  Object.assign(ids, {
    role: roleId,
    application: first.applicationId,
    batch: batch.id,
    candidate: first.candidateId,
    other: second.candidateId,
    handOver: made.body.id,
  });
  await askJson(service.url, 'PUT', '/v1/teams/elsewhere', {
    name: 'Elsewhere',
    roles: ['frontend-lead'],
  });
  for (const preset of presetNames) await newKey(preset, { preset, teams: 'all' });
  await newKey('blind', { preset: 'admin', blind: true });
  await newKey('elsewhere', { preset: 'admin', teams: ['elsewhere'] });
  await newKey('nowhere', { preset: 'admin', teams: [] });
  await newKey('newcomer', { preset: 'integrator', ownerKind: 'system' });
  for (const scope of scopes) await newKey(`only ${scope}`, { preset: 'admin', scopes: [scope] });
  const revoked = await newKey('revoked', { preset: 'admin' });
  await revokeKey(service.running.deps.database, revoked, new Date());
  await newKey('over', { preset: 'admin', expiresAt: '2020-01-01T00:00:00Z' });
  keys.wrong = 'ps_AAAAAAAA_0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const { paths } = (await (await fetch(`${service.url}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, any>>;
  };
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, one]) => one['x-scope'] !== undefined)
      .map(([method, one]) => ({
        id: one.operationId as string,
        method: method.toUpperCase(),
        path,
        scope: one['x-scope'],
        of: one['x-subject'],
        personal: one['x-personal'],
      })),
  );
});
afterAll(() => service.close());

/** The address of an operation about what is there: the role, an application, a batch … */
function addressOf({ path, of }: Operation): string {
  const about = { wholeRole: 'role', person: 'candidate' }[of] ?? of;
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'id') return ids[about] ?? 'none';
    return ids[name] ?? '1';
  });
}

/** Calls an operation without what it would do: no body that is a good one. */
async function attempt(operation: Operation, key: string, query = '') {
  const send =
    operation.method === 'GET' || operation.method === 'DELETE' ? {} : { body: '{"nothing": true}' };
  const answer = await call(service.url, `${addressOf(operation)}${query}`, {
    method: operation.method,
    key: keys[key] as string,
    ...send,
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    signal: AbortSignal.timeout(60_000),
  });
  const text = operation.path.endsWith('/events') && answer.status === 200 ? '' : await answer.text();
  if (text === '') await answer.body?.cancel();
  // A problem repeats its own address.
  return { status: answer.status, text: text.replace(/"instance":"[^"]*"/, ''), code: codeIn(text) };
}

function codeIn(text: string): keyof typeof problems | null {
  try {
    return JSON.parse(text).code ?? null;
  } catch {
    return null;
  }
}

/** What would do something though its body is none. */
const acts = new Set([
  'eraseCandidate',
  'revokeKey',
  'revokeHandOver',
  'removeTeam',
  'linkCandidates',
  'unlinkCandidates',
]);
const acting = new Set([
  ...acts,
  'cancelBatch',
  'closeBatch',
  'rereadRole',
  'rereadApplication',
  'uploadBatch',
]);
/** What a caller is tried with: of those that would act, only what it has no right to. */
const triedBy = (has: (operation: Operation) => boolean) =>
  operations.filter((operation) => !acting.has(operation.id) || !has(operation));

test('every operation says its scope, what it is about, and whether it tells who somebody is', () => {
  expect(operations.length).toBeGreaterThan(90);
  for (const { id, scope, of, personal } of operations) {
    expect([...scopes, 'any'], id).toContain(scope);
    expect(['never', 'masked', 'needed'], id).toContain(personal);
    expect(of, id).toMatch(
      /^(?:role|wholeRole|application|batch|candidate|person|handOver|installation|connection|endpoint|several|nobody)$/,
    );
  }
});

describe('scopes', () => {
  test.each(presetNames)('%s passes where it has the scope, and nowhere else', async (preset: Preset) => {
    const own: readonly string[] = presets[preset];
    for (const operation of triedBy(({ scope }) => scope === 'any' || own.includes(scope))) {
      const { status, code, text } = await attempt(operation, preset);
      const about = `${preset} ${operation.id}: ${status} ${text.slice(0, 200)}`;
      expect(status, about).not.toBe(401);
      if (operation.scope !== 'any' && !own.includes(operation.scope)) expect(code, about).toBe('forbidden');
      // What an integrator did not bring is not there for it.
      else if (preset !== 'integrator') expect(['forbidden', 'blind'], about).not.toContain(code);
    }
  });

  test.each(scopes)('a key of %s alone passes nowhere else', async (scope) => {
    for (const operation of triedBy((one) => one.scope === 'any' || one.scope === scope)) {
      const { code, text } = await attempt(operation, `only ${scope}`);
      const about = `${scope} ${operation.id}: ${text.slice(0, 200)}`;
      const needsToSee = operation.personal === 'needed' && scope !== 'pii:read';
      if (operation.scope === 'any')
        expect(['forbidden', 'blind', 'unauthenticated'], about).not.toContain(code);
      else if (operation.scope !== scope) expect(code, about).toBe('forbidden');
      else if (needsToSee) expect(code, about).toBe('blind');
      else expect(['forbidden', 'blind', 'unauthenticated'], about).not.toContain(code);
    }
  });
});

test('a blind key never gets what tells who somebody is', async () => {
  for (const operation of triedBy(({ personal }) => personal !== 'needed')) {
    const { code, text } = await attempt(operation, 'blind');
    const about = `${operation.id}: ${text.slice(0, 200)}`;
    if (operation.personal === 'needed') expect(code, about).toBe('blind');
    else expect(['forbidden', 'blind'], about).not.toContain(code);
  }
});

test.each(['elsewhere', 'nowhere'])('a key of another team (%s) finds nothing of a role', async (key) => {
  for (const operation of operations) {
    const { status, code, text } = await attempt(operation, key);
    const about = `${operation.method} ${operation.path} (${operation.of}): ${status} ${text.slice(0, 300)}`;
    if (['installation', 'connection', 'endpoint'].includes(operation.of))
      expect(code, about).toBe('forbidden');
    else if (operation.of === 'nobody' || operation.of === 'several') {
      expect(status, about).not.toBe(500);
      for (const id of [ids.application, ids.candidate, ids.batch, ids.handOver])
        expect(text, about).not.toContain(id);
      if (operation.method === 'GET') expect(text, about).not.toContain(roleId);
    } else expect(code, about).toMatch(/^(?:role_)?not_found$/);
  }
});

test('an integrator who brought nothing finds no application, no batch and no list of people', async () => {
  const own: readonly string[] = presets.integrator;
  for (const operation of operations.filter(({ scope }) => own.includes(scope))) {
    const { status, code, text } = await attempt(operation, 'newcomer');
    const about = `${operation.method} ${operation.path} (${operation.of}): ${status} ${text.slice(0, 300)}`;
    if (['application', 'batch', 'candidate', 'person'].includes(operation.of))
      expect(code, about).toBe('not_found');
    if (operation.of === 'wholeRole') expect(code, about).toBe('forbidden');
    for (const id of [ids.application, ids.candidate, ids.batch]) expect(text, about).not.toContain(id);
  }
});

test.each(['revoked', 'over', 'wrong'])('a key that is %s passes nowhere', async (key) => {
  // Beyond some keys of one address each is answered late, all at once.
  const codes = await Promise.all(
    operations.map(async (operation) => [operation.id, (await attempt(operation, key)).code]),
  );
  const passed = codes.filter(([, code]) => !['unauthenticated', 'too_many_requests'].includes(String(code)));
  expect(passed).toEqual([]);
});

test('nothing was done by any of it', async () => {
  const { body } = await askJson(service.url, 'GET', `/v1/roles/${roleId}/shortlist`);
  expect(body.shortlist.length + body.needsReview.length).toBe(10);
  expect(
    (await askJson(service.url, 'GET', `/v1/roles/${roleId}/hand-overs`)).body.handOvers[0].revokedAt,
  ).toBeNull();
});
