/*
 * Recruitee (Tellent): `X-Recruitee-Signature` is HMAC-SHA256 of the raw body in hex. The test at "Verify" comes before a
 * secret can be stored. A placement (candidate × offer) is an application. https://docs.recruitee.com/docs/webhooks
 */
import type { Adapter, AtsApplication, ExternalIds, Notice } from './adapter.ts';
import { at, first, list, parsed, text } from './calls/json.ts';
import { nameInUrl, pathOfUrl } from './documents/file-names.ts';
import { anySigns, bodyIf, bodyKey, hex, mac } from './events/signatures.ts';

const ok = { status: 200, headers: {}, body: '{}' };

export const recruitee: Adapter = {
  id: 'recruitee',
  title: 'Recruitee',
  verified: false,
  settings: [{ name: 'company', needed: true, says: 'company id or subdomain, as in app.recruitee.com/#/…' }],
  credentials: [{ name: 'apiKey', needed: true, says: 'personal API token' }],
  carriesAll: false,
  maxBody: 1024 * 1024,
  perSecond: 5,
  // 202 and 204 are failures to Recruitee.
  accepted: 200,
  hosts: () => ['api.recruitee.com', '*.recruitee.com', '*.amazonaws.com'],
  base: ({ company }) => `https://api.recruitee.com/c/${encodeURIComponent(company ?? '')}`,
  authorize: async ({ apiKey }) => ({
    headers: { authorization: `Bearer ${apiKey}` },
    untilMs: Number.POSITIVE_INFINITY,
  }),
  greet({ body }, { secrets }) {
    if (text(parsed(body), 'test') === 'true') return ok;
    // Without a secret nothing can be told from a forgery: it is dropped.
    return secrets === 0 ? ok : null;
  },
  verify({ headers, body }, secrets) {
    const given = hex(headers['x-recruitee-signature']);
    return bodyIf(
      anySigns(secrets, given, (secret) => mac(secret, body)),
      body,
    );
  },
  read({ body }): Notice {
    const event = parsed(body);
    const key = text(event, 'id') ?? bodyKey(body);
    const type = text(event, 'event_type') ?? '';
    const candidateId = text(event, 'payload.candidate.id');
    const ids = candidateId === null ? {} : { candidateId };
    if (candidateId !== null && type === 'candidate_deleted') return { kind: 'erase', key, ids };
    if (candidateId !== null && /^candidate_(?:created|assigned|moved|disqualified|requalified)$/.test(type))
      return { kind: 'application', key, ids };
    return { kind: 'ignored', key, ids, why: `event ${type.slice(0, 60)}` };
  },
  async fetch(api, ids) {
    const id = ids.candidateId ?? ids.applicationId?.split(':')[0] ?? '';
    const candidate = at(await api.call(`/candidates/${encodeURIComponent(id)}`), 'candidate');
    const url = first(candidate, 'cv_original_url', 'cv_url');
    const documents: AtsApplication['documents'] =
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
          ];
    const answers = [
      ...list(candidate, 'open_question_answers'),
      ...list(candidate, 'grouped_open_question_answers'),
    ];
    return list(candidate, 'placements').flatMap((one): AtsApplication[] => {
      const jobId = text(one, 'offer_id');
      if (jobId === null) return [];
      return [
        {
          applicationId: `${id}:${jobId}`,
          candidateId: id,
          jobId,
          name: text(candidate, 'name'),
          email: text(candidate, 'emails.0'),
          phone: text(candidate, 'phones.0'),
          applied: true,
          state: text(one, 'disqualified_at') === null ? 'active' : 'disqualified',
          toldAt: null,
          documents,
          answers: answers.flatMap((answer) => {
            const question = first(answer, 'question', 'title', 'name', 'question.body');
            const value = first(answer, 'content', 'answer', 'value', 'flag');
            return question === null || value === null ? [] : [{ question, value }];
          }),
        },
      ];
    });
  },
  // Made there, after the test at "Verify".
  makeSecret: null,
  begin: (ms) => new Date(ms).toISOString(),
  async list(api, { jobId, since, page, nowMs }) {
    const offset = Number(page ?? 0);
    const body = await api.call('/candidates', {
      query: { limit: 100, offset, offer_id: jobId, created_after: since },
    });
    const rows = list(body, 'candidates');
    return {
      ids: rows.flatMap((one): ExternalIds[] => {
        const candidateId = text(one, 'id');
        return candidateId === null ? [] : [{ candidateId }];
      }),
      next: rows.length === 100 ? String(offset + 100) : null,
      // There is no list by change: a poll finds new candidates only, so that it looks back a day.
      cursor: new Date(nowMs - 24 * 3_600_000).toISOString(),
    };
  },
  async note(api, { candidateId }, body) {
    await api.call(`/candidates/${encodeURIComponent(candidateId)}/notes`, { json: { note: { body } } });
  },
};
