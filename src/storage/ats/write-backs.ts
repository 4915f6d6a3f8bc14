import type { Connection } from '../server/database.ts';
import { dueIn, heldBy, type Lease, nextAttempt } from '../server/due.ts';

/** A note that is to be written into an ATS. */
interface WriteBack {
  id: string;
  connectionId: string;
  applicationId: string;
  attempts: number;
  /** Which handing out this is. */
  lease: number;
  external: { applicationId: string; candidateId: string; jobId: string };
}

/** Counts another attempt at a note and gives it; null when it is settled, or handed out anew or gone. */
export async function claimWriteBack(
  connection: Connection,
  id: string,
  lease: Lease,
): Promise<WriteBack | null> {
  const claimed = await connection
    .updateTable('write_backs')
    .set(nextAttempt)
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where(heldBy(lease))
    .returningAll()
    .executeTakeFirst();
  if (!claimed) return null;
  const row = await connection
    .selectFrom('external_ids')
    .selectAll()
    .where('connection_id', '=', claimed.connection_id)
    .where('external_application_id', '=', claimed.external_application_id)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id,
    connectionId: claimed.connection_id,
    applicationId: claimed.application_id,
    attempts: claimed.attempts,
    lease: claimed.lease,
    external: {
      applicationId: row.external_application_id,
      candidateId: row.external_candidate_id,
      jobId: row.external_job_id,
    },
  };
}

/** Ends a note, or lets it wait for some seconds. */
export async function settleWriteBack(
  connection: Connection,
  { id, lease }: Pick<WriteBack, 'id' | 'lease'>,
  then: { state: 'done' | 'failed' } | { seconds: number },
  reason: string | null,
): Promise<void> {
  await connection
    .updateTable('write_backs')
    .set(
      'state' in then
        ? { state: then.state, reason, next_at: null, leased: false }
        : { reason, next_at: dueIn(then.seconds), leased: false },
    )
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where('lease', '=', lease)
    .execute();
}
