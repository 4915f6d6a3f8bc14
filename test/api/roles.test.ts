import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { syncRoles } from '#flows/roles/roles.ts';
import { asOf, batchFiles, rules } from '../support/corpus.ts';
import { startInProcess } from '../support/in-process.ts';
import { call, until, uploadAndWait } from '../support/servers.ts';

const id = 'backend-practice-lead';
const role = `/v1/roles/${id}`;
const pack = rules.roles.find((one) => one.id === id) as any;
let service: Awaited<ReturnType<typeof startInProcess>>;
beforeAll(async () => {
  service = await startInProcess();
  await uploadAndWait(service.url, batchFiles('mixed'), asOf);
});
afterAll(() => service.close());

async function ask(method: string, path: string, body?: string, headers: Record<string, string> = {}) {
  const answer = await call(service.url, path, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await answer.text();
  const json = /json/.test(answer.headers.get('content-type') ?? '');
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    body: (json ? JSON.parse(text) : null) as any,
  };
}
const yaml = { 'content-type': 'application/yaml' };
const json = { 'content-type': 'application/json' };
const changed = (change: (one: any) => void) => {
  const one = structuredClone(pack);
  change(one);
  return one;
};
const whole = () =>
  until(
    () => ask('GET', `${role}/shortlist`),
    (answer) => answer.body.complete,
  );

describe('writing', () => {
  test('a role comes in as YAML or JSON, is read back, and a second of its id is refused', async () => {
    const made = changed((one) => {
      one.id = 'night-backend';
      one.title = 'Backend engineer, nights';
    });
    const created = await ask('POST', '/v1/roles', stringify(made), yaml);
    expect(created).toMatchObject({ status: 201, body: { id: 'night-backend', version: 1, warnings: [] } });
    expect((await ask('POST', '/v1/roles', JSON.stringify(made), json)).body.code).toBe('conflict');
    const back = await ask('GET', '/v1/roles/night-backend?format=yaml');
    expect(back.headers.get('content-type')).toMatch(/yaml/);
    const again = await ask('PUT', '/v1/roles/night-backend', back.text, yaml);
    expect(again).toMatchObject({ status: 200, body: { version: 1 } });
  });

  test('errors point at line and field; the law is named; a dry run saves nothing', async () => {
    const text = stringify(pack).replace('weight: 22', 'weight: lots');
    const line = text.split('\n').findIndex((one) => one.includes('weight: lots')) + 1;
    const wrong = await ask('POST', '/v1/roles', text, yaml);
    expect(wrong).toMatchObject({ status: 422, body: { code: 'invalid_role' } });
    expect(wrong.body.errors[0]).toMatchObject({ line, field: 'criteria.0.weight' });
    expect(wrong.body.detail).toContain(`line ${line}`);
    const refused = await ask(
      'POST',
      '/v1/roles',
      JSON.stringify(
        changed((one) => Object.assign(one, { id: 'young', summary: 'For our young and dynamic team.' })),
      ),
      json,
    );
    expect(refused).toMatchObject({ status: 422, body: { code: 'role_refused' } });
    expect(refused.body.findings[0]).toMatchObject({ code: 'age', law: expect.stringContaining('ADEA') });
    const dry = await ask(
      'POST',
      '/v1/roles?dryRun=true',
      JSON.stringify(changed((one) => (one.id = 'dry'))),
      json,
    );
    expect(dry).toMatchObject({ status: 200, body: { id: 'dry', version: null } });
    expect((await ask('GET', '/v1/roles/dry')).body.code).toBe('role_not_found');
    expect(
      (await ask('PUT', '/v1/roles/dry', JSON.stringify(changed((one) => (one.id = 'dry'))), json)).body.code,
    ).toBe('role_not_found');
    expect((await ask('POST', '/v1/roles', '', json)).status).toBe(400);
  });
});

test('a new version scores everyone anew, says who moved and why, and survives a restart', async () => {
  const before = (await whole()).body;
  const heavier = changed((one) => {
    one.criteria.find((criterion: any) => criterion.id === 'ci-cd').weight = 60;
  });
  const stale = await ask('PUT', role, JSON.stringify(heavier), { ...json, 'if-match': '"7"' });
  expect(stale.body.code).toBe('conflict');
  const saved = await ask('PUT', role, JSON.stringify(heavier), { ...json, 'if-match': '"1"' });
  expect(saved).toMatchObject({ status: 200, body: { version: 2 } });
  await until(
    () => ask('GET', `${role}/shortlist`),
    (answer) => answer.body.role.version === 2,
  );
  const after = (await whole()).body;
  expect(after.counts).toEqual(before.counts);
  const { body: changes } = await ask('GET', `${role}/versions/2/changes`);
  expect(changes).toMatchObject({ since: 1, state: 'whole', compared: 10 });
  expect(changes.up + changes.down).toBe(changes.changes.length);
  for (const one of changes.changes) {
    const was = [...before.shortlist, ...before.needsReview].find(
      (entry: any) => entry.applicationId === one.applicationId,
    );
    const is = [...after.shortlist, ...after.needsReview].find(
      (entry: any) => entry.applicationId === one.applicationId,
    );
    expect([one.before.score, one.after.score]).toEqual([was.score, is.score]);
    expect(one.moved).toBeCloseTo(is.score - was.score, 5);
    const [first] = one.criteria;
    const cicd = is.verdicts.find((verdict: any) => verdict.criterion === 'ci-cd');
    if (cicd.status === 'met') expect(first.criterion).toBe('ci-cd');
    const sum = one.criteria.reduce((all: number, criterion: any) => all + criterion.moved, 0);
    expect(Math.abs(sum - one.moved)).toBeLessThan(0.1);
  }
  expect((await ask('GET', `${role}/versions`)).body.versions).toMatchObject([
    { version: 2, writtenBy: 'Administrator' },
    { version: 1, writtenBy: 'system' },
  ]);
  expect((await ask('GET', `${role}?version=1`)).body.criteria[0]).toMatchObject(pack.criteria[0]);
  // What people have changed is theirs: the next start does not bring the shipped pack back, nor score anybody anew.
  const evaluations = () =>
    service.running.deps.database
      .selectFrom('evaluations')
      .select('id')
      .where('role_id', '=', id)
      .orderBy('id')
      .execute();
  const made = await evaluations();
  await syncRoles(service.running.deps);
  expect(await evaluations()).toEqual(made);
  expect((await ask('GET', role)).body.version).toBe(2);
});

describe('what a result tells', () => {
  let entries: any[];
  beforeAll(async () => {
    entries = (await whole()).body.shortlist;
  });

  test('an interview kit asks first what could change most', async () => {
    const emil = entries.find((entry) => entry.candidate.name === 'Emil Farrow');
    const { body } = await ask('GET', `/v1/applications/${emil.applicationId}/interview-kit`);
    const open = body.questions.filter((one: any) => one.purpose === 'open');
    expect(open.length).toBeGreaterThan(3);
    const gains = open.map((one: any) => one.couldGain);
    expect([...gains].sort((a, b) => b - a)).toEqual(gains);
    expect(open.every((one: any) => one.question.length > 10 && one.goodAnswer.length > 10)).toBe(true);
    const { text } = await ask('GET', `/v1/applications/${emil.applicationId}/interview-kit?format=markdown`);
    expect(text).toMatch(/^# Interview: Backend Practice Lead\n\nEmil Farrow\n/);
    expect(text).toContain('A good answer:');
  });

  test('what-if names the fewest verdicts to the next band', async () => {
    const boris = entries.find((entry) => entry.candidate.name === 'Boris Tamarind');
    const { body } = await ask('GET', `/v1/applications/${boris.applicationId}/what-if`);
    expect(body).toMatchObject({ band: boris.band, reachable: true });
    const gained = body.steps.reduce((sum: number, step: any) => sum + step.gain, 0);
    expect(gained).toBeGreaterThanOrEqual(body.missing - 0.01);
    const best = entries[0];
    expect((await ask('GET', `/v1/applications/${best.applicationId}/what-if`)).body).toMatchObject({
      next: null,
      steps: [],
    });
  });

  test('the candidate is told in plain words, without scores, ranks and other people', async () => {
    const [ada] = entries;
    const { body, text } = await ask('GET', `/v1/applications/${ada.applicationId}/explanation/candidate`);
    expect(body.found.length).toBeGreaterThan(5);
    expect(body.rights.length).toBeGreaterThan(2);
    expect(text).not.toMatch(/weight|rank|hidden|"score"/);
    for (const other of ['Brandvoll', 'Farrow', 'Overmars']) expect(text).not.toContain(other);
  });

  test('applications stand side by side', async () => {
    const ids = entries.slice(0, 3).map((entry) => entry.applicationId);
    const { body } = await ask('GET', `${role}/compare?ids=${ids.join(',')}`);
    expect(body.applications.map((one: any) => one.applicationId)).toEqual(ids);
    for (const [index, one] of body.applications.entries()) {
      const sum = body.criteria.reduce((all: number, row: any) => all + row.cells[index].points, 0);
      expect(Math.abs(sum - one.score)).toBeLessThan(0.1);
    }
    const { text } = await ask('GET', `${role}/compare?ids=${ids.join(',')}&format=csv`);
    expect(text.split('\r\n')).toHaveLength(body.criteria.length + body.mustHaves.length + 3);
    // A missed must-have explains a place that points do not.
    const gates = entries.slice(0, 3).map((entry) => entry.gates[0].status);
    expect(body.mustHaves).toMatchObject([{ criterion: 'experience', statuses: gates }]);
    expect(text).toContain('(must-have)');
    expect((await ask('GET', `${role}/compare?ids=${ids[0]}`)).status).toBe(400);
    expect((await ask('GET', `${role}/compare?ids=${ids[0]},none`)).status).toBe(404);
  });
});

test('thresholds: what each would do to decided people; setting them makes a version with its reason', async () => {
  const before = (await whole()).body;
  const [first, second] = before.shortlist;
  for (const [entry, outcome] of [
    [first, 'advance'],
    [second, 'reject'],
  ])
    await ask(
      'POST',
      `/v1/applications/${entry.applicationId}/decisions`,
      JSON.stringify({ outcome, reason: 'As the panel said.' }),
      json,
    );
  const { body: table } = await ask('GET', `${role}/thresholds`);
  expect(table.people).toEqual({ advance: 1, hold: 0, reject: 1 });
  expect(table.bands.strong.thresholds.find((one: any) => one.from === 80)).toMatchObject({ moved: [] });
  const put = (body: unknown) => ask('PUT', `${role}/thresholds`, JSON.stringify(body), json);
  expect((await put({ strong: 60, possible: 60, reason: 'They are the same.' })).body.code).toBe(
    'invalid_role',
  );
  const version = before.role.version + 1;
  const reason = 'The panel takes people from here on.';
  expect(await put({ strong: 85, possible: 55, reason })).toMatchObject({ status: 200, body: { version } });
  const after = await until(
    () => ask('GET', `${role}/shortlist`),
    (answer) => answer.body.role.version === version,
  );
  for (const entry of after.body.shortlist) {
    const gates = entry.gates.map((gate: any) => gate.status);
    const most = gates.includes('not_met') ? 'weak' : gates.includes('unknown') ? 'possible' : 'strong';
    const band = entry.score >= 85 ? 'strong' : entry.score >= 55 ? 'possible' : 'weak';
    const order = ['weak', 'possible', 'strong'];
    expect(entry.band).toBe(order[Math.min(order.indexOf(band), order.indexOf(most))]);
  }
  const { bands } = (await ask('GET', role)).body;
  expect(bands.strong).toEqual({ from: 85, reason });
  expect(bands.possible).toEqual(pack.bands.possible);
  expect(after.body.hints).toEqual(after.body.shortlist.length < 10 ? [] : after.body.hints);
});

test('rereading tries unreadable files again and keeps what people decided', async () => {
  const before = (await whole()).body;
  const files = (
    await service.running.deps.database
      .selectFrom('applications')
      .select('id')
      .where('state', '=', 'unreadable')
      .execute()
  ).length;
  const answer = await ask('POST', `${role}/reread`);
  expect(answer).toMatchObject({ status: 202, body: { roles: 0, unreadable: files } });
  const after = (await whole()).body;
  expect(after.shortlist).toEqual(before.shortlist);
  expect(after.counts).toEqual(before.counts);
  expect(after.shortlist[0].decision.outcome).toBe('advance');
  expect((await ask('POST', '/v1/roles/none/reread')).body.code).toBe('role_not_found');
});
