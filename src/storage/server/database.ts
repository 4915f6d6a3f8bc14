import { type ColumnType, type Generated, Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { Role } from '#domain/judging/role.ts';
import type { Scorecard } from '#domain/judging/score.ts';
import type { AnswerValue } from '#domain/people/answers.ts';
import type { AtsState, NoticeKind } from '#domain/people/profiles.ts';
import type { ReviewKind } from '#domain/people/review.ts';
import type { Contact, Resume } from '#domain/resume.ts';
import { isDiskFull } from '#errors.ts';

type Json<T> = ColumnType<T, string, string>;
type Time = ColumnType<Date, Date | undefined, Date>;
type MaybeText = ColumnType<string | null, string | null | undefined, string | null>;
type MaybeTime = ColumnType<Date | null, Date | null | undefined, Date | null>;

/** Where a file of a batch is. `expanding` and `expanded` are archives; the others are files. */
export type ItemState =
  | 'queued'
  | 'screened'
  | 'unreadable'
  | 'duplicate'
  | 'refused'
  | 'expanding'
  | 'expanded'
  | 'cancelled';

export interface Tables {
  roles: { id: string; version: number; current_evaluation: string | null; created_at: Time };
  role_versions: {
    role_id: string;
    version: number;
    content: Json<Role>;
    created_by: string;
    created_at: Time;
  };
  evaluations: {
    id: string;
    role_id: string;
    role_version: number;
    reader_version: string;
    rules_hash: string;
    fingerprint: string;
    state: 'building' | 'whole' | 'retired';
    created_at: Time;
  };
  batches: {
    id: string;
    role_id: string;
    as_of: string;
    created_by: string;
    created_at: Time;
    finished_at: MaybeTime;
    /** Null while more files may come. */
    closed_at: MaybeTime;
    cancelled_at: MaybeTime;
    priority: Generated<'high' | 'normal' | 'low'>;
  };
  batch_items: {
    id: string;
    batch_id: string;
    position: number;
    file_name: string;
    size: number;
    sha256: string | null;
    application_id: string | null;
    state: ItemState;
    reason: string | null;
    generation: Generated<number>;
    updated_at: Time;
    /** The archive that a file came in, and its number there. */
    parent_id: string | null;
    entry: number | null;
  };
  /** `absent`: there are no bytes, an application came without a document. */
  documents: { sha256: string; size: number; created_at: Time; absent: Generated<boolean> };
  document_texts: { sha256: string; reader_version: string; rules_hash: string; text: string };
  resumes: {
    sha256: string;
    reader_version: string;
    rules_hash: string;
    status: 'read' | 'unreadable';
    reason: string | null;
    format: string | null;
    pages: number | null;
    resume: Json<Resume> | null;
    contact: Json<Contact> | null;
    created_at: Time;
  };
  candidates: {
    id: string;
    name: string | null;
    email: string | null;
    phone: string | null;
    created_at: Time;
  };
  candidate_links: { candidate_id: string; same_as: string; linked_by: string; created_at: Time };
  applications: {
    id: string;
    role_id: string;
    candidate_id: string;
    sha256: string;
    file_name: string;
    as_of: string;
    source: string;
    received_at: Time;
    state: 'pending' | 'screened' | 'unreadable';
    reason: string | null;
    /** What the reason is about, such as a host: never a person's. */
    reason_detail: MaybeText;
    input_revision: Generated<number>;
    /** Times that screening threw: a worker's death is none. */
    failures: Generated<number>;
    decision_id: string | null;
  };
  reviews: {
    id: string;
    application_id: string;
    kind: ReviewKind;
    criterion: string | null;
    verdict: string | null;
    reason: string;
    reviewed_by: string;
    key_id: string;
    reviewed_at: Time;
  };
  corrections: {
    id: string;
    application_id: string;
    kind: 'facts' | 'field';
    /** The text of typed facts; null for a correction of one field. */
    sha256: string | null;
    field: string | null;
    quote: string | null;
    was: Json<unknown> | null;
    becomes: Json<unknown> | null;
    author: string;
    key_id: string;
    reason: string;
    corrected_at: Time;
    withdrawn_at: MaybeTime;
  };
  answers: {
    id: string;
    application_id: string;
    question: string;
    value: Json<AnswerValue>;
    author: string;
    key_id: string;
    answered_at: Time;
  };
  hand_overs: {
    id: string;
    role_id: string;
    hash: Buffer;
    note: string;
    created_by: string;
    key_id: string;
    created_at: Time;
    expires_at: ColumnType<Date, Date, Date>;
    revoked_at: MaybeTime;
  };
  hand_over_applications: { hand_over_id: string; application_id: string; position: number };
  connections: {
    id: string;
    system: string;
    name: string;
    /** `pending` until its system has shaken hands or sent a signed event. */
    state: 'pending' | 'active' | 'paused';
    settings: Json<Record<string, string>>;
    /** Sealed: signing secrets and API credentials. */
    secrets: Buffer;
    /** Hosts that may be called besides those of the system. */
    egress: string[];
    write_back: Generated<boolean>;
    /** Whether a result that a changed role changed is written as a note again. */
    note_on_rescore: Generated<boolean>;
    /** How far ahead the calls of its API have used up its pace; other processes see it too. */
    paced_until: MaybeTime;
    /** Until when a handshake is answered although it is active. */
    handshake_until: MaybeTime;
    /** How far the poll has come, in the words of the system. */
    cursor: string | null;
    polled_at: MaybeTime;
    created_by: string;
    created_at: Time;
  };
  job_mappings: {
    connection_id: string;
    job_id: string;
    role_id: string;
    mapped_by: string;
    created_at: Time;
  };
  inbox: {
    id: string;
    connection_id: string;
    delivery_key: string;
    kind: string;
    external: Json<{ applicationId?: string; candidateId?: string; jobId?: string }>;
    /** Sealed: the event as it came; taken away once it is settled. */
    body: Buffer | null;
    state: 'queued' | 'parked' | 'done' | 'ignored' | 'failed';
    reason: string | null;
    attempts: Generated<number>;
    received_at: Time;
    next_at: MaybeTime;
    /** True while its task is in the queue or runs; `next_at` is then when it counts as lost. */
    leased: Generated<boolean>;
    /** Which handing out this is: the task of another one does nothing. */
    lease: Generated<number>;
    settled_at: MaybeTime;
  };
  /** Lists of an ATS that are gone through, page by page. */
  /** Bytes that are to go unless a row names them. */
  removals: { sha256: string; asked_at: Time };
  polls: {
    id: string;
    connection_id: string;
    /** One posting of the ATS, or null for all. */
    job_id: string | null;
    since: string | null;
    page: string | null;
    found: Generated<number>;
    state: 'queued' | 'done' | 'failed';
    reason: string | null;
    attempts: Generated<number>;
    leased: Generated<boolean>;
    /** Which handing out this is: the task of another one does nothing. */
    lease: Generated<number>;
    next_at: MaybeTime;
    asked_by: string;
    created_at: Time;
    settled_at: MaybeTime;
  };
  external_ids: {
    connection_id: string;
    external_application_id: string;
    external_candidate_id: string;
    external_job_id: string;
    application_id: string;
    /** Which of the system's documents was read, and when it was added there. */
    document_key: string | null;
    document_added_at: MaybeText;
    /** What the system says of the application: shown, never a decision. */
    ats_state: ColumnType<AtsState, AtsState | undefined, AtsState>;
    /** How old what is known is: an older event changes nothing. */
    told_at: MaybeTime;
    /** The candidate there that it belonged to before two became one. */
    merged_from: MaybeText;
    created_at: Time;
  };
  /** Candidates of a system that became another one: `from_id` is gone there. */
  external_merges: { connection_id: string; from_id: string; to_id: string; merged_at: Time };
  /** What recruiters have to know of an application besides its result. */
  notices: {
    id: string;
    application_id: string;
    kind: NoticeKind;
    connection_id: string;
    system: string;
    detail: string | null;
    created_at: Time;
  };
  external_erasures: { connection_id: string; candidate_hash: Buffer; erased_at: Time };
  write_backs: {
    id: string;
    connection_id: string;
    external_application_id: string;
    application_id: string;
    input_revision: number;
    state: 'queued' | 'done' | 'failed';
    reason: string | null;
    attempts: Generated<number>;
    leased: Generated<boolean>;
    /** Which handing out this is: the task of another one does nothing. */
    lease: Generated<number>;
    next_at: MaybeTime;
    created_at: Time;
  };
  webhook_endpoints: {
    id: string;
    url: string;
    description: string;
    events: string[];
    state: 'active' | 'disabled';
    reason: string | null;
    /** Sealed: the signing secrets with the time that each ends. */
    secrets: Buffer;
    failing_since: MaybeTime;
    /** The number of the newest message that was handed out. */
    last_sequence: ColumnType<string, number | undefined, number>;
    created_by: string;
    created_at: Time;
  };
  webhook_messages: {
    id: string;
    type: string;
    data: Json<Record<string, unknown>>;
    application_id: string | null;
    created_at: Time;
  };
  deliveries: {
    id: string;
    endpoint_id: string;
    message_id: string;
    /** `held`: its endpoint is switched off. */
    state: 'pending' | 'delivered' | 'failed' | 'held';
    /** Its number at its endpoint, from 1; null until it is handed out. */
    sequence: ColumnType<string | null, number | null | undefined, number | null>;
    attempts: Generated<number>;
    leased: Generated<boolean>;
    /** Which handing out this is: the task of another one does nothing. */
    lease: Generated<number>;
    next_at: MaybeTime;
    created_at: Time;
    settled_at: MaybeTime;
  };
  delivery_attempts: {
    delivery_id: string;
    attempt: number;
    at: Time;
    status: number | null;
    ms: number;
    error: string | null;
    response: string | null;
  };
  earlier_documents: {
    application_id: string;
    sha256: string;
    file_name: string;
    replaced_by: string;
    replaced_at: Time;
  };
  scorecards: {
    evaluation_id: string;
    application_id: string;
    input_revision: number;
    total: number;
    possible: number;
    gate_rank: number;
    band: string;
    sha256: string;
    scorecard: Json<Scorecard>;
    created_at: Time;
  };
  decisions: {
    id: string;
    application_id: string;
    outcome: 'advance' | 'hold' | 'reject';
    reason: string;
    decided_by: string;
    key_id: string;
    decided_at: Time;
  };
  api_keys: {
    id: string;
    owner: string;
    owner_kind: 'person' | 'system';
    preset: string;
    scopes: string[];
    hash: Buffer;
    last4: string;
    created_by: string;
    created_at: Time;
    expires_at: MaybeTime;
    revoked_at: MaybeTime;
  };
  audit: {
    id: Generated<string>;
    at: Time;
    actor: string;
    action: string;
    subject: string;
    subject_id: string;
    detail: Json<Record<string, unknown>>;
  };
  outbox: {
    id: Generated<string>;
    job: string;
    job_id: string;
    payload: Json<Record<string, string>>;
    created_at: Time;
    /** Small ones go first; those without before all. */
    priority: ColumnType<number | null, number | null | undefined, number | null>;
  };
  idempotency: {
    key_id: string;
    idempotency_key: string;
    fingerprint: string;
    batch_id: string;
    created_at: Time;
    /** The last sign of life of the request that holds the key. */
    alive_at: MaybeTime;
    /** When a request with the key came to its end; null while none has. */
    completed_at: MaybeTime;
  };
}

export type Database = Kysely<Tables>;
/** A database or an open transaction of it. */
export type Connection = Kysely<Tables> | Transaction<Tables>;

/** A pool of connections to Postgres. Errors of idle connections are swallowed: the next query tells. */
export function openDatabase(connectionString: string, max = 10): Database {
  const pool = new pg.Pool({
    connectionString,
    max,
    connectionTimeoutMillis: 10_000,
    application_name: 'prescreen',
  });
  pool.on('error', () => {});
  // A client that a transaction holds tells of a lost server by itself: without a listener that would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  const database = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    log(event) {
      if (event.level === 'error' && isDiskFull(event.error)) fullSince.set(database, performance.now());
    },
  });
  return database;
}

/** When a database last told that its disk is full, by the process's own clock. */
const fullSince = new WeakMap<Database, number>();

/** Milliseconds since a database last told that its disk is full; Infinity when it never did. */
export function sinceDiskFull(database: Database): number {
  return performance.now() - (fullSince.get(database) ?? Number.NEGATIVE_INFINITY);
}

const crossed = new Set(['40P01', '40001']);

/** Runs a transaction again, up to three times, when the database gave it up for another one. */
export async function again<T>(act: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act();
    } catch (error) {
      if (attempt === 3 || !crossed.has(String((error as { code?: unknown }).code))) throw error;
    }
  }
}
