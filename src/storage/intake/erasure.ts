import { writeAudit } from '../access/audit.ts';
import { lockProfile } from '../ats/profiles.ts';
import { again, type Connection, type Database } from '../server/database.ts';
import { type ErasedMarks, marking } from '../server/erased-marks.ts';
import { heldBy, isHeld } from './holds.ts';
import { keptUntil, overdue } from './retention.ts';
import { type Erased, takeOut } from './take-out.ts';

/** Who erases, and how ids of those who are gone are kept beside the database, before they go. */
interface Erasing {
  actor: string;
  keep(candidateIds: string[]): Promise<void>;
}

/** What does not keep somebody: nothing, or the days that a policy asks for. */
type Despite = 'nothing' | 'minimum';

type Erasure =
  | { outcome: 'unknown' }
  /** A legal hold keeps the person. */
  | { outcome: 'held'; reason: string }
  /** A policy asks to keep the person to a day. */
  | { outcome: 'kept'; until: string }
  | { outcome: 'erased'; erased: Erased };

/**
 * Takes a person out of every table, with those linked as the same person: applications, scorecards, decisions, reviews,
 * what was read, and the file names of uploads. The counts of batches stay; the audit keeps ids and says what was done.
 * Nobody is erased who is held, nor who is to be kept still, but for what `despite` names.
 */
export async function eraseCandidate(
  database: Database,
  candidateId: string,
  { actor, marks }: { actor: string; marks: ErasedMarks },
  despite: Despite = 'nothing',
): Promise<Erasure> {
  return erasingAgain(database, marks, async (transaction, keep): Promise<Erasure> => {
    await holdProfiles(transaction, await samePerson(transaction, [candidateId]));
    const candidates = await lockPerson(transaction, [candidateId]);
    if (candidates.length === 0) return { outcome: 'unknown' };
    const kept = await keepsPerson(transaction, candidates, despite);
    if (kept) return kept;
    const erased = await erasePeople(transaction, candidates, candidateId, { actor, keep });
    return { outcome: 'erased', erased };
  });
}

/** Erases in a transaction that is tried again where another one was in its way; ids are taken back when it fails. */
export function erasingAgain<T>(
  database: Database,
  marks: ErasedMarks,
  act: (transaction: Connection, keep: Erasing['keep']) => Promise<T>,
): Promise<T> {
  return again(() =>
    marking(marks, (keep) => database.transaction().execute((transaction) => act(transaction, keep))),
  );
}

/**
 * Erases one candidate who was erased before and whom a backup brought back, whatever keeps them and whoever is linked with them now. Null
 * when there is none.
 */
export async function eraseMarked(
  database: Database,
  candidateId: string,
  { actor, marks }: { actor: string; marks: ErasedMarks },
): Promise<Erased | null> {
  return erasingAgain(database, marks, async (transaction, keep) => {
    await holdProfiles(transaction, [candidateId]);
    const locked = await lockPerson(transaction, [candidateId]);
    return locked.includes(candidateId)
      ? erasePeople(transaction, [candidateId], candidateId, { actor, keep })
      : null;
  });
}

/** What keeps candidates, who are one person, from being erased; null when nothing does. */
export async function keepsPerson(
  transaction: Connection,
  candidates: string[],
  despite: Despite = 'nothing',
): Promise<Extract<Erasure, { outcome: 'held' | 'kept' }> | null> {
  const hold = await heldBy(transaction, candidates);
  if (hold) return { outcome: 'held', reason: hold.reason };
  const until = despite === 'minimum' ? null : await keptUntil(transaction, candidates);
  return until === null ? null : { outcome: 'kept', until };
}

/**
 * Takes some applications of a person out of every table, and the person with the last one: what a policy does not allow to
 * be kept. Those that are held by now, or that something happened to, stay. Null when nothing was taken.
 */
export async function eraseOverdue(
  database: Database,
  candidateId: string,
  applicationIds: string[],
  { actor, marks }: { actor: string; marks: ErasedMarks },
): Promise<Erased | null> {
  return erasingAgain(database, marks, async (transaction, keep) => {
    await holdProfiles(transaction, [candidateId]);
    const locked = await lockPerson(transaction, [candidateId]);
    if (!locked.includes(candidateId) || (await isHeld(transaction, locked))) return null;
    const ids = (await overdue(transaction, applicationIds.length, { only: applicationIds })).map(
      (one) => one.applicationId,
    );
    if (ids.length === 0) return null;
    const all = await transaction
      .selectFrom('applications')
      .select('id')
      .where('candidate_id', '=', candidateId)
      .execute();
    const due = new Set(ids);
    if (all.every(({ id }) => due.has(id)))
      return erasePeople(transaction, [candidateId], candidateId, { actor, keep }, 'candidate.expired');
    const erased = await takeOut(transaction, ids, []);
    await writeAudit(
      transaction,
      ids.map((id) => ({
        ...{ actor, action: 'application.expired', subject: 'application', subjectId: id },
      })),
    );
    return erased;
  });
}

/**
 * Holds the profiles of candidates, before their rows as whoever takes an application in does: an event that is being carried
 * out comes before the erasure and goes with it, or after it and brings nobody back.
 */
async function holdProfiles(transaction: Connection, candidates: string[]): Promise<void> {
  if (candidates.length === 0) return;
  const profiles = await transaction
    .selectFrom('external_ids as e')
    .innerJoin('applications as a', 'a.id', 'e.application_id')
    .select(['e.connection_id', 'e.external_candidate_id'])
    .distinct()
    .where('a.candidate_id', 'in', candidates)
    .orderBy('e.connection_id')
    .orderBy('e.external_candidate_id')
    .execute();
  for (const one of profiles) await lockProfile(transaction, one.connection_id, one.external_candidate_id);
}

/** Takes candidates, who are one person, out of every table. `subject` is the one that the audit names. */
export async function erasePeople(
  transaction: Connection,
  candidates: string[],
  subject: string,
  { actor, keep }: Erasing,
  action = 'candidate.erased',
): Promise<Erased> {
  await keep(candidates);
  const applications = await transaction
    .selectFrom('applications')
    .select('id')
    .where('candidate_id', 'in', candidates)
    .execute();
  const ids = applications.map(({ id }) => id);
  const erased = await takeOut(transaction, ids, candidates);
  const detail = {
    ...{ candidates: candidates.length, applications: ids.length, documents: erased.unreferenced.length },
  };
  await writeAudit(transaction, [{ actor, action, subject: 'candidate', subjectId: subject, detail }]);
  return erased;
}

/**
 * Candidates and those linked as the same person, in both directions, held until the end of the transaction: two who ask
 * for the same person at once come one after the other. Empty when there are none.
 */
export async function lockPerson(transaction: Connection, candidateIds: string[]): Promise<string[]> {
  const candidates = await samePerson(transaction, candidateIds);
  if (candidates.length === 0) return [];
  const rows = await transaction
    .selectFrom('candidates')
    .select('id')
    .where('id', 'in', candidates)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map((row) => row.id);
}

async function samePerson(connection: Connection, candidateIds: string[]): Promise<string[]> {
  const found = new Set<string>();
  let ask = candidateIds;
  while (ask.length > 0) {
    const rows = await connection.selectFrom('candidates').select('id').where('id', 'in', ask).execute();
    for (const row of rows) found.add(row.id);
    const links = await connection
      .selectFrom('candidate_links')
      .select(['candidate_id', 'same_as'])
      .where(({ or, eb }) => or([eb('candidate_id', 'in', ask), eb('same_as', 'in', ask)]))
      .execute();
    ask = [...new Set(links.flatMap((link) => [link.candidate_id, link.same_as]))].filter(
      (id) => !found.has(id),
    );
  }
  return [...found].sort();
}
