import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AtsDocument, Inbound } from '#ats/adapter.ts';
import { retryAfter } from '#ats/calls/api.ts';
import { nameInUrl } from '#ats/documents/file-names.ts';
import { newestResume } from '#ats/documents/newest-resume.ts';
import { repeatsKey } from '#ats/events/duplicate-keys.ts';
import { adapterOf, type adapters } from '#ats/index.ts';
import { simulated } from '../simulators/index.ts';
import { makeWorld, type Person } from '../simulators/world.ts';

const adapter = (id: string) => adapterOf(id) as (typeof adapters)[number];
/** Whether a system takes an event for signed. */
const verifier =
  (id: string) =>
  (...given: Parameters<(typeof adapters)[number]['verify']>) =>
    adapter(id).verify(...given) !== null;
const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const person: Person = {
  candidateId: '501',
  applicationId: '701',
  jobId: '901',
  name: 'Robin Example',
  email: 'robin@example.com',
  resume: null,
  answers: [],
  updatedAt: '2026-11-20T10:00:00Z',
};

test('the vector that SmartRecruiters documents', () => {
  const body = '{"job_id":"jid","candidate_id":"cid"}';
  const inbound = (more: Record<string, string> = {}): Inbound => ({
    headers: {
      'smartrecruiters-timestamp': '1574080897',
      'smartrecruiters-signature': 'v1=2e9291f10d44ca10204a4cd81b05d73b6a316b2b605d4e2e0e0b37b40198ce1f',
      'event-id': '123',
      'event-name': 'application.created',
      'event-version': 'v201910',
      link: '<http://smartrecruiters.com/endpoint>; rel=self',
      ...more,
    },
    body: Buffer.from(body),
  });
  const verify = verifier('smartrecruiters');
  const now = 1_574_080_897_000;
  expect(verify(inbound(), ['HeBVky2bccvvkcXPimH8c'], now)).toBe(true);
  expect(verify(inbound(), ['other', 'HeBVky2bccvvkcXPimH8c'], now)).toBe(true);
  for (const more of [{ 'event-id': '124' }, { 'smartrecruiters-timestamp': '1574080898' }, { link: '' }])
    expect(verify(inbound(more), ['HeBVky2bccvvkcXPimH8c'], now)).toBe(false);
  expect(verify(inbound(), ['HeBVky2bccvvkcXPimH8d'], now)).toBe(false);
  expect(verify(inbound(), ['HeBVky2bccvvkcXPimH8c'], now + 25 * 3_600_000)).toBe(false);
});

describe.each(simulated)('$id', (system) => {
  const world = { ...makeWorld(), base: 'https://ats.example.com' };
  const { signingSecret } = system.connection(world.base);
  const verify = verifier(system.id);
  const { read } = adapter(system.id);
  const signed = (kind: 'applied' | 'updated' | 'deleted' = 'applied') => {
    const { headers, body } = system.event(world, kind, person);
    return { headers, body: Buffer.from(body) };
  };

  test('its own signature fits, also beside another secret; another secret does not', () => {
    const event = signed();
    expect(verify(event, [signingSecret], Date.now())).toBe(true);
    expect(verify(event, ['b3RoZXI', signingSecret], Date.now())).toBe(true);
    expect(verify(event, [], Date.now())).toBe(false);
    expect(verify(event, ['b3RoZXI'], Date.now())).toBe(false);
    expect(verify({ headers: {}, body: Buffer.from('{}') }, [signingSecret], Date.now())).toBe(false);
  });

  test('one flipped bit of what is signed fails', () => {
    const event = signed();
    const flip = (bytes: Buffer, bit: number) => {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
      return flipped;
    };
    const ranges = system.signedParts?.(event.body.toString()) ?? [[0, event.body.length]];
    const bits = ranges.flatMap(([from = 0, to = 0]) =>
      Array.from({ length: (to - from) * 8 }, (_, bit) => from * 8 + bit),
    );
    fc.assert(
      fc.property(fc.constantFrom(...bits), (bit) => {
        const body = flip(event.body, bit);
        // Another case of a hexadecimal digit is the same signature.
        if (body.toString('latin1').toLowerCase() === event.body.toString('latin1').toLowerCase()) return;
        expect(verify({ headers: event.headers, body }, [signingSecret], Date.now())).toBe(false);
      }),
      { numRuns: 150 },
    );
    for (const [name, value] of Object.entries(event.headers)) {
      if (!/timestamp|webhook-id|event-id|event-name|signature/.test(name)) continue;
      for (let at = 0; at < value.length; at += 7) {
        const other = value.slice(0, at) + (value[at] === '1' ? '2' : '1') + value.slice(at + 1);
        const headers = { ...event.headers, [name]: other };
        if (system.unsigned?.(name, at)) continue;
        expect(verify({ headers, body: event.body }, [signingSecret], Date.now()), `${name} ${at}`).toBe(
          false,
        );
      }
    }
  });

  test('what is signed with a time is refused when it is old; without a time it fits for good', () => {
    for (const days of [-2, 2])
      expect(verify(signed(), [signingSecret], Date.now() + days * 86_400_000)).toBe(!system.signsTime);
  });

  test('events are read as ids alone; an unknown one, and nonsense, is ignored', () => {
    const notice = read(signed());
    expect(notice.kind).toBe('application');
    expect(Object.values(notice.ids).every((id) => ['501', '701', '901'].includes(id))).toBe(true);
    expect(read(signed('deleted'))).toMatchObject({ kind: 'erase' });
    for (const body of ['', 'nonsense', '[]', 'null', '{"action":{"a":1}}', '{"data":null,"payload":[]}'])
      expect(read({ headers: {}, body: Buffer.from(body) }).kind, body).toBe('ignored');
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(['application', 'erase', 'merge', 'ignored']).toContain(
          read({ headers: {}, body: Buffer.from(text) }).kind,
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('handshakes, pings and tests', () => {
  test('SmartRecruiters gets its secret back from a connection that waits for it, and from no other', () => {
    const { greet } = adapter('smartrecruiters');
    const inbound = { headers: { 'x-hook-secret': 'abc123' }, body: Buffer.alloc(0) };
    expect(greet?.(inbound, { pending: true, secrets: 1 })).toMatchObject({
      status: 200,
      headers: { 'x-hook-secret': 'abc123' },
    });
    expect(greet?.(inbound, { pending: false, secrets: 1 })).toMatchObject({ status: 409, headers: {} });
    const split = { headers: { 'x-hook-secret': 'a\r\nset-cookie: b' }, body: Buffer.alloc(0) };
    expect(greet?.(split, { pending: true, secrets: 1 })?.headers).toEqual({});
  });

  test.each([
    ['ashby', { action: 'ping', data: { webhookActionType: 'applicationSubmit' } }],
    ['recruitee', { test: true }],
    ['merge', { response: 'Success! This URL will be notified.' }],
  ])('%s: its test is answered with 200 before a secret is there', (id, body) => {
    expect(
      adapter(id).greet?.({ headers: {}, body: json(body) }, { pending: true, secrets: 0 })?.status,
    ).toBe(200);
  });

  test('Recruitee without a secret: everything is dropped', () => {
    const greet = adapter('recruitee').greet;
    const event = {
      headers: {},
      body: json({ event_type: 'candidate_deleted', payload: { candidate: { id: 1 } } }),
    };
    expect(greet?.(event, { pending: true, secrets: 0 })?.status).toBe(200);
    expect(greet?.(event, { pending: true, secrets: 1 })).toBeNull();
  });

  test('Greenhouse pings with an action of its own, which is taken and ignored', () => {
    expect(adapter('greenhouse').accepted).toBe(200);
    expect(
      adapter('greenhouse').read({ headers: {}, body: json({ action: 'ping', web_hook_id: 1 }) }).kind,
    ).toBe('ignored');
  });
});

test.each([
  [
    'greenhouse',
    { action: 'candidate_anonymized', payload: { candidate: { id: 5 } } },
    { kind: 'erase', ids: { candidateId: '5' } },
  ],
  [
    'greenhouse',
    { action: 'delete_candidate', payload: { person: { id: 5 } } },
    { kind: 'erase', ids: { candidateId: '5' } },
  ],
  [
    'greenhouse',
    { action: 'delete_application', payload: { application: { id: 7 } } },
    { kind: 'state', state: 'removed', ids: { applicationId: '7' } },
  ],
  [
    'greenhouse',
    { action: 'reject_candidate', payload: { application: { id: 7, candidate: { id: 5 } } } },
    { kind: 'application', ids: { applicationId: '7', candidateId: '5' } },
  ],
  [
    'teamtailor',
    { payload: { event_name: 'job_application.destroy', data: { id: 9 } } },
    { kind: 'state', state: 'removed', ids: { applicationId: '9' } },
  ],
  [
    'workable',
    { id: 'e', event_type: 'candidate_deleted', data: { candidate: { id: 'c' } } },
    { kind: 'erase', ids: { candidateId: 'c' } },
  ],
  [
    'generic',
    { type: 'application.withdrawn', data: { application_id: 'a' } },
    { kind: 'state', state: 'withdrawn' },
  ],
  [
    'generic',
    { type: 'application.deleted', data: { application_id: 'a' } },
    { kind: 'state', state: 'removed' },
  ],
  [
    'ashby',
    { action: 'candidateMerge', data: { deletedCandidate: { id: 'a' }, mergedCandidate: { id: 'b' } } },
    { kind: 'merge', from: 'a', to: 'b' },
  ],
  [
    'ashby',
    { action: 'applicationUpdate', webhookActionId: 'w', data: { application: { id: 'x' } } },
    { kind: 'application', key: 'w applicationUpdate' },
  ],
  [
    'generic',
    { type: 'candidate.merged', data: { from_candidate_id: 'a', to_candidate_id: 'b' } },
    { kind: 'merge', from: 'a', to: 'b' },
  ],
  [
    'generic',
    { application_id: 7, job_id: 'j' },
    { kind: 'application', ids: { applicationId: '7', jobId: 'j' } },
  ],
  [
    'lever',
    { event: 'candidateStageChange', triggeredAt: 1, token: 't', data: {} },
    { kind: 'ignored', why: 'names no opportunity' },
  ],
  ['lever', { event: 'applicationCreated', data: { opportunityId: '../../x' } }, { kind: 'ignored' }],
  [
    'teamtailor',
    { payload: { event_name: 'candidate.destroy', data: { id: 5 } } },
    { kind: 'erase', ids: { candidateId: '5' } },
  ],
  [
    'merge',
    { hook: { event: 'candidate.deleted' }, data: { id: 'c' } },
    { kind: 'erase', ids: { candidateId: 'c' } },
  ],
  [
    'workable',
    { id: 'e', event_type: 'candidate_moved', data: { id: 'c' } },
    { kind: 'application', key: 'e' },
  ],
])('%s reads %j', (id, body, expected) => {
  expect(adapter(id).read({ headers: {}, body: json(body) })).toMatchObject(expected);
});

describe('Teamtailor', () => {
  const payload = { event_name: 'candidate.update', data: { id: '1' } };
  const seconds = 1_790_000_000;
  const of = (signed: string, version = 'v2') =>
    Buffer.from(
      `t=${seconds},${version}=${createHmac('sha256', 'key').update(signed).digest('hex')}`,
    ).toString('base64');
  const verify = (signature: string, body: string, header = true) =>
    verifier('teamtailor')(
      { headers: header ? { 'tt-signature': signature } : {}, body: Buffer.from(body) },
      ['key'],
      seconds * 1000,
    );

  test('the payload as it stands, serialised anew, or the raw body may be signed', () => {
    const spaced = '{ "payload" : {"event_name": "candidate.update", "data": {"id": "1"}},"signature":"x"}';
    expect(verify(of(`${seconds}.{"event_name": "candidate.update", "data": {"id": "1"}}`), spaced)).toBe(
      true,
    );
    expect(verify(of(`${seconds}.${JSON.stringify(payload)}`), spaced)).toBe(true);
    expect(verify(of(`${seconds}.${spaced}`), spaced)).toBe(true);
  });

  test('what is read is what was signed, whatever stands beside it', () => {
    const signed = '{"event_name":"candidate.update","data":{"id":"1"}}';
    const evil = '{"event_name":"candidate.destroy","data":{"id":"2"}}';
    const signature = of(`${seconds}.${signed}`);
    const { verify: bytesOf, read } = adapter('teamtailor');
    for (const body of [
      `{"payload":${signed},"signature":"x","payload":${evil}}`,
      `{"payload":${signed},"signature":"x","event_name":"candidate.destroy","data":{"id":"2"}}`,
      `{"payload":${signed},"signature":"x"}`,
    ]) {
      const inbound = { headers: { 'tt-signature': signature }, body: Buffer.from(body) };
      const bytes = bytesOf(inbound, ['key'], seconds * 1000);
      expect(bytes?.toString()).toBe(signed);
      expect(read({ ...inbound, body: bytes as Buffer })).toMatchObject({
        kind: 'application',
        ids: { candidateId: '1' },
      });
    }
  });

  test('the signature may stand in the body; one that covers an id alone is refused', () => {
    const signature = of(`${seconds}.${JSON.stringify(payload)}`);
    expect(verify('', JSON.stringify({ payload, signature }), false)).toBe(true);
    const old = Buffer.from(createHmac('sha256', 'key').update('1').digest('hex')).toString('base64');
    expect(verify(old, JSON.stringify({ payload, signature: old }))).toBe(false);
  });
});

describe('which document is the résumé', () => {
  const of = (key: string, isResume: boolean, addedAt: string | null, name = key): AtsDocument => ({
    key,
    name,
    isResume,
    addedAt,
    source: { url: 'https://example.com', authorized: false },
  });
  test.each([
    [[of('a', true, '2026-01-01'), of('b', true, '2026-02-01'), of('c', false, '2026-03-01')], 'b'],
    [[of('a', true, null), of('b', true, null)], 'b'],
    [[of('a', false, null, 'cover letter.pdf'), of('b', false, null, 'cv.pdf')], 'b'],
    [[of('a', false, null, 'cover letter.pdf')], undefined],
    [[], undefined],
  ])('%#', (documents, key) => {
    expect(newestResume(documents)?.key).toBe(key);
  });
});

describe('keys that stand twice', () => {
  test.each([
    ['{"a":1,"a":2}', true],
    ['{"a":{"b":1},"c":[{"b":2},{"b":3}]}', false],
    ['{"a":{"b":1,"b":1}}', true],
    ['[{"a":1},{"a":1}]', false],
    ['{"payload":1,"p\\u0061yload":2}', true],
    ['{"a":"\\"a\\":1,","b":"\\\\"}', false],
    ['{"a":"x","b":["a","a"]}', false],
    ['"a"', false],
  ])('%s', (text, expected) => {
    JSON.parse(text);
    expect(repeatsKey(text)).toBe(expected);
  });

  test('what a writer of JSON writes has none; with a key put in again it has', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (value) => {
        const text = JSON.stringify(value);
        expect(repeatsKey(text)).toBe(false);
        const [key] = Object.keys(JSON.parse(text));
        expect(repeatsKey(`${text.slice(0, -1)},${JSON.stringify(key)}:null}`)).toBe(true);
      }),
    );
  });
});

describe('names of files in addresses', () => {
  test.each([
    ['https://example.com/a/R%C3%A9sum%C3%A9.pdf?x=1', 'Résumé.pdf'],
    ['https://example.com/a/R%E9sum%E9%20100%.pdf', 'Résumé 100%.pdf'],
    ['https://example.com/', 'resume'],
    ['nonsense', 'resume'],
    ['https://example.com/%', '%'],
  ])('%s', (url, name) => {
    expect(nameInUrl(url)).toBe(name);
  });
});

test('base64 that is none is no document, and no empty one', async () => {
  const event = (content: string) => ({
    data: { application_id: 'a', job_id: 'j', documents: [{ name: 'cv.pdf', content_base64: content }] },
  });
  const sourceOf = async (content: string) =>
    (await adapter('generic').fetch({} as never, {}, event(content)))[0]?.documents[0]?.source;
  expect(await sourceOf('QWRh')).toEqual({ bytes: Buffer.from('Ada') });
  expect(await sourceOf('QWRh\r\nQWRh')).toEqual({ bytes: Buffer.from('AdaAda') });
  for (const content of ['QWR', 'QW$h', 'data:application/pdf;base64,QWRh', '====', 'QWR_'])
    expect(await sourceOf(content), content).toEqual({ broken: expect.any(String) });
});

test.each([
  ['120', 120],
  ['Wed, 21 Oct 2026 07:28:30 GMT', 30],
  ['Wed, 21 Oct 2020 07:28:00 GMT', 0],
  ['999999999', 86_400],
  ['soon', null],
  [undefined, null],
])('Retry-After %s', (value, seconds) => {
  expect(retryAfter(value, Date.parse('2026-10-21T07:28:00Z'))).toBe(seconds);
});
