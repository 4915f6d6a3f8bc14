import type { Generated } from 'kysely';
import type { RetentionPolicy } from '#domain/people/retention.ts';
import type { ApplicationState, ItemState, Priority, Screening } from '#domain/states.ts';
import type { Json, MaybeText, MaybeTime, Time } from '../server/columns.ts';

/** Tables of what was handed in: batches and their files, people, applications, bytes. */
export interface IntakeTables {
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
    priority: Generated<Priority>;
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
  candidates: {
    id: string;
    name: string | null;
    email: string | null;
    phone: string | null;
    /** What the audit says of their contents is made with it. */
    audit_key: Generated<Buffer>;
    created_at: Time;
  };
  /** `scope`: a role, or `*` for the installation. */
  retention_policies: { scope: string; content: Json<RetentionPolicy>; updated_by: string; updated_at: Time };
  legal_holds: {
    id: string;
    role_id: string | null;
    candidate_id: string | null;
    reason: string;
    placed_by: string;
    placed_at: Time;
    released_by: MaybeText;
    released_at: MaybeTime;
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
    state: ApplicationState;
    reason: string | null;
    /** What the reason is about, such as a host: never a person's. */
    reason_detail: MaybeText;
    input_revision: Generated<number>;
    /** Times that screening threw: a worker's death is none. */
    failures: Generated<number>;
    decision_id: string | null;
    screening: Generated<Screening>;
  };
  /** Bytes that are to go unless a row names them. */
  removals: { sha256: string; asked_at: Time };
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
  earlier_documents: {
    application_id: string;
    sha256: string;
    file_name: string;
    replaced_by: string;
    replaced_at: Time;
  };
}
