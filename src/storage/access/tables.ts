import type { ColumnType, Generated } from 'kysely';
import type { OwnerKind } from '#domain/states.ts';
import type { Json, MaybeText, MaybeTime, Time } from '../server/columns.ts';

/** Tables of who may do what, and what was done. */
export interface AccessTables {
  api_keys: {
    id: string;
    owner: string;
    owner_kind: OwnerKind;
    preset: string;
    scopes: string[];
    /** Null: every role. */
    teams: ColumnType<string[] | null, string[] | null | undefined, string[] | null>;
    hash: Buffer;
    last4: string;
    created_by: string;
    created_at: Time;
    expires_at: MaybeTime;
    revoked_at: MaybeTime;
  };
  teams: { id: string; name: string; created_by: string; created_at: Time };
  team_roles: { team_id: string; role_id: string; granted_by: string; created_at: Time };
  /** Who may sign in; `issuer` and `subject` are those of the first sign-in. */
  people: {
    id: string;
    name: string;
    email: string;
    issuer: MaybeText;
    subject: MaybeText;
    preset: string;
    scopes: string[];
    /** Null: every role. */
    teams: string[] | null;
    invited_by: string;
    created_at: Time;
    expires_at: MaybeTime;
    disabled_at: MaybeTime;
  };
  sessions: {
    id: string;
    hash: Buffer;
    /** Of the person, or of the key. */
    caller_id: string;
    csrf: string;
    /** By choice: for a while they do not want to see who somebody is. */
    blind: Generated<boolean>;
    /** Sealed: what the provider is told at the sign-out. */
    id_token: Buffer | null;
    created_at: Time;
    seen_at: Time;
    expires_at: ColumnType<Date, Date, Date>;
  };
  audit: {
    id: Generated<string>;
    at: Time;
    actor: string;
    action: string;
    subject: string;
    subject_id: string;
    detail: Json<Record<string, unknown>>;
    /** Place in the chain, from 1; null until it is sealed. */
    position: ColumnType<string | null, never, string>;
    hash: ColumnType<Buffer | null, never, Buffer>;
  };
}
