/*
 * Lever: `signature` in the body is HMAC-SHA256 of `token + triggeredAt`, so that nothing else of the body is authenticated:
 * ids alone are taken from it and everything is read again. https://hire.lever.co/developer/documentation
 */
import type { Adapter, AtsApplication, ExternalIds, Notice } from './adapter.ts';
import { list, parsed, text } from './calls/json.ts';
import { anySigns, bodyIf, bodyKey, hex, isNear, mac, randomSecret } from './events/signatures.ts';

const day = 24 * 3_600_000;
const applies = ['applicationCreated', 'candidateStageChange', 'candidateArchiveChange', 'candidateHired'];
const anId = /^[\w-]{1,100}$/;

export const lever: Adapter = {
  id: 'lever',
  title: 'Lever',
  verified: false,
  settings: [{ name: 'performAs', needed: false, says: 'Lever user id that notes are written as' }],
  credentials: [
    { name: 'apiKey', needed: true, says: 'API key with resumes:read:admin; notes:write:admin for notes' },
  ],
  carriesAll: false,
  confirmErasure: true,
  maxBody: 256 * 1024,
  perSecond: 8,
  accepted: 200,
  hosts: () => ['api.lever.co', 'api.sandbox.lever.co', '*.lever.co'],
  base: () => 'https://api.lever.co/v1',
  authorize: async ({ apiKey }) => ({
    headers: { authorization: `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}` },
    untilMs: Number.POSITIVE_INFINITY,
  }),
  verify({ body }, secrets, nowMs) {
    const event = parsed(body);
    const [token, triggeredAt] = [text(event, 'token'), text(event, 'triggeredAt')];
    if (token === null || triggeredAt === null || !isNear(Number(triggeredAt), nowMs, day)) return null;
    const given = hex(text(event, 'signature') ?? undefined);
    return bodyIf(
      anySigns(secrets, given, (secret) => mac(secret, `${token}${triggeredAt}`)),
      body,
    );
  },
  read({ body }): Notice {
    const event = parsed(body);
    const name = text(event, 'event') ?? '';
    const opportunity = text(event, 'data.opportunityId') ?? text(event, 'data.candidateId');
    const key =
      opportunity === null
        ? bodyKey(body)
        : `${name} ${opportunity} ${text(event, 'triggeredAt')}`.slice(0, 200);
    // Tests of a connection are signed and name nobody.
    if (opportunity === null || !anId.test(opportunity))
      return { kind: 'ignored', key, ids: {}, why: 'names no opportunity' };
    // The body is not signed: what is deleted is asked for again before anybody is erased.
    const ids = { candidateId: opportunity };
    if (name === 'candidateDeleted') return { kind: 'erase', key, ids };
    if (applies.includes(name)) return { kind: 'application', key, ids };
    return { kind: 'ignored', key, ids, why: `event ${name.slice(0, 60)}` };
  },
  async fetch(api, ids) {
    const opportunity = ids.candidateId ?? ids.applicationId ?? '';
    const path = `/opportunities/${encodeURIComponent(opportunity)}`;
    const person = (await api.call(path)) as { data?: unknown };
    const applications = list(await api.call(`${path}/applications`), 'data');
    const resumes = list(await api.call(`${path}/resumes`), 'data');
    const base = api.settings.apiBase ?? 'https://api.lever.co/v1';
    const documents = resumes.flatMap((one): AtsApplication['documents'] => {
      const id = text(one, 'id');
      if (id === null) return [];
      return [
        {
          key: id,
          name: text(one, 'file.name') ?? 'resume',
          isResume: true,
          addedAt: text(one, 'createdAt')?.padStart(16, '0') ?? null,
          source: { url: `${base}${path}/resumes/${encodeURIComponent(id)}/download`, authorized: true },
        },
      ];
    });
    return applications.flatMap((one): AtsApplication[] => {
      const [id, posting] = [text(one, 'id'), text(one, 'posting')];
      if (id === null || posting === null) return [];
      return [
        {
          applicationId: id,
          candidateId: opportunity,
          jobId: posting,
          name: text(person, 'data.name'),
          email: text(person, 'data.emails.0'),
          phone: text(person, 'data.phones.0.value'),
          applied: text(person, 'data.isAnonymized') !== 'true',
          // Why it was archived is an id of the customer's own.
          state: text(person, 'data.archived.archivedAt') === null ? 'active' : 'archived',
          toldAt: null,
          documents,
          answers: list(one, 'customQuestions').flatMap((form) =>
            list(form, 'fields').flatMap((field) => {
              const value = text(field, 'value') ?? (list(field, 'value').join(', ') || null);
              const question = text(field, 'text');
              return question === null || value === null ? [] : [{ question, value }];
            }),
          ),
        },
      ];
    });
  },
  makeSecret: randomSecret,
  begin: String,
  async list(api, { jobId, since, page, nowMs }) {
    const body = await api.call('/opportunities', {
      query: { limit: 100, posting_id: jobId, updated_at_start: since, offset: page },
    });
    return {
      ids: list(body, 'data').flatMap((one): ExternalIds[] => {
        const candidateId = text(one, 'id');
        return candidateId === null ? [] : [{ candidateId }];
      }),
      next: text(body, 'hasNext') === 'true' ? text(body, 'next') : null,
      cursor: String(nowMs - 600_000),
    };
  },
  async note(api, { candidateId }, value, { performAs }) {
    await api.call(`/opportunities/${encodeURIComponent(candidateId)}/notes`, {
      query: { perform_as: performAs ?? null },
      json: { value },
    });
  },
};
