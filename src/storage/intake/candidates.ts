import { sql } from 'kysely';
import type { Contact, Job } from '#domain/resume.ts';
import { writeAudit } from '../access/audit.ts';
import type { Connection, Database } from '../server/database.ts';

/** A candidate with the jobs of the newest document that was read. */
export interface StoredCandidate {
  id: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  jobs: Job[];
  applications: { id: string; roleId: string; fileName: string; receivedAt: Date }[];
}

/** Candidates by id, in the order of the ids. */
export async function findCandidates(connection: Connection, ids: string[]): Promise<StoredCandidate[]> {
  if (ids.length === 0) return [];
  const people = await connection
    .selectFrom('candidates')
    .select(['id', 'name', 'email', 'phone'])
    .where('id', 'in', ids)
    .orderBy('id')
    .execute();
  const applications = await connection
    .selectFrom('applications')
    .select(['id', 'role_id', 'candidate_id', 'file_name', 'received_at', 'sha256'])
    .where('candidate_id', 'in', ids)
    .orderBy('received_at', 'desc')
    .orderBy('id')
    .execute();
  const hashes = [...new Set(applications.map((row) => row.sha256))];
  const resumes =
    hashes.length === 0
      ? []
      : await connection
          .selectFrom('resumes')
          .select(['sha256', 'resume'])
          .where('sha256', 'in', hashes)
          .where('status', '=', 'read')
          .orderBy('created_at')
          .execute();
  const jobsOf = new Map(resumes.map((row) => [row.sha256, row.resume?.jobs ?? []]));
  return people.map((person) => {
    const own = applications.filter((row) => row.candidate_id === person.id);
    return {
      ...person,
      jobs: own.map((row) => jobsOf.get(row.sha256) ?? []).find((jobs) => jobs.length > 0) ?? [],
      applications: own.map((row) => ({
        id: row.id,
        roleId: row.role_id,
        fileName: row.file_name,
        receivedAt: row.received_at,
      })),
    };
  });
}

/** Ids of others that share an address, a telephone number or a part of the name: whoever is worth comparing. */
export async function comparable(
  connection: Connection,
  candidate: { id: string } & { [Key in keyof Pick<Contact, 'name' | 'email' | 'phone'>]: string | null },
  limit: number,
): Promise<string[]> {
  const digits = (candidate.phone ?? '').replace(/\D/g, '').slice(-9);
  const parts = (candidate.name ?? '').split(/[\s,]+/).filter((part) => part.length > 2);
  const rows = await sql<{ id: string }>`
    select id from candidates where id <> ${candidate.id} and (
      (email is not null and lower(email) = lower(${candidate.email}))
      or (${digits.length >= 7} and right(regexp_replace(coalesce(phone, ''), '\D', '', 'g'), 9) = ${digits})
      or (name is not null and name ilike any (${parts.map((part) => `%${part.replace(/[\\%_]/g, '')}%`)}::text[]))
    ) order by id limit ${limit}
  `.execute(connection);
  return rows.rows.map((row) => row.id);
}

/** Links two candidates as one person, or takes the link away again. Gives whether anything changed. */
export function setLink(
  database: Database,
  candidateId: string,
  sameAs: string,
  linked: boolean,
  actor: string,
): Promise<boolean> {
  return database
    .transaction()
    .execute((transaction) => setLinkIn(transaction, candidateId, sameAs, linked, actor));
}

/** The same in a transaction that is open. */
export async function setLinkIn(
  transaction: Connection,
  candidateId: string,
  sameAs: string,
  linked: boolean,
  actor: string,
): Promise<boolean> {
  const [first, second] = [candidateId, sameAs].sort() as [string, string];
  const changed = linked
    ? await transaction
        .insertInto('candidate_links')
        .values({ candidate_id: first, same_as: second, linked_by: actor })
        .onConflict((conflict) => conflict.doNothing())
        .returning('same_as')
        .execute()
    : await transaction
        .deleteFrom('candidate_links')
        .where('candidate_id', '=', first)
        .where('same_as', '=', second)
        .returning('same_as')
        .execute();
  if (changed.length > 0)
    await writeAudit(transaction, [
      {
        actor,
        action: linked ? 'candidate.linked' : 'candidate.unlinked',
        subject: 'candidate',
        subjectId: first,
        detail: { sameAs: second },
      },
    ]);
  return changed.length > 0;
}

/** Ids of candidates that are linked to one. */
export async function linkedTo(connection: Connection, candidateId: string): Promise<string[]> {
  const rows = await connection
    .selectFrom('candidate_links')
    .select(['candidate_id', 'same_as'])
    .where(({ or, eb }) => or([eb('candidate_id', '=', candidateId), eb('same_as', '=', candidateId)]))
    .execute();
  return rows.map((row) => (row.candidate_id === candidateId ? row.same_as : row.candidate_id)).sort();
}

/** Ids of candidates with an e-mail address, whatever its case. */
export async function candidatesByEmail(connection: Connection, email: string): Promise<string[]> {
  const rows = await connection
    .selectFrom('candidates')
    .select('id')
    .where(sql<boolean>`lower(email) = ${email.trim().toLowerCase()}`)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}
