import type { Generated } from 'kysely';
import type { OwnerKind } from '#domain/states.ts';
import type { Json, MaybeTime, Time } from '../server/columns.ts';

/** Tables of who may do what, and what was done. */
export interface AccessTables {
  api_keys: {
    id: string;
    owner: string;
    owner_kind: OwnerKind;
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
}
