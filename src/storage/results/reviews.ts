import { randomUUID } from 'node:crypto';
import { type Review, type ReviewKind, settlesVerdict } from '#domain/people/review.ts';
import { writeAudit } from '../access/audit.ts';
import { revise } from '../screening/inputs.ts';
import type { Connection, Database } from '../server/database.ts';

interface NewReview {
  kind: ReviewKind;
  criterion: string | null;
  verdict: string | null;
  reason: string;
  /** The owner of the key, a person. */
  by: string;
  keyId: string;
}

/** Records what a person settled about an application; all of it is kept. Gives the id. */
export async function saveReview(
  database: Database,
  applicationId: string,
  review: NewReview,
): Promise<string> {
  const id = randomUUID();
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('reviews')
      .values({
        id,
        application_id: applicationId,
        kind: review.kind,
        criterion: review.criterion,
        verdict: review.verdict,
        reason: review.reason,
        reviewed_by: review.by,
        key_id: review.keyId,
      })
      .execute();
    const detail = {
      review: id,
      kind: review.kind,
      ...(review.criterion ? { criterion: review.criterion } : {}),
    };
    // What is said of a verdict settles its must-have: the application is scored anew.
    if (settlesVerdict(review))
      await revise(transaction, applicationId, review.by, 'application.reviewed', detail);
    else
      await writeAudit(transaction, [
        {
          actor: review.by,
          action: 'application.reviewed',
          subject: 'application',
          subjectId: applicationId,
          detail,
        },
      ]);
  });
  return id;
}

/** What people settled about some applications, the newest first. */
export async function findReviews(
  connection: Connection,
  applicationIds: string[],
): Promise<Map<string, Review[]>> {
  const found = new Map<string, Review[]>();
  if (applicationIds.length === 0) return found;
  const rows = await connection
    .selectFrom('reviews')
    .selectAll()
    .where('application_id', 'in', applicationIds)
    .orderBy('reviewed_at', 'desc')
    .orderBy('id')
    .execute();
  for (const row of rows) {
    const own = found.get(row.application_id) ?? [];
    own.push({
      id: row.id,
      kind: row.kind,
      criterion: row.criterion,
      verdict: row.verdict,
      reason: row.reason,
      by: row.reviewed_by,
      at: row.reviewed_at.toISOString(),
    });
    found.set(row.application_id, own);
  }
  return found;
}
