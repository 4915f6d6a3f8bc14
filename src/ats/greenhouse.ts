/*
 * Greenhouse Recruiting: `Signature: sha256 <hex>` over the raw body, `Greenhouse-Event-ID` for repeats; Harvest v3 when the
 * connection has a client, else the event itself, whose attachments can be fetched for seven days.
 * https://developers.greenhouse.io/webhooks.html, https://harvestdocs.greenhouse.io
 */
import type { AtsState } from '#domain/people/profiles.ts';
import type { Adapter, AtsApplication, AtsDocument, ExternalIds, Notice } from './adapter.ts';
import { AtsFailure } from './calls/api.ts';
import { first, list, parsed, text } from './calls/json.ts';
import { overlap } from './calls/listing.ts';
import { pathOfUrl } from './documents/file-names.ts';
import { anySigns, bodyIf, bodyKey, hex, mac, randomSecret } from './events/signatures.ts';

const applies = [
  'new_candidate_application',
  'application_updated',
  'candidate_stage_change',
  'update_candidate',
  'new_prospect_application',
  'reject_candidate',
  'unreject_candidate',
];

export const greenhouse: Adapter = {
  id: 'greenhouse',
  title: 'Greenhouse',
  verified: false,
  settings: [
    { name: 'userId', needed: false, says: 'Greenhouse user id of a Site Admin, as whom the API is called' },
  ],
  credentials: [
    { name: 'clientId', needed: false, says: 'client id of a Harvest v3 (OAuth) credential' },
    { name: 'clientSecret', needed: false, says: 'its client secret' },
  ],
  carriesAll: false,
  deletesOnMerge: true,
  maxBody: 4 * 1024 * 1024,
  perSecond: 4,
  // "Non HTTP 200" is a failure to Greenhouse.
  accepted: 200,
  hosts: () => ['auth.greenhouse.io', 'harvest.greenhouse.io', '*.greenhouse.io', '*.amazonaws.com'],
  base: () => 'https://harvest.greenhouse.io/v3',
  async authorize(credentials, settings, send, nowMs) {
    const id = `${credentials.clientId}:${credentials.clientSecret}`;
    const base =
      settings.apiBase === undefined ? 'https://auth.greenhouse.io' : new URL(settings.apiBase).origin;
    const user = settings.userId === undefined ? '' : `&sub=${encodeURIComponent(settings.userId)}`;
    const answer = await send({
      url: `${base}/token`,
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(id).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: `grant_type=client_credentials${user}`,
    });
    if (!answer.ok) throw new AtsFailure('later', answer.message);
    const token = text(parsed(answer.body), 'access_token');
    if (answer.status >= 500 || answer.status === 429)
      throw new AtsFailure('later', `token: ${answer.status}`);
    if (token === null) throw new AtsFailure('no_access', `the client is refused (${answer.status})`);
    const body = parsed(answer.body);
    const until = Date.parse(text(body, 'expires_at') ?? '');
    const seconds = Number(text(body, 'expires_in') ?? 3600);
    const untilMs = Number.isNaN(until) ? nowMs + seconds * 1000 : until;
    return { headers: { authorization: `Bearer ${token}` }, untilMs: untilMs - 60_000 };
  },
  verify({ headers, body }, secrets) {
    const [, digest] = /^sha256 ([0-9a-f]{64})$/i.exec(headers.signature ?? '') ?? [];
    return bodyIf(
      anySigns(secrets, hex(digest), (secret) => mac(secret, body)),
      body,
    );
  },
  read({ headers, body }): Notice {
    const event = parsed(body);
    const key = headers['greenhouse-event-id'] ?? bodyKey(body);
    const action = text(event, 'action') ?? '';
    if (action === 'delete_candidate' || action === 'candidate_anonymized') {
      const candidateId = first(event, 'payload.person.id', 'payload.candidate.id');
      if (candidateId !== null) return { kind: 'erase', key, ids: { candidateId } };
    }
    if (action === 'merge_candidate') {
      const to = first(event, 'payload.candidate.id', 'payload.primary_candidate.id');
      const from = first(event, 'payload.merged_candidate.id', 'payload.secondary_candidate.id');
      if (to !== null && from !== null) return { kind: 'merge', key, ids: {}, from, to };
    }
    const applicationId = text(event, 'payload.application.id');
    const candidateId = first(event, 'payload.application.candidate.id', 'payload.candidate.id');
    const ids = {
      ...(applicationId === null ? {} : { applicationId }),
      ...(candidateId === null ? {} : { candidateId }),
    };
    // The application is deleted there, the person is not.
    if (action === 'delete_application' && applicationId !== null)
      return { kind: 'state', key, ids, state: 'removed' };
    if (applies.includes(action) && (applicationId !== null || candidateId !== null))
      return { kind: 'application', key, ids };
    return { kind: 'ignored', key, ids, why: `action ${action.slice(0, 60)}` };
  },
  async fetch(api, ids, event) {
    if (!api.open) return ofEvent(event);
    const query: Record<string, string> = ids.applicationId
      ? { ids: ids.applicationId }
      : { candidate_ids: ids.candidateId ?? '' };
    const found: AtsApplication[] = [];
    for (const one of list(await api.call('/applications', { query }), '')) {
      const [applicationId, candidateId] = [text(one, 'id'), text(one, 'candidate_id')];
      const jobId = text(one, 'job_id');
      if (applicationId === null || candidateId === null || jobId === null) continue;
      const [person] = list(await api.call('/candidates', { query: { ids: candidateId } }), '');
      const attachments = await api.call('/attachments', { query: { application_ids: applicationId } });
      found.push({
        applicationId,
        candidateId,
        jobId,
        ...personOf(person),
        applied: text(one, 'prospect') !== 'true',
        state: stateOf(one),
        toldAt: null,
        documents: list(attachments, '').flatMap(documentOf),
        answers: list(one, 'answers').flatMap((answer) => {
          const [question, value] = [text(answer, 'question'), text(answer, 'answer')];
          return question === null || value === null ? [] : [{ question, value }];
        }),
      });
    }
    return found;
  },
  makeSecret: randomSecret,
  begin: (ms) => new Date(ms).toISOString(),
  async list(api, { jobId, since, page, nowMs }) {
    // A cursor is the only query parameter of a following page.
    const query: Record<string, string | number | null> =
      page !== null
        ? { cursor: page }
        : {
            per_page: 500,
            job_ids: jobId,
            updated_at: since === null ? null : `gte|${since}`,
          };
    const { body, headers } = await api.callFull('/applications', { query });
    const next = /<([^>]+)>;\s*rel="?next"?/.exec(headers.link ?? '')?.[1];
    return {
      ids: list(body, '').flatMap((one): ExternalIds[] => {
        const applicationId = text(one, 'id');
        return applicationId === null ? [] : [{ applicationId }];
      }),
      next:
        next === undefined ? null : new URL(next, 'https://harvest.greenhouse.io').searchParams.get('cursor'),
      cursor: overlap(nowMs),
    };
  },
  async note(api, ids, body) {
    await api.call('/notes', {
      json: {
        candidate_id: Number(ids.candidateId),
        application_id: Number(ids.applicationId),
        body,
        visibility: 'admin_only',
        note_type: 'NOTE',
      },
    });
  },
};

/** "They rejected us" is the type of the reasons why a candidate withdraws. */
function stateOf(application: unknown): AtsState {
  if (text(application, 'status') !== 'rejected') return 'active';
  const type = first(application, 'rejection_reason.type.name', 'rejection_reason.type') ?? '';
  return /they rejected us|withdr[ae]w/i.test(type) ? 'withdrawn' : 'rejected';
}

function personOf(person: unknown) {
  const name = [text(person, 'first_name'), text(person, 'last_name')]
    .filter((part) => part !== null)
    .join(' ');
  return {
    name: name === '' ? null : name,
    email: text(person, 'email_addresses.0.value'),
    phone: text(person, 'phone_numbers.0.value'),
  };
}

function documentOf(one: unknown): AtsDocument[] {
  const url = text(one, 'url');
  if (url === null) return [];
  const name = text(one, 'filename') ?? 'resume';
  return [
    {
      key: text(one, 'id') ?? `${name} ${text(one, 'created_at') ?? pathOfUrl(url)}`,
      name,
      isResume: text(one, 'type') === 'resume',
      addedAt: text(one, 'created_at'),
      source: { url, authorized: false },
    },
  ];
}

/** The application of an event, as Greenhouse sends it along. */
function ofEvent(event: unknown): AtsApplication[] {
  const application = 'payload.application';
  const applicationId = text(event, `${application}.id`);
  const candidateId = text(event, `${application}.candidate.id`);
  const jobId = text(event, `${application}.jobs.0.id`);
  if (applicationId === null || candidateId === null || jobId === null) return [];
  const candidate = (event as { payload: { application: { candidate: unknown } } }).payload.application
    .candidate;
  const attachments = [...list(candidate, 'attachments'), ...list(event, `${application}.attachments`)];
  return [
    {
      applicationId,
      candidateId,
      jobId,
      ...personOf(candidate),
      applied: text(event, `${application}.prospect`) !== 'true',
      state: stateOf((event as { payload: { application: unknown } }).payload.application),
      toldAt: first(event, `${application}.last_activity_at`, `${application}.rejected_at`),
      documents: attachments.flatMap(documentOf),
      answers: list(event, `${application}.answers`).flatMap((answer) => {
        const [question, value] = [text(answer, 'question'), text(answer, 'answer')];
        return question === null || value === null ? [] : [{ question, value }];
      }),
    },
  ];
}
