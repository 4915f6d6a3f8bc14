/*
 * Teamtailor: `TT-Signature` (or `signature` in the body) is base64 of `t=<seconds>,v2=<hex>` over `t.` and the payload. The
 * vendor signs the payload serialised anew, one client saw the raw body: each form is tried. Version 1 signs nothing but an
 * id and is refused. https://partner.teamtailor.com/company_webhooks, https://docs.teamtailor.com
 */
import type { Adapter, AtsApplication, Notice } from './adapter.ts';
import type { AtsApi } from './calls/api.ts';
import { at, first, list, parsed, text } from './calls/json.ts';
import { applicationIds, overlap } from './calls/listing.ts';
import { nameInUrl, pathOfUrl } from './documents/file-names.ts';
import { anySigns, bodyKey, hex, isNear, mac, randomSecret } from './events/signatures.ts';

const fiveMinutes = 5 * 60_000;

export const teamtailor: Adapter = {
  id: 'teamtailor',
  title: 'Teamtailor',
  verified: false,
  settings: [
    {
      name: 'userId',
      needed: false,
      says: 'id of the Teamtailor user that notes are written as (GET /v1/users)',
    },
    { name: 'region', needed: false, says: 'eu (usual), na or au' },
  ],
  credentials: [{ name: 'apiKey', needed: true, says: 'Admin API key with read; write for notes' }],
  carriesAll: false,
  maxBody: 1024 * 1024,
  perSecond: 4,
  accepted: 200,
  hosts: () => ['*.teamtailor.com', '*.teamtailor-cdn.com', '*.amazonaws.com'],
  base: ({ region }) =>
    `https://api.${region === 'na' || region === 'au' ? `${region}.` : ''}teamtailor.com/v1`,
  authorize: async ({ apiKey }) => ({
    headers: {
      authorization: `Token token=${apiKey}`,
      'x-api-version': '20240904',
      accept: 'application/vnd.api+json',
    },
    untilMs: Number.POSITIVE_INFINITY,
  }),
  verify({ headers, body }, secrets, nowMs) {
    const event = parsed(body);
    const given = headers['tt-signature'] ?? text(event, 'signature') ?? '';
    const [, time, digest] =
      /^t=(\d{1,12}),\s*v2=([0-9a-f]{64})$/i.exec(Buffer.from(given, 'base64').toString('latin1')) ?? [];
    if (time === undefined || !isNear(Number(time) * 1000, nowMs, fiveMinutes)) return null;
    const payload = Buffer.from(JSON.stringify(at(event, 'payload')) ?? '');
    const signed = (form: Buffer) =>
      anySigns(secrets, hex(digest), (secret) => mac(secret, `${time}.`, form));
    // What is read is the very text that was signed: a second payload beside it is not.
    const form = [payloadText(body), payload, body].find(signed);
    return form ?? null;
  },
  read({ body }): Notice {
    const event = parsed(body);
    const name = first(event, 'payload.event_name', 'event_name') ?? '';
    const id = first(event, 'payload.data.id', 'data.id');
    const changed = first(
      event,
      ...['payload.', ''].flatMap((where) => [
        `${where}data.attributes.updated-at`,
        `${where}data.attributes.updated_at`,
      ]),
    );
    const key = id === null || changed === null ? bodyKey(body) : `${name} ${id} ${changed}`.slice(0, 200);
    if (id === null || !/^[\w-]{1,100}$/.test(id))
      return { kind: 'ignored', key, ids: {}, why: 'names nobody' };
    if (name === 'candidate.destroy') return { kind: 'erase', key, ids: { candidateId: id } };
    if (name === 'job_application.destroy')
      return { kind: 'state', key, ids: { applicationId: id }, state: 'removed' };
    if (/^job_application\.(?:create|update)$/.test(name)) {
      const path = 'data.relationships.candidate.data.id';
      const candidateId = first(event, `payload.${path}`, path);
      return {
        kind: 'application',
        key,
        ids: { applicationId: id, ...(candidateId === null ? {} : { candidateId }) },
      };
    }
    if (/^candidate\.(?:create|update)$/.test(name))
      return { kind: 'application', key, ids: { candidateId: id } };
    return { kind: 'ignored', key, ids: {}, why: `event ${name.slice(0, 60)}` };
  },
  async fetch(api, ids) {
    const applications =
      ids.applicationId !== undefined
        ? [ids.applicationId]
        : list(
            await api.call(`/candidates/${encodeURIComponent(ids.candidateId ?? '')}`, {
              query: { include: 'job-applications' },
            }),
            'data.relationships.job-applications.data',
          ).flatMap((one) => text(one, 'id') ?? []);
    const found: AtsApplication[] = [];
    for (const id of applications) found.push(...(await applicationOf(api, id)));
    return found;
  },
  makeSecret: randomSecret,
  begin: (ms) => new Date(ms).toISOString(),
  async list(api, { jobId, since, page, nowMs }) {
    const body =
      page !== null
        ? await api.call(page)
        : await api.call('/job-applications', {
            query: {
              'page[size]': 30,
              'filter[created-at][from]': since,
              'filter[job]': jobId,
            },
          });
    return {
      ids: applicationIds(list(body, 'data')),
      next: text(body, 'links.next'),
      cursor: overlap(nowMs),
    };
  },
  async note(api, { candidateId }, note, { userId }) {
    await api.call('/notes', {
      json: {
        data: {
          type: 'notes',
          attributes: { note },
          relationships: {
            candidate: { data: { id: candidateId, type: 'candidates' } },
            ...(userId === undefined ? {} : { user: { data: { id: userId, type: 'users' } } }),
          },
        },
      },
    });
  },
};

/** The bytes of the value of `payload`, as they stand in the body. */
function payloadText(body: Buffer): Buffer {
  const raw = body.toString('utf8');
  const begin = /^\s*\{\s*"payload"\s*:\s*/.exec(raw)?.[0].length;
  const end = raw.lastIndexOf(',"signature"');
  return Buffer.from(begin === undefined || end < begin ? '' : raw.slice(begin, end));
}

async function applicationOf(api: AtsApi, id: string): Promise<AtsApplication[]> {
  const body = await api.call(`/job-applications/${encodeURIComponent(id)}`, {
    query: { include: 'candidate,job' },
  });
  const candidateId = text(body, 'data.relationships.candidate.data.id');
  const jobId = text(body, 'data.relationships.job.data.id');
  if (candidateId === null || jobId === null) return [];
  // Addresses of résumés live for seconds: the candidate is read again for a fresh one.
  const person = await api.call(`/candidates/${encodeURIComponent(candidateId)}`);
  const own = (name: string) => text(person, `data.attributes.${name}`);
  const url = own('original-resume') ?? own('resume');
  const answers = await api
    .call(`/candidates/${encodeURIComponent(candidateId)}/answers`, { query: { include: 'question' } })
    .catch(() => null);
  const questions = new Map(
    list(answers, 'included').map((one) => [text(one, 'id'), text(one, 'attributes.title')]),
  );
  return [
    {
      applicationId: id,
      candidateId,
      jobId,
      name: [own('first-name'), own('last-name')].filter(Boolean).join(' ') || null,
      email: own('email'),
      phone: own('phone'),
      applied: own('sourced') !== 'true',
      state: text(body, 'data.attributes.rejected-at') === null ? 'active' : 'rejected',
      toldAt: null,
      documents:
        url === null
          ? []
          : [
              {
                key: pathOfUrl(url),
                name: nameInUrl(url),
                isResume: true,
                addedAt: null,
                source: { url, authorized: false },
              },
            ],
      answers: list(answers, 'data').flatMap((one) => {
        const question = questions.get(text(one, 'relationships.question.data.id')) ?? null;
        const value = first(
          one,
          'attributes.text',
          'attributes.range',
          'attributes.date',
          'attributes.boolean',
        );
        return question === null || value === null ? [] : [{ question, value }];
      }),
    },
  ];
}
