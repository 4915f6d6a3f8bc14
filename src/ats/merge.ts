/*
 * Merge (one API for many ATS): `X-Merge-Webhook-Signature` is HMAC-SHA256 of the raw body in base64url. Two lists of event
 * names are in use, both are taken. https://docs.merge.dev/ats, https://docs.merge.dev/basics/webhooks/merge-webhooks
 */
import type { Adapter, AtsApplication, Notice } from './adapter.ts';
import type { AtsApi } from './calls/api.ts';
import { list, parsed, text } from './calls/json.ts';
import { applicationIds, overlap } from './calls/listing.ts';
import { anySigns, base64, bodyIf, bodyKey, mac, randomSecret } from './events/signatures.ts';

export const merge: Adapter = {
  id: 'merge',
  title: 'Merge',
  verified: false,
  settings: [
    { name: 'region', needed: false, says: 'us (usual), eu or ap' },
    { name: 'remoteUserId', needed: false, says: 'id of the user that notes are written as' },
  ],
  credentials: [
    { name: 'apiKey', needed: true, says: 'production access key' },
    { name: 'accountToken', needed: true, says: 'token of the linked account' },
  ],
  carriesAll: false,
  maxBody: 1024 * 1024,
  perSecond: 1.5,
  accepted: 200,
  hosts: () => ['api.merge.dev', 'api-eu.merge.dev', 'api-ap.merge.dev', '*.merge.dev', '*.amazonaws.com'],
  base: ({ region }) =>
    `https://api${region === 'eu' || region === 'ap' ? `-${region}` : ''}.merge.dev/api/ats/v1`,
  authorize: async ({ apiKey, accountToken }) => ({
    headers: { authorization: `Bearer ${apiKey}`, 'x-account-token': accountToken ?? '' },
    untilMs: Number.POSITIVE_INFINITY,
  }),
  greet({ body }) {
    // Its "Send test" has no event.
    const event = parsed(body);
    return text(event, 'hook.event') === null && text(event, 'response') !== null
      ? { status: 200, headers: {}, body: '{}' }
      : null;
  },
  verify({ headers, body }, secrets) {
    const given = base64(headers['x-merge-webhook-signature']);
    return bodyIf(
      anySigns(secrets, given, (secret) => mac(secret, body)),
      body,
    );
  },
  read({ body }): Notice {
    const event = parsed(body);
    const key = bodyKey(body);
    const name = (text(event, 'hook.event') ?? '').toLowerCase().replaceAll('_', '');
    const id = text(event, 'data.id');
    if (id === null) return { kind: 'ignored', key, ids: {}, why: `event ${name.slice(0, 60)}` };
    if (/^candidate\.(?:removed|deleted)$/.test(name))
      return { kind: 'erase', key, ids: { candidateId: id } };
    if (/^application\.(?:removed|deleted)$/.test(name))
      return { kind: 'state', key, ids: { applicationId: id }, state: 'removed' };
    if (/^application\.(?:added|created|changed|updated)$/.test(name)) {
      const candidateId = text(event, 'data.candidate');
      return {
        kind: 'application',
        key,
        ids: { applicationId: id, ...(candidateId === null ? {} : { candidateId }) },
      };
    }
    if (/^candidate\.(?:changed|updated)$/.test(name))
      return { kind: 'application', key, ids: { candidateId: id } };
    return { kind: 'ignored', key, ids: {}, why: `event ${name.slice(0, 60)}` };
  },
  async fetch(api, ids) {
    const applications =
      ids.applicationId !== undefined
        ? [ids.applicationId]
        : list(
            await api.call(`/candidates/${encodeURIComponent(ids.candidateId ?? '')}`),
            'applications',
          ).flatMap((one) => (typeof one === 'string' ? one : (text(one, 'id') ?? [])));
    const found: AtsApplication[] = [];
    for (const id of applications) found.push(...(await applicationOf(api, id)));
    return found;
  },
  makeSecret: randomSecret,
  begin: (ms) => new Date(ms).toISOString(),
  async list(api, { jobId, since, page, nowMs }) {
    const body = await api.call('/applications', {
      query: { page_size: 100, job_id: jobId, modified_after: since, cursor: page },
    });
    return {
      ids: applicationIds(list(body, 'results')),
      next: text(body, 'next'),
      cursor: overlap(nowMs),
    };
  },
  async note(api, { candidateId }, body, { remoteUserId }) {
    await api.call('/activities', {
      json: {
        model: {
          candidate: candidateId,
          activity_type: 'NOTE',
          subject: 'Prescreen',
          body,
          visibility: 'PRIVATE',
        },
        remote_user_id: remoteUserId,
      },
    });
  },
};

async function applicationOf(api: AtsApi, id: string): Promise<AtsApplication[]> {
  const one = await api.call(`/applications/${encodeURIComponent(id)}`, {
    query: { expand: 'screening_question_answers,screening_question_answers.question' },
  });
  const [candidateId, jobId] = [text(one, 'candidate'), text(one, 'job')];
  if (candidateId === null || jobId === null) return [];
  const person = await api.call(`/candidates/${encodeURIComponent(candidateId)}`);
  const attachments = list(
    await api.call('/attachments', { query: { candidate_id: candidateId } }),
    'results',
  );
  return [
    {
      applicationId: id,
      candidateId,
      jobId,
      name: [text(person, 'first_name'), text(person, 'last_name')].filter(Boolean).join(' ') || null,
      email: text(person, 'email_addresses.0.value'),
      phone: text(person, 'phone_numbers.0.value'),
      applied: text(one, 'remote_was_deleted') !== 'true',
      state: text(one, 'rejected_at') === null ? 'active' : 'rejected',
      toldAt: null,
      documents: attachments.flatMap((file): AtsApplication['documents'] => {
        const [key, url] = [text(file, 'id'), text(file, 'file_url')];
        if (key === null || url === null) return [];
        return [
          {
            key,
            name: text(file, 'file_name') ?? 'resume',
            isResume: text(file, 'attachment_type') === 'RESUME',
            addedAt: text(file, 'remote_created_at') ?? text(file, 'created_at'),
            source: { url, authorized: false },
          },
        ];
      }),
      answers: list(one, 'screening_question_answers').flatMap((answer) => {
        const question = text(answer, 'question.title') ?? text(answer, 'question');
        const value = text(answer, 'answer');
        return question === null || value === null ? [] : [{ question, value }];
      }),
    },
  ];
}
