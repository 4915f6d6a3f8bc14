import type { ColumnType, Generated } from 'kysely';
import type { AtsState, NoticeKind } from '#domain/people/profiles.ts';
import type { ConnectionState, EventState, WorkState } from '#domain/states.ts';
import type { Json, MaybeText, MaybeTime, Time } from '../server/columns.ts';

/** Tables of applicant-tracking systems: connections, events, polls, notes. */
export interface AtsTables {
  connections: {
    id: string;
    system: string;
    name: string;
    /** `pending` until its system has shaken hands or sent a signed event. */
    state: ConnectionState;
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
    state: EventState;
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
  polls: {
    id: string;
    connection_id: string;
    /** One posting of the ATS, or null for all. */
    job_id: string | null;
    since: string | null;
    page: string | null;
    found: Generated<number>;
    state: WorkState;
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
    state: WorkState;
    reason: string | null;
    attempts: Generated<number>;
    leased: Generated<boolean>;
    /** Which handing out this is: the task of another one does nothing. */
    lease: Generated<number>;
    next_at: MaybeTime;
    created_at: Time;
  };
}
