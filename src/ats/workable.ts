/*
 * Workable: `X-Workable-Signature` is HMAC-SHA256 of the raw body, in hex (base64 is accepted too). A candidate of Workable
 * belongs to one job: its id is the application's. https://workable.readme.io/reference
 */
import type { AtsState } from '#domain/people/profiles.ts';
import type { Adapter, AtsApplication, ExternalIds, Notice } from './adapter.ts';
import { at, first, list, parsed, text } from './calls/json.ts';
import { overlap } from './calls/listing.ts';
import { pathOfUrl } from './documents/file-names.ts';
import { anySigns, base64, bodyIf, bodyKey, hex, mac, randomSecret } from './events/signatures.ts';

export const workable: Adapter = {
  id: 'workable',
  title: 'Workable',
  verified: false,
  settings: [
    { name: 'subdomain', needed: true, says: 'the account: <subdomain>.workable.com' },
    { name: 'memberId', needed: false, says: 'id of the member that notes are written as (GET /members)' },
  ],
  credentials: [
    { name: 'apiKey', needed: true, says: 'access token with r_candidates; w_comments for notes' },
  ],
  carriesAll: false,
  maxBody: 1024 * 1024,
  perSecond: 1,
  accepted: 200,
  hosts: ({ subdomain }) => [`${subdomain}.workable.com`, '*.workable.com', '*.amazonaws.com'],
  base: ({ subdomain }) => `https://${subdomain}.workable.com/spi/v3`,
  authorize: async ({ apiKey }) => ({
    headers: { authorization: `Bearer ${apiKey}` },
    untilMs: Number.POSITIVE_INFINITY,
  }),
  verify({ headers, body }, secrets) {
    const given = headers['x-workable-signature'];
    return bodyIf(
      anySigns(secrets, hex(given) ?? base64(given), (secret) => mac(secret, body)),
      body,
    );
  },
  read({ body }): Notice {
    const event = parsed(body);
    const key = text(event, 'id') ?? bodyKey(body);
    const type = text(event, 'event_type') ?? '';
    // A deletion names the candidate alone.
    const id = first(event, 'data.id', 'data.candidate.id', 'candidate.id', 'resource_id');
    const ids = id === null ? {} : { applicationId: id, candidateId: id };
    if (id !== null && type === 'candidate_deleted') return { kind: 'erase', key, ids };
    if (id !== null && (type === 'candidate_created' || type === 'candidate_moved'))
      return { kind: 'application', key, ids };
    return { kind: 'ignored', key, ids, why: `event ${type.slice(0, 60)}` };
  },
  async fetch(api, ids) {
    const id = ids.applicationId ?? ids.candidateId ?? '';
    const body = await api.call(`/candidates/${encodeURIComponent(id)}`);
    const candidate = at(body, 'candidate');
    const jobId = text(candidate, 'job.shortcode');
    if (jobId === null) return [];
    const url = text(candidate, 'resume_url');
    const name = text(candidate, 'resume_metadata.filename') ?? 'resume.pdf';
    const questions = await questionsOf(list(candidate, 'answers'), () =>
      api.call(`/jobs/${encodeURIComponent(jobId)}/questions`).catch(() => null),
    );
    return [
      {
        applicationId: id,
        candidateId: id,
        jobId,
        name: text(candidate, 'name'),
        email: text(candidate, 'email'),
        phone: text(candidate, 'phone'),
        applied: text(candidate, 'sourced') !== 'true' && text(candidate, 'anonymized') !== 'true',
        state: stateOf(candidate),
        toldAt: null,
        documents:
          url === null
            ? []
            : [
                {
                  key: `${name} ${pathOfUrl(url)}`,
                  name,
                  isResume: true,
                  addedAt: null,
                  source: { url, authorized: false },
                },
              ],
        answers: questions,
      },
    ];
  },
  makeSecret: randomSecret,
  begin: (ms) => new Date(ms).toISOString(),
  async list(api, { jobId, since, page, nowMs }) {
    const body =
      page === null
        ? await api.call('/candidates', { query: { limit: 100, shortcode: jobId, updated_after: since } })
        : await api.call(page);
    return {
      ids: list(body, 'candidates').flatMap((one): ExternalIds[] => {
        const applicationId = text(one, 'id');
        return applicationId === null ? [] : [{ applicationId }];
      }),
      next: text(body, 'paging.next'),
      cursor: overlap(nowMs),
    };
  },
  async note(api, { applicationId }, body, { memberId }) {
    await api.call(`/candidates/${encodeURIComponent(applicationId)}/comments`, {
      json: { member_id: memberId, comment: { body, policy: ['simple'] } },
    });
  },
};

/** One who withdrew is disqualified there, for that reason. */
function stateOf(candidate: unknown): AtsState {
  if (text(candidate, 'withdrew') === 'true') return 'withdrawn';
  if (text(candidate, 'disqualified') !== 'true') return 'active';
  return /withdr[ae]w/i.test(text(candidate, 'disqualification_reason') ?? '') ? 'withdrawn' : 'disqualified';
}

/** Answers in either form that is seen: flat with the key of the question, or nested with its words. */
async function questionsOf(
  answers: unknown[],
  ask: () => Promise<unknown>,
): Promise<AtsApplication['answers']> {
  const needed = answers.some(
    (one) => text(one, 'question.body') === null && text(one, 'question_key') !== null,
  );
  const words = new Map(
    (needed ? list(await ask(), 'questions') : []).map((one) => [text(one, 'id'), text(one, 'body')]),
  );
  return answers.flatMap((one) => {
    const question = text(one, 'question.body') ?? words.get(text(one, 'question_key')) ?? null;
    const own = at(one, 'answer') ?? one;
    const value =
      first(own, 'body', 'checked', 'date', 'value', 'number') ?? (list(own, 'choices').join(', ') || null);
    return question === null || value === null ? [] : [{ question, value }];
  });
}
