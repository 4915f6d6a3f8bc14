import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { greenhouse } from '../simulators/greenhouse.ts';
import { type Simulator, simulate } from '../simulators/server.ts';
import { batchFiles, role as pack } from '../support/corpus.ts';
import { startInProcess } from '../support/in-process.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { type S3Server, startS3 } from '../support/s3.ts';
import { askJson, call, until } from '../support/servers.ts';
import { applicationOf, postSigned, signingSecret } from '../support/signed.ts';

/*
 * Every operation of openapi.json, called once as its users would, with the status that it should answer. What answers hold
 * is held to their schemas by the service under test; what they mean is for the tests of each.
 */
let service: Awaited<ReturnType<typeof startInProcess>>;
let ats: Simulator;
let receiver: Receiver;
let store: S3Server;
const called: { operation: string; method: string; path: string }[] = [];

beforeAll(async () => {
  ats = await simulate(greenhouse);
  receiver = await startReceiver();
  store = await startS3({ lists: true });
  service = await startInProcess({ EGRESS_ALLOW: '127.0.0.0/8', FILES_S3: `s3://${store.bucket}` });
});
afterAll(async () => {
  await service.close();
  await ats.close();
  await receiver.close();
  await store.stop();
});

/** Calls an operation and expects a status; gives what it answers, parsed when it is JSON. */
async function step(
  operation: string,
  status: number,
  method: string,
  path: string,
  body?: unknown,
): Promise<any> {
  called.push({ operation, method, path: path.split('?')[0] as string });
  const form = body instanceof FormData;
  const answer = await call(service.url, path, {
    method,
    ...(body === undefined ? {} : { body: form || typeof body === 'string' ? body : JSON.stringify(body) }),
    headers:
      body === undefined || form
        ? {}
        : { 'content-type': typeof body === 'string' ? 'application/yaml' : 'application/json' },
  });
  const text = await answer.text();
  expect(answer.status, `${operation}: ${text.slice(0, 300)}`).toBe(status);
  return /json/.test(answer.headers.get('content-type') ?? '') ? JSON.parse(text) : text;
}

const form = (...files: { name: string; bytes: Uint8Array }[]) => {
  const made = new FormData();
  for (const { name, bytes } of files) made.append('file', new Blob([Buffer.from(bytes)]), name);
  return made;
};
const files = batchFiles('mixed');
const role = '/v1/roles/backend-practice-lead';
const get = (operation: string, path: string, status = 200) => step(operation, status, 'GET', path);
let shortlist: any;

test('roles', async () => {
  await get('listRoles', '/v1/roles');
  await get('getRole', role);
  await step('createRole', 201, 'POST', '/v1/roles', stringify({ ...pack, id: 'another' }));
  await step(
    'replaceRole',
    200,
    'PUT',
    '/v1/roles/another',
    stringify({ ...pack, id: 'another', title: 'Lead' }),
  );
  await step('previewRole', 200, 'POST', `${role}/preview`, stringify(pack));
  await get('findOccupations', '/v1/occupations?q=head%20chef');
  await get('findSkills', '/v1/skills?q=k8s');
  await get('listPractices', '/v1/practices');
  await get('listFields', '/v1/fields');
  await get('getField', '/v1/fields/backend');
  await step('replaceField', 200, 'PUT', '/v1/fields/kitchens', {
    label: 'kitchens',
    isco: ['3434', '5120'],
  });
  await step('removeField', 200, 'DELETE', '/v1/fields/kitchens');
  await get('listRoleVersions', '/v1/roles/another/versions');
  await get('getRoleChanges', '/v1/roles/another/versions/2/changes');
  await step(
    'draftRole',
    200,
    'POST',
    '/v1/roles/draft',
    form({ name: 'ad.txt', bytes: Buffer.from('Backend engineer\n\nRequirements:\n- 5 years of Java') }),
  );
});

test('uploads', async () => {
  const opened = await step(
    'uploadBatch',
    202,
    'POST',
    `${role}/batches?close=false`,
    form(files[0] as never),
  );
  const batch = `/v1/batches/${opened.id}`;
  await step('addFilesToBatch', 202, 'POST', `${batch}/files`, form(...files.slice(1)));
  const [offered] = (await step('offerUploads', 200, 'POST', `${batch}/upload-urls`, { count: 1 })).uploads;
  await fetch(offered.url, { method: 'PUT', body: 'Nothing of anybody.' });
  const named = { uploads: [{ id: offered.id, file: 'direct.txt' }] };
  await step('takeUploads', 202, 'POST', `${batch}/uploaded`, named);
  await step('closeBatch', 200, 'POST', `${batch}/close`);
  await get('streamBatchEvents', `${batch}/events`);
  called.push({ operation: 'streamRoleEvents', method: 'GET', path: `${role}/events` });
  const news = (await call(service.url, `${role}/events`)).body?.getReader();
  expect(new TextDecoder().decode((await news?.read())?.value)).toMatch(
    /^event: changed\ndata: \{"version":1/,
  );
  await news?.cancel();
  await get('getBatch', batch);
  await get('listBatchFiles', `${batch}/files`);
  await get('listBatches', `${role}/batches`);
  const idle = await step('uploadBatch', 202, 'POST', `${role}/batches?close=false`, form());
  await step('cancelBatch', 200, 'POST', `/v1/batches/${idle.id}/cancel`);
  shortlist = await get('getShortlist', `${role}/shortlist`);
  const compact = await get('getCompactShortlist', `${role}/shortlist/compact`);
  expect(await get('getShortlist', `${role}/shortlist?view=compact`)).toEqual(compact);
  expect(compact.shortlist.map((one: any) => one.applicationId)).toEqual(
    shortlist.shortlist.map((one: any) => one.applicationId),
  );
});

test('results and decisions', async () => {
  const [first, second, third] = shortlist.shortlist.map((one: any) => one.applicationId);
  const path = `/v1/applications/${first}`;
  await get('getApplication', path);
  for (const [operation, rest] of Object.entries({
    explainApplication: 'explanation',
    explainField: 'fields/backend',
    explainToCandidate: 'explanation/candidate',
    getInterviewKit: 'interview-kit',
    getWhatIf: 'what-if',
    getDocument: 'document',
    getDocumentText: 'document/text',
    getDocumentPages: 'document/pages',
    getDocumentPage: 'document/pages/1?scale=1',
  }))
    await get(operation, `${path}/${rest}`);
  await get('listMessages', `${role}/messages`);
  await step('writeMessage', 200, 'PUT', `${role}/messages/invitation/en`, {
    words: { subject: 'About {role}', body: '{greeting}\n\nPlease call us.' },
  });
  await step('giveMessages', 200, 'POST', `${role}/messages/invitation/en`, { applicationIds: [first] });
  const { noteId } = await step('writeNote', 201, 'POST', `${path}/notes`, { text: 'To be called.' });
  await get('listNotes', `${path}/notes`);
  await step('removeNote', 204, 'DELETE', `${path}/notes/${noteId}`);
  await step('changeTags', 200, 'PATCH', `${path}/tags`, { add: ['to call'] });
  await get('listTags', `${role}/tags`);
  const kept = await step('keepView', 200, 'PUT', `${role}/views`, { name: 'Strong', query: 'band=strong' });
  await get('listViews', `${role}/views`);
  await step('forgetView', 204, 'DELETE', `${role}/views/${kept.id}`);
  await get('compareApplications', `${role}/compare?ids=${first},${second}`);
  await step('decide', 201, 'POST', `${path}/decisions`, { outcome: 'advance', reason: 'Strong.' });
  const decided = await get('listDecisions', `${path}/decisions`);
  expect(decided.decisions[0]).toMatchObject({ outcome: 'advance', reason: 'Strong.', withdrawnAt: null });
  await step('decideMany', 201, 'POST', `${role}/decisions`, {
    ...{ applicationIds: [second, third], outcome: 'hold', reason: 'To be talked to.' },
  });
  await get('getThresholds', `${role}/thresholds`);
  await step('setThresholds', 200, 'PUT', `${role}/thresholds`, {
    ...{ strong: 80, possible: 45, reason: 'As people have decided so far.' },
  });
  const asked = { applicationIds: [first], note: 'Have a look.' };
  const link = await step('createHandOver', 201, 'POST', `${role}/hand-overs`, asked);
  await get('listHandOvers', `${role}/hand-overs`);
  await step('downloadHandOver', 200, 'POST', `${role}/hand-over.zip`, { applicationIds: [first] });
  await step('revokeHandOver', 204, 'DELETE', `/v1/hand-overs/${link.id}`);
});

test('what people put right', async () => {
  const [first] = shortlist.shortlist;
  const path = `/v1/applications/${first.applicationId}`;
  const { meta } = await get('getApplication', path);
  const answers = [{ question: 'notice-period', value: 30 }];
  await step('answerQuestions', 202, 'POST', `${path}/answers`, { answers });
  const { correctionId } = await step('correctFact', 201, 'POST', `${path}/corrections`, {
    field: 'job.title',
    quote: meta.jobs[0].title.evidence[0].quote,
    was: meta.jobs[0].title.value,
    ...{ becomes: 'Head of Backend', reason: 'As her card says.' },
  });
  await step('withdrawCorrection', 204, 'DELETE', `${path}/corrections/${correctionId}`);
  await step('reviewApplication', 201, 'POST', `${path}/review`, {
    ...{ kind: 'overridden', criterion: 'security', verdict: 'met', reason: 'Showed it to us.' },
  });
  await step('rereadApplication', 202, 'POST', `${path}/reread`, {});
  const [unread] = shortlist.unreadable;
  const file = `/v1/applications/${unread.applicationId}`;
  await step('unlockDocument', 409, 'POST', `${file}/unlock`, { password: 'none' });
  const facts = {
    name: 'Wilhelmina Tapp',
    jobs: [{ title: 'Clerk', company: 'Elsewhere', start: '2010', end: '2011' }],
    skills: [],
  };
  await step('typeFacts', 202, 'POST', `${file}/facts`, { facts, reason: 'Read on paper.' });
  const text = Buffer.from('Nora Newcomer\n\nExperience\n\nBackend Engineer, Acme Ltd\n2015 - 2020\n- Java');
  await step('replaceDocument', 202, 'PUT', `${file}/document`, form({ name: 'cv.txt', bytes: text }));
  // Last: it takes up again what could not be read.
  await step('rereadRole', 202, 'POST', `${role}/reread`);
});

test('systems and receivers', async () => {
  const endpoint = await step('createEndpoint', 201, 'POST', '/v1/webhook-endpoints', { url: receiver.url });
  receiver.secret = endpoint.secret;
  const at = `/v1/webhook-endpoints/${endpoint.id}`;
  await get('listEndpoints', '/v1/webhook-endpoints');
  await get('getEndpoint', at);
  await step('changeEndpoint', 200, 'PATCH', at, { description: 'ours' });
  await step('testEndpoint', 200, 'POST', `${at}/test`);
  const sent = await get('listDeliveries', `${at}/deliveries`);
  const delivery = `${at}/deliveries/${sent.deliveries[0].id}`;
  await get('getDelivery', delivery);
  await step('redeliver', 202, 'POST', `${delivery}/redeliver`);
  await step('recoverDeliveries', 202, 'POST', `${at}/recover`, { since: '2026-01-01T00:00:00Z' });
  await step('rotateEndpointSecret', 201, 'POST', `${at}/rotate-secret`);
  await step('deleteEndpoint', 204, 'DELETE', at);

  await get('listSystems', '/v1/connections/systems');
  const { egress = [], ...wanted } = greenhouse.connection(ats.world.base);
  const made = await step('createConnection', 201, 'POST', '/v1/connections', {
    ...{ system: 'greenhouse', name: 'Greenhouse', egress },
    ...wanted,
  });
  const connection = `/v1/connections/${made.id}`;
  await get('listConnections', '/v1/connections');
  await get('getConnection', connection);
  await step('changeConnection', 200, 'PATCH', connection, { name: 'Ours' });
  await step('addSigningSecret', 201, 'POST', `${connection}/secrets`, { signingSecret: 'another secret' });
  await step('renewHandshake', 202, 'POST', `${connection}/handshake`);
  await step('checkConnection', 200, 'POST', `${connection}/check`);
  await step('mapJob', 200, 'PUT', `${connection}/jobs/901`, { role: 'another' });
  await step('importJob', 202, 'POST', `${connection}/jobs/901/import`);
  await step('unmapJob', 204, 'DELETE', `${connection}/jobs/901`);

  const plain = await step('createConnection', 201, 'POST', '/v1/connections', {
    ...{ system: 'generic', name: 'Ours', signingSecret },
  });
  const event = applicationOf({ application: 'a1', candidate: 'c1' }, 'Robin Traceling');
  called.push({ operation: 'receiveEvent', method: 'POST', path: plain.hookUrl });
  expect((await postSigned(`${service.url}${plain.hookUrl}`, event)).status).toBe(202);
  const parked = await until(
    () => get('listConnectionEvents', `/v1/connections/${plain.id}/events`),
    ({ events }) => events[0]?.state === 'parked',
  );
  await step('replayEvent', 202, 'POST', `/v1/connections/${plain.id}/events/${parked.events[0].id}/replay`);
  await step('deleteConnection', 204, 'DELETE', connection);
});

test('a person’s way round the machine', async () => {
  const { applicationId } = shortlist.shortlist[3];
  const own = `/v1/applications/${applicationId}`;
  await step('chooseScreening', 200, 'PUT', `${own}/screening`, { screening: 'manual', because: 'opt_out' });
  const { contestId } = await step('contestResult', 201, 'POST', `${own}/contests`, {
    ...{ text: 'My years at Harbour were not counted.', receivedOn: '2026-11-20' },
  });
  await get('listContests', `${own}/contests`);
  await step('answerContest', 204, 'POST', `${own}/contests/${contestId}/answer`, {
    ...{ outcome: 'kept', answer: 'They were counted; see the explanation.' },
  });
  await step('writeDemographics', 200, 'PUT', `${role}/demographics`, {
    people: [{ applicationId: 'none', sex: 'female' }],
  });
  await get('getFairness', `${role}/fairness`);
  await step('forgetDemographics', 200, 'DELETE', `${role}/demographics`);
  await get('getRetention', '/v1/retention');
  await step('writeRetention', 200, 'PUT', '/v1/retention', { preset: 'eu' });
  await step('writeRetentionOfRole', 200, 'PUT', `${role}/retention`, { preset: 'us' });
  await step('dropRetentionOfRole', 200, 'DELETE', `${role}/retention`);
  await step('dropRetention', 200, 'DELETE', '/v1/retention');
  const { id: held } = await step('placeHold', 201, 'POST', '/v1/legal-holds', { reason: 'A charge.' });
  await get('listHolds', '/v1/legal-holds');
  await step('releaseHold', 200, 'DELETE', `/v1/legal-holds/${held}`);
  await get('getNoticeSettings', '/v1/notice-settings');
  await step('writeNoticeSettings', 200, 'PUT', '/v1/notice-settings', {
    ...{ employer: 'Example Ltd, 1 Example Street', contact: 'jobs@example.com' },
    words: { en: { retention: 'six months', alternative: 'Write to us, and a person reads it alone.' } },
  });
  await get('getNotice', `${role}/notice`);
});

test('people, keys, the audit and health', async () => {
  const other0 = shortlist.shortlist[1].applicationId;
  const { candidateId } = shortlist.shortlist[2];
  const other = shortlist.shortlist[1].candidateId;
  await get('listMatches', `/v1/candidates/${candidateId}/matches`);
  for (const [operation, method] of [
    ['linkCandidates', 'PUT'],
    ['unlinkCandidates', 'DELETE'],
  ] as const)
    expect(await step(operation, 200, method, `/v1/candidates/${candidateId}/same-as/${other}`)).toEqual({
      changed: true,
    });
  await get('listReads', `/v1/candidates/${candidateId}/reads`);
  await get('exportCandidate', `/v1/candidates/${candidateId}/export`);
  await step('eraseCandidate', 200, 'DELETE', `/v1/candidates/${candidateId}`);
  const decided = await askJson(service.url, 'POST', `/v1/applications/${other0}/decisions`, {
    outcome: 'hold',
    reason: 'Let us wait.',
  });
  await step(
    'withdrawDecision',
    204,
    'DELETE',
    `/v1/applications/${other0}/decisions/${decided.body.decisions[0].decisionId}`,
  );
  await get('getMe', '/v1/me');
  await step('chooseBlind', 409, 'PUT', '/v1/me/blind', { blind: true });
  await step('writeTeam', 200, 'PUT', '/v1/teams/platform', { name: 'Platform', roles: [] });
  await get('listTeams', '/v1/teams');
  const person = await step('invitePerson', 201, 'POST', '/v1/people', {
    ...{ name: 'Grace Person', email: 'grace@example.com', preset: 'hiring_manager', teams: ['platform'] },
  });
  await get('listPeople', '/v1/people');
  await step('changePerson', 200, 'PATCH', `/v1/people/${person.id}`, { disabled: true });
  await step('removeTeam', 204, 'DELETE', '/v1/teams/platform');
  const key = await step('createKey', 201, 'POST', '/v1/api-keys', {
    ...{ owner: 'Ada Key', ownerKind: 'person', preset: 'recruiter' },
  });
  await get('listKeys', '/v1/api-keys');
  await step('revokeKey', 204, 'DELETE', `/v1/api-keys/${key.id}`);
  await get('listAudit', '/v1/audit');
  await get('readMetrics', '/metrics');
  await get('getSystemCard', '/v1/system-card');
  await get('isLive', '/health/live');
  await get('isReady', '/health/ready');
});

test('these were all', async () => {
  const { paths } = (await (await fetch(`${service.url}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { operationId: string }>>;
  };
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({
      id: one.operationId,
      method: method.toUpperCase(),
      path,
    })),
  );
  // Every name is that of the operation which was called.
  const named = ({ method, path }: (typeof called)[number]) =>
    all
      .filter((one) => one.method === method)
      .filter((one) =>
        new RegExp(`^${one.path.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+')}$`).test(path),
      )
      .sort((a, b) => a.path.split('{').length - b.path.split('{').length)[0]?.id;
  expect(called.filter((one) => named(one) !== one.operation)).toEqual([]);
  expect([...new Set(called.map((one) => one.operation))].sort()).toEqual(all.map((one) => one.id).sort());
});
