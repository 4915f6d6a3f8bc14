/*
 * Ashby: `Ashby-Signature: sha256=<hex>` over the raw body; `webhookActionId` is shared by related events, so that the action
 * belongs to the key. Everything is read again by the API, where a failure is HTTP 200 with `success: false`.
 * https://developers.ashbyhq.com
 */
import type { AtsState } from '#domain/people/profiles.ts';
import type { Adapter, AtsApplication, ExternalIds, Notice } from './adapter.ts';
import { type AtsApi, AtsFailure } from './calls/api.ts';
import { first, list, parsed, text } from './calls/json.ts';
import { anySigns, bodyIf, bodyKey, hex, mac, randomSecret } from './events/signatures.ts';

const applies = ['applicationSubmit', 'applicationUpdate', 'candidateStageChange', 'candidateHire'];

const createdAfter = 'created after ';

export const ashby: Adapter = {
  id: 'ashby',
  title: 'Ashby',
  verified: true,
  settings: [],
  credentials: [
    {
      name: 'apiKey',
      needed: true,
      says: 'API key with candidatesRead, and candidatesWrite for notes',
    },
  ],
  carriesAll: false,
  maxBody: 1024 * 1024,
  perSecond: 10,
  accepted: 200,
  hosts: () => ['api.ashbyhq.com', '*.ashbyhq.com', '*.amazonaws.com'],
  base: () => 'https://api.ashbyhq.com',
  authorize: async ({ apiKey }) => ({
    headers: {
      authorization: `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`,
      accept: 'application/json; version=1',
    },
    untilMs: Number.POSITIVE_INFINITY,
  }),
  greet({ body }) {
    return text(parsed(body), 'action') === 'ping' ? { status: 200, headers: {}, body: '{}' } : null;
  },
  verify({ headers, body }, secrets) {
    const [, digest] = /^sha256=([0-9a-f]{64})$/i.exec(headers['ashby-signature'] ?? '') ?? [];
    return bodyIf(
      anySigns(secrets, hex(digest), (secret) => mac(secret, body)),
      body,
    );
  },
  read({ body }): Notice {
    const event = parsed(body);
    const action = text(event, 'action') ?? '';
    const id = text(event, 'webhookActionId');
    const key = id === null ? bodyKey(body) : `${id} ${action}`.slice(0, 200);
    if (action === 'candidateDelete') {
      const candidateId = text(event, 'data.candidate.id');
      if (candidateId !== null) return { kind: 'erase', key, ids: { candidateId } };
    }
    if (action === 'candidateMerge') {
      const [from, to] = [text(event, 'data.deletedCandidate.id'), text(event, 'data.mergedCandidate.id')];
      if (from !== null && to !== null) return { kind: 'merge', key, ids: {}, from, to };
    }
    const applicationId = text(event, 'data.application.id');
    const candidateId = text(event, 'data.application.candidate.id');
    const ids = {
      ...(applicationId === null ? {} : { applicationId }),
      ...(candidateId === null ? {} : { candidateId }),
    };
    if (applies.includes(action) && applicationId !== null) return { kind: 'application', key, ids };
    return { kind: 'ignored', key, ids, why: `action ${action.slice(0, 60)}` };
  },
  async fetch(api, { applicationId }) {
    const found = await ask(api, 'application.info', {
      applicationId,
      expand: ['applicationFormSubmissions'],
    });
    const [id, candidateId, jobId] = [text(found, 'id'), text(found, 'candidate.id'), text(found, 'job.id')];
    if (id === null || candidateId === null || jobId === null) return [];
    const person = await ask(api, 'candidate.info', { id: candidateId });
    const file =
      text(found, 'resumeFileHandle.handle') !== null
        ? {
            id: text(found, 'resumeFileHandle.id'),
            name: text(found, 'resumeFileHandle.name'),
            handle: text(found, 'resumeFileHandle.handle'),
          }
        : {
            id: text(person, 'resumeFileHandle.id'),
            name: text(person, 'resumeFileHandle.name'),
            handle: text(person, 'resumeFileHandle.handle'),
          };
    const url =
      file.handle === null ? null : text(await ask(api, 'file.info', { fileHandle: file.handle }), 'url');
    return [
      {
        applicationId: id,
        candidateId,
        jobId,
        name: text(person, 'name'),
        email: text(person, 'primaryEmailAddress.value'),
        phone: text(person, 'primaryPhoneNumber.value'),
        applied: text(found, 'status') !== 'Lead',
        state: stateOf(found),
        toldAt: null,
        documents:
          url === null
            ? []
            : [
                {
                  key: file.id ?? file.handle ?? '',
                  name: file.name ?? 'resume',
                  isResume: true,
                  addedAt: null,
                  source: { url, authorized: false },
                },
              ],
        answers: list(found, 'applicationFormSubmissions').flatMap(answersOf),
      },
    ];
  },
  // Its tokens come with the first list only: that begins with whoever applies from now on.
  makeSecret: randomSecret,
  begin: (ms) => `${createdAfter}${ms}`,
  async list(api, { jobId, since, page }) {
    const asked = { limit: 100, jobId: jobId ?? undefined, cursor: page ?? undefined };
    const from = since?.startsWith(createdAfter)
      ? { createdAfter: Number(since.slice(createdAfter.length)) }
      : { syncToken: since ?? undefined };
    let body = await raw(api, 'application.list', { ...asked, ...from });
    // A token that is too old asks for everything anew.
    if (since !== null && /sync_token|incremental_sync/.test(codeOf(body)))
      body = await raw(api, 'application.list', { ...asked, cursor: undefined });
    const results = resultsOf(body);
    return {
      ids: list(results, '').flatMap((one): ExternalIds[] => {
        const applicationId = text(one, 'id');
        return applicationId === null ? [] : [{ applicationId }];
      }),
      next: text(body, 'moreDataAvailable') === 'true' ? text(body, 'nextCursor') : null,
      cursor: text(body, 'syncToken'),
    };
  },
  async note(api, { candidateId }, value) {
    await ask(api, 'candidate.createNote', { candidateId, note: { type: 'text/plain', value } });
  },
};

/** An archived application says by whom: RejectedByOrg, RejectedByCandidate, Other. */
function stateOf(application: unknown): AtsState {
  if (text(application, 'status') !== 'Archived') return 'active';
  const by = first(application, 'archiveReason.reasonType', 'archiveReason.type') ?? '';
  if (by === 'RejectedByCandidate') return 'withdrawn';
  return by === 'RejectedByOrg' ? 'rejected' : 'archived';
}

const raw = (api: AtsApi, method: string, json: object) => api.call(`/${method}`, { json });

function codeOf(body: unknown): string {
  return first(body, 'errorInfo.code', 'errors.0') ?? '';
}

function resultsOf(body: unknown): unknown {
  if (text(body, 'success') !== 'false') return (body as { results?: unknown } | null)?.results;
  const code = codeOf(body);
  if (/not_found|deleted/.test(code)) throw new AtsFailure('gone', code);
  throw new AtsFailure(/permission|forbidden|unauth/i.test(code) ? 'no_access' : 'unexpected', code);
}

async function ask(api: AtsApi, method: string, json: object): Promise<unknown> {
  return resultsOf(await raw(api, method, json));
}

/** Answers of a form: its fields name what the submitted values are by their path. */
function answersOf(form: unknown): AtsApplication['answers'] {
  const fields = list(form, 'formDefinition.sections').flatMap((section) => list(section, 'fields'));
  return fields.flatMap((one) => {
    const [path, question] = [text(one, 'field.path'), text(one, 'field.title')];
    const values = (form as { submittedValues?: Record<string, unknown> }).submittedValues ?? {};
    const given = path === null ? undefined : values[path];
    const value = Array.isArray(given) ? given.join(', ') : text({ given }, 'given');
    return question === null || value === null || path?.startsWith('_systemfield_')
      ? []
      : [{ question, value }];
  });
}
