/*
 * SmartRecruiters: `smartrecruiters-signature: v1=<hex>[;v1=<hex>]` over
 * `timestamp.body.event-id.event-name.event-version.link`, absent headers empty; a handshake at activation. Bodies are thin.
 * https://developers.smartrecruiters.com, github.com/smartrecruiters/sr-webhooks-client
 */
import type { AtsState } from '#domain/people/profiles.ts';
import type { Adapter, AtsApplication, ExternalIds, Notice } from './adapter.ts';
import type { AtsApi } from './calls/api.ts';
import { at, list, parsed, text } from './calls/json.ts';
import { overlap } from './calls/listing.ts';
import { anySigns, bodyIf, bodyKey, hex, isNear, mac, randomSecret } from './events/signatures.ts';

const day = 24 * 3_600_000;
/** Answers about equal opportunity, health and crime are not taken. */
const notTaken = /eeo|ofccp|veteran|disabilit|ethnic|criminal|gender|race|accommodation/i;

export const smartrecruiters: Adapter = {
  id: 'smartrecruiters',
  title: 'SmartRecruiters',
  verified: false,
  settings: [],
  credentials: [{ name: 'apiKey', needed: true, says: 'API key (X-SmartToken) that may read candidates' }],
  carriesAll: false,
  maxBody: 256 * 1024,
  perSecond: 8,
  accepted: 200,
  hosts: () => ['api.smartrecruiters.com'],
  base: () => 'https://api.smartrecruiters.com',
  authorize: async ({ apiKey }) => ({
    headers: { 'x-smarttoken': apiKey ?? '' },
    untilMs: Number.POSITIVE_INFINITY,
  }),
  greet({ headers }, { pending }) {
    const secret = headers['x-hook-secret'];
    if (secret === undefined) return null;
    // It comes unsigned: only a connection that waits for it gives it back.
    return pending && /^[\w+/=.-]{1,512}$/.test(secret)
      ? { status: 200, headers: { 'x-hook-secret': secret }, body: '' }
      : { status: 409, headers: {}, body: '' };
  },
  verify({ headers, body }, secrets, nowMs) {
    const timestamp = headers['smartrecruiters-timestamp'] ?? '';
    if (!isNear(Number(timestamp) * 1000, nowMs, day)) return null;
    const tail = ['event-id', 'event-name', 'event-version', 'link'].map((name) => headers[name] ?? '');
    const given = (headers['smartrecruiters-signature'] ?? '')
      .split(';')
      .map((one) => /^v1=(\S+)$/.exec(one.trim())?.[1]);
    const signed = given.some((one) =>
      anySigns(secrets, hex(one), (secret) => mac(secret, `${timestamp}.`, body, `.${tail.join('.')}`)),
    );
    return bodyIf(signed, body);
  },
  read({ headers, body }): Notice {
    const event = parsed(body);
    const key = headers['event-id'] ?? bodyKey(body);
    const name = headers['event-name'] ?? '';
    const candidateId = text(event, 'candidate_id') ?? text(event, 'id');
    const jobId = text(event, 'job_id');
    const ids = { ...(candidateId === null ? {} : { candidateId }), ...(jobId === null ? {} : { jobId }) };
    if (candidateId !== null && name === 'candidate.deleted') return { kind: 'erase', key, ids };
    if (
      candidateId !== null &&
      (name === 'candidate.updated' || (name.startsWith('application.') && jobId !== null))
    )
      return { kind: 'application', key, ids };
    return { kind: 'ignored', key, ids, why: `event ${name.slice(0, 60)}` };
  },
  async fetch(api, ids) {
    const candidateId = ids.candidateId ?? ids.applicationId?.split(':')[0];
    const person = await api.call(`/candidates/${encodeURIComponent(candidateId ?? '')}`);
    const assigned = [
      text(person, 'primaryAssignment.job.id'),
      ...list(person, 'secondaryAssignments').map((one) => text(one, 'job.id')),
    ].filter((one) => one !== null);
    const jobs = ids.jobId ? [ids.jobId] : [...new Set(assigned)];
    const documents = await documentsOf(api, candidateId as string);
    const found: AtsApplication[] = [];
    for (const jobId of jobs)
      found.push({
        applicationId: `${candidateId}:${jobId}`,
        candidateId: candidateId as string,
        jobId,
        name: [text(person, 'firstName'), text(person, 'lastName')].filter(Boolean).join(' ') || null,
        email: text(person, 'email'),
        phone: text(person, 'phoneNumber'),
        applied: text(person, 'internal') !== 'true' && statusOf(person, jobId) !== 'LEAD',
        state: states[statusOf(person, jobId)] ?? 'active',
        toldAt: null,
        documents,
        answers: await answersOf(api, candidateId as string, jobId),
      });
    return found;
  },
  makeSecret: randomSecret,
  begin: (ms) => new Date(ms).toISOString(),
  async list(api, { jobId, since, page, nowMs }) {
    const body = await api.call('/candidates', {
      query: { limit: 100, jobId, updatedAfter: since, pageId: page },
    });
    return {
      ids: list(body, 'content').flatMap((one): ExternalIds[] => {
        const candidateId = text(one, 'id');
        return candidateId === null ? [] : [{ candidateId, ...(jobId === null ? {} : { jobId }) }];
      }),
      next: text(body, 'nextPageId'),
      cursor: overlap(nowMs),
    };
  },
  async note(api, { candidateId, jobId }, value) {
    await api.call('/messages/shares', {
      json: {
        content: `#[CANDIDATE:${candidateId}] ${value}`,
        shareWith: { users: [], hiringTeamOf: [jobId], everyone: false, openNote: false },
      },
    });
  },
};

/** What the statuses of an assignment mean here. */
const states: Record<string, AtsState> = { REJECTED: 'rejected', WITHDRAWN: 'withdrawn' };

/** The status of the candidate's assignment to a job; empty when it is not told. */
function statusOf(person: unknown, jobId: string): string {
  const assignments = [at(person, 'primaryAssignment'), ...list(person, 'secondaryAssignments')];
  const own = assignments.find((one) => text(one, 'job.id') === jobId);
  return (text(own, 'status') ?? '').toUpperCase();
}

async function documentsOf(api: AtsApi, candidateId: string): Promise<AtsApplication['documents']> {
  const body = await api.call(`/candidates/${encodeURIComponent(candidateId)}/attachments`);
  return list(body, 'content').flatMap((one, index) => {
    const id = text(one, 'id');
    if (id === null) return [];
    return [
      {
        key: id,
        name: text(one, 'name') ?? 'resume',
        isResume: text(one, 'type') === 'RESUME',
        // They come in the order in which they were added.
        addedAt: text(one, 'createdOn') ?? String(index).padStart(6, '0'),
        source: {
          url:
            text(one, 'actions.download.url') ??
            `https://api.smartrecruiters.com/candidates/${encodeURIComponent(candidateId)}/attachments/${encodeURIComponent(id)}`,
          authorized: true,
        },
      },
    ];
  });
}

async function answersOf(
  api: AtsApi,
  candidateId: string,
  jobId: string,
): Promise<AtsApplication['answers']> {
  const path = `/candidates/${encodeURIComponent(candidateId)}/jobs/${encodeURIComponent(jobId)}/screening-answers`;
  const body = await api.call(path).catch(() => null);
  return list(body, 'content').flatMap((one) => {
    if (notTaken.test(`${text(one, 'type')} ${text(one, 'category')}`)) return [];
    const values = list(one, 'records').flatMap((record) =>
      Object.values((record as { fields?: Record<string, unknown> }).fields ?? {}).flatMap((field) =>
        list(field, 'values').flatMap((value) => text(value, 'label') ?? []),
      ),
    );
    const question = text(one, 'label');
    return question === null || values.length === 0 ? [] : [{ question, value: values.join(', ') }];
  });
}
