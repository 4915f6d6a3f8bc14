import { randomUUID } from 'node:crypto';
import type { Connection } from '../server/database.ts';

/** A person as an ATS knows them. */
interface AtsPerson {
  connectionId: string;
  external: { candidateId: string };
  person: { name: string | null; email: string | null; phone: string | null };
}

/** The candidate of an id of the ATS: the one of earlier applications, else a new one. */
export async function candidateFor(transaction: Connection, from: AtsPerson): Promise<string> {
  const row = await transaction
    .selectFrom('external_ids as e')
    .innerJoin('applications as a', 'a.id', 'e.application_id')
    .select('a.candidate_id')
    .where('e.connection_id', '=', from.connectionId)
    .where('e.external_candidate_id', '=', from.external.candidateId)
    .orderBy('e.created_at')
    .executeTakeFirst();
  if (row) return row.candidate_id;
  const id = randomUUID();
  await transaction
    .insertInto('candidates')
    .values({ id, ...from.person })
    .execute();
  return id;
}

/** Drops a candidate of whom no application is left. */
export async function dropIdle(transaction: Connection, candidateId: string): Promise<void> {
  await transaction
    .deleteFrom('candidates')
    .where('id', '=', candidateId)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('applications').select('id').where('candidate_id', '=', candidateId))),
    )
    // Who is held stays in the books.
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('legal_holds').select('id').where('candidate_id', '=', candidateId))),
    )
    .execute();
}
