import type { ColumnType, Generated } from 'kysely';
import type { Json, Time } from './columns.ts';

/** Tables of tasks on their way to the queue. */
export interface ServerTables {
  outbox: {
    id: Generated<string>;
    job: string;
    job_id: string;
    payload: Json<Record<string, string>>;
    created_at: Time;
    /** Small ones go first; those without before all. */
    priority: ColumnType<number | null, number | null | undefined, number | null>;
  };
}
