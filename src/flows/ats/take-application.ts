import { Readable } from 'node:stream';
import type { AtsApplication, AtsDocument } from '#ats/adapter.ts';
import { type AtsApi, AtsFailure } from '#ats/calls/api.ts';
import { newestResume } from '#ats/documents/newest-resume.ts';
import type { Deps } from '#deps.ts';
import { answersFor } from '#domain/people/form-answers.ts';
import { looksLikeHtml } from '#formats/html.ts';
import { type AtsConnection, roleOfPosting } from '#storage/ats/connections.ts';
import { findExternal } from '#storage/ats/profiles.ts';
import { type Intake, type Missing, takeIn } from '#storage/intake/intake.ts';
import { findRole } from '#storage/roles/roles.ts';
import { aboutToStore, discard } from '../intake/stray-bytes.ts';
import { labelOf } from '../intake/upload.ts';

/** What came of an application of an ATS, in a word; a `failure` is still to be told to whoever works on the event. */
export interface Taken {
  outcome: string;
  failure: AtsFailure | null;
}

/** When what an application says was so: `carried` along by an event, or fetched. */
interface Telling {
  at: Date;
  carried: boolean;
  /** True at the last attempt. */
  last: boolean;
}

/**
 * Takes one application in: its newest résumé, its answers, what the system says of it. Where the résumé cannot be fetched the
 * application is listed at once without one, with the reason; at the `last` attempt nothing more is promised.
 */
export async function takeApplication(
  deps: Deps,
  connection: AtsConnection,
  api: AtsApi,
  application: AtsApplication,
  telling: Telling,
): Promise<Taken> {
  const taken = (outcome: string, failure: AtsFailure | null = null): Taken => ({ outcome, failure });
  const known = await findExternal(deps.database, connection.id, application.applicationId);
  if (known === null && (!application.applied || application.state !== 'active')) return taken('not_active');
  const roleId = known?.roleId ?? (await roleOfPosting(deps.database, connection.id, application.jobId));
  if (roleId === null) return taken('unmapped_job');
  const role = await findRole(deps.database, roleId);
  if (role === null) return taken('unmapped_job');
  const resume = newestResume(application.documents);
  const fetched: Fetched =
    resume === null || resume.key === known?.documentKey
      ? { document: null, missing: { code: 'no_document', detail: null }, failure: null }
      : await fetchDocument(deps, api, resume, telling.last);
  const { outcome } = await takeIn(deps.database, {
    connectionId: connection.id,
    system: connection.system,
    roleId,
    asOf: deps.now().toISOString().slice(0, 10),
    external: {
      applicationId: application.applicationId,
      candidateId: application.candidateId,
      jobId: application.jobId,
    },
    person: { name: application.name, email: application.email, phone: application.phone },
    state: application.state,
    toldAt: timeOf(application, telling),
    carried: telling.carried,
    document: fetched.document,
    missing: fetched.missing,
    answers: answersFor(role.content, application.answers, deps.rules.lexicon.languages),
  });
  // Of somebody who was erased, or of a résumé that is older, nothing is kept.
  if (fetched.document) await discard(deps, [fetched.document]);
  return taken(outcome, outcome === 'erased' || outcome === 'outdated' ? null : fetched.failure);
}

/** When an application was so: what an event says of it, at the latest when it came, as clocks over there may be wrong. */
function timeOf({ toldAt }: AtsApplication, { at, carried }: Telling): Date {
  const told = new Date(toldAt ?? Number.NaN);
  return carried && told < at ? told : at;
}

interface Fetched {
  document: (NonNullable<Intake['document']> & { storedAt: Date }) | null;
  missing: Missing;
  failure: AtsFailure | null;
}

/** Stores the bytes of a document, or says why they are not to be had, and whether another attempt may help. */
async function fetchDocument(
  deps: Deps,
  api: AtsApi,
  document: AtsDocument,
  last: boolean,
): Promise<Fetched> {
  const without = (
    code: Missing['code'],
    failure: AtsFailure | null = null,
    detail: string | null = null,
  ): Fetched => ({ document: null, missing: { code, detail }, failure });
  const { source } = document;
  if ('broken' in source) return without('not_a_document', null, source.broken);
  try {
    const bytes = 'bytes' in source ? source.bytes : await api.bytes(source.url, source.authorized);
    if (bytes.length > deps.config.limits.bytes) return without('too_large');
    if (bytes.length > 0 && isPage(bytes, document.name))
      throw new AtsFailure('later', 'is a web page instead of a file');
    const { sha256, size, storedAt } = await deps.files.put(Readable.from([bytes]), (_path, own) =>
      aboutToStore(deps, own),
    );
    const { name, key, addedAt } = document;
    const stored = { sha256, size, fileName: labelOf(name), key, addedAt, storedAt };
    return { document: stored, missing: { code: 'no_document', detail: null }, failure: null };
  } catch (error) {
    if (!(error instanceof AtsFailure)) throw error;
    if (error.reason === 'too_large') return without('too_large');
    if (error.reason === 'forbidden') return without('host_forbidden', error, hostIn(source));
    // An address that has run out, or leads to a page to sign in: the next attempt asks for a new one.
    const { retrySeconds } = error;
    const again = new AtsFailure('later', `the résumé: ${error.message}`, retrySeconds);
    if (!last) return without('not_fetched', again);
    return without(/web page/.test(error.message) ? 'not_a_document' : 'fetch_failed', again);
  }
}

/** True for a page where another file was promised. Word, too, writes pages under the name of its own files. */
function isPage(bytes: Buffer, name: string): boolean {
  if (/\.(?:x?html?|mht)$/i.test(name) || !looksLikeHtml(bytes)) return false;
  return !bytes.subarray(0, 4096).includes('urn:schemas-microsoft-com:office');
}

function hostIn(source: AtsDocument['source']): string | null {
  return 'url' in source && URL.canParse(source.url) ? new URL(source.url).hostname : null;
}
