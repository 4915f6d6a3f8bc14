/*
 * Any system that signs by Standard Webhooks 1.0.0 and sends the application along; `docs/integrations/generic.md` has the body.
 *   {"type": "application.created", "data": {"application_id", "candidate_id", "job_id", "documents": [{"url" | "content_base64"}]}}
 */
import { createHash } from 'node:crypto';
import { type AtsState, atsStates } from '#domain/people/profiles.ts';
import { isSigned, newSecret, refuseSecret } from '#webhooks.ts';
import type { Adapter, AtsDocument, Notice } from './adapter.ts';
import { at, first, list, parsed, text } from './calls/json.ts';
import { bodyIf, bodyKey } from './events/signatures.ts';

const erasures = ['candidate.deleted', 'candidate.erased', 'candidate.anonymised', 'candidate.anonymized'];

/** The part of a body that is about the application: its `data`, or the whole. */
const dataOf = (body: unknown) => at(body, 'data') ?? body;

export const generic: Adapter = {
  id: 'generic',
  title: 'Signed webhook (Standard Webhooks)',
  verified: true,
  settings: [],
  credentials: [],
  carriesAll: true,
  maxBody: 30 * 1024 * 1024,
  perSecond: 10,
  accepted: 202,
  hosts: () => [],
  base: () => '',
  authorize: async () => ({ headers: {}, untilMs: Number.POSITIVE_INFINITY }),
  verify: ({ headers, body }, secrets, nowMs) =>
    bodyIf(isSigned(secrets, headers, body, Math.floor(nowMs / 1000)), body),
  read({ headers, body }): Notice {
    const event = parsed(body);
    const data = dataOf(event);
    const key = headers['webhook-id'] ?? bodyKey(body);
    const type = text(event, 'type') ?? 'application.created';
    const ids = idsOf(data);
    if (erasures.includes(type) && ids.candidateId !== undefined) return { kind: 'erase', key, ids };
    if (type === 'candidate.merged') {
      const [from, to] = [text(data, 'from_candidate_id'), text(data, 'to_candidate_id')];
      if (from !== null && to !== null) return { kind: 'merge', key, ids, from, to };
    }
    const state = stateOfType(type);
    if (state !== null && ids.applicationId !== undefined) return { kind: 'state', key, ids, state };
    if (type.startsWith('application.') && ids.applicationId !== undefined)
      return { kind: 'application', key, ids };
    return { kind: 'ignored', key, ids, why: `type ${type.slice(0, 60)}` };
  },
  async fetch(_api, _ids, event) {
    const data = dataOf(event);
    const { applicationId, candidateId, jobId } = idsOf(data);
    if (applicationId === undefined || jobId === undefined) return [];
    return [
      {
        applicationId,
        candidateId: candidateId ?? applicationId,
        jobId,
        name: first(data, 'candidate.name', 'name'),
        email: first(data, 'candidate.email', 'email'),
        phone: first(data, 'candidate.phone', 'phone'),
        applied: true,
        state: atsStates.find((state) => state === text(data, 'status')) ?? 'active',
        toldAt: first(data, 'updated_at') ?? text(event, 'timestamp'),
        documents: list(data, 'documents').flatMap(documentOf),
        answers: list(data, 'answers').flatMap((one) => {
          const [question, value] = [first(one, 'question', 'id'), first(one, 'value', 'answer')];
          return question === null || value === null ? [] : [{ question, value }];
        }),
      },
    ];
  },
  makeSecret: newSecret,
  refuseSecret,
  begin: String,
  list: null,
  note: null,
};

/** The state that an event is about by its name, such as `application.withdrawn`; null for any other. */
function stateOfType(type: string): AtsState | null {
  const name = type.replace(/^application\./, '');
  if (name === 'deleted') return 'removed';
  return type === name ? null : (atsStates.find((state) => state === name) ?? null);
}

/** The bytes of base64 by RFC 4648, 4, of which lines may be parted; null for anything else. */
function strictBase64(content: string): Buffer | null {
  const text = content.replace(/[\r\n]/g, '');
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  return Buffer.from(text, 'base64');
}

function idsOf(data: unknown) {
  const pairs = [
    ['applicationId', text(data, 'application_id')],
    ['candidateId', text(data, 'candidate_id')],
    ['jobId', text(data, 'job_id')],
  ] as const;
  return Object.fromEntries(pairs.filter(([, value]) => value !== null)) as Notice['ids'];
}

function documentOf(one: unknown): AtsDocument[] {
  const [url, content] = [text(one, 'url'), text(one, 'content_base64')];
  if (url === null && content === null) return [];
  const bytes = content === null ? null : strictBase64(content);
  const addedAt = text(one, 'added_at');
  const kind = (text(one, 'kind') ?? 'resume').toLowerCase();
  const own = bytes ?? Buffer.from(content ?? url?.split('?')[0] ?? '');
  return [
    {
      key:
        text(one, 'id') ??
        createHash('sha256')
          .update(own)
          .update(addedAt ?? '')
          .digest('hex'),
      name: text(one, 'name') ?? 'resume',
      isResume: kind === 'resume' || kind === 'cv',
      addedAt,
      source: sourceOf(content, bytes, url),
    },
  ];
}

function sourceOf(content: string | null, bytes: Buffer | null, url: string | null): AtsDocument['source'] {
  if (content === null) return { url: url as string, authorized: false };
  if (bytes === null) return { broken: 'content_base64 is no base64' };
  return { bytes };
}
