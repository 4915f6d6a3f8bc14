import type { ColumnType } from 'kysely';
import type { OwnField, Role } from '#domain/judging/role.ts';
import type { EvaluationState } from '#domain/states.ts';
import type { Field } from '#domain/words/lexicon.ts';
import type { Json, Time } from '../server/columns.ts';

/** Tables of roles, their versions and evaluations. */
export interface RolesTables {
  roles: { id: string; version: number; current_evaluation: string | null; created_at: Time };
  role_versions: {
    role_id: string;
    version: number;
    content: Json<Role>;
    fields: ColumnType<Field[] | null, string | null | undefined, string>;
    created_by: string;
    created_at: Time;
  };
  fields: { id: string; content: Json<OwnField>; updated_by: string; updated_at: Time };
  evaluations: {
    id: string;
    role_id: string;
    role_version: number;
    reader_version: string;
    rules_hash: string;
    fingerprint: string;
    state: EvaluationState;
    created_at: Time;
  };
}
