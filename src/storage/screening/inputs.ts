import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { AnswerValue, StandingAnswer } from '#domain/people/answers.ts';
import type { Correction, SaidOfFact } from '#domain/people/corrections.ts';
import { taskOf } from '#queue/tasks.ts';
import { writeAudit } from '../access/audit.ts';
import type { Connection, Database } from '../server/database.ts';
import { addToOutbox } from '../server/outbox.ts';

/* What people add to a document: answers and corrections. Each makes a new input revision, which is scored anew. */

interface Author {
  author: string;
  keyId: string;
}

/** Keeps answers and has the application scored anew. */
export async function saveAnswers(
  database: Database,
  applicationId: string,
  answers: { question: string; value: AnswerValue }[],
  { author, keyId }: Author,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('answers')
      .values(
        answers.map(({ question, value }) => ({
          id: randomUUID(),
          application_id: applicationId,
          question,
          value: JSON.stringify(value),
          author,
          key_id: keyId,
        })),
      )
      .execute();
    const detail = { questions: answers.map((one) => one.question) };
    await revise(transaction, applicationId, author, 'application.answered', detail);
  });
}

/** Keeps a correction of one fact and has the application scored anew. Gives its id. */
export async function saveCorrection(
  database: Database,
  applicationId: string,
  fact: SaidOfFact,
  { author, keyId }: Author,
): Promise<string> {
  const id = randomUUID();
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('corrections')
      .values({
        id,
        application_id: applicationId,
        kind: 'field',
        field: fact.field,
        quote: fact.quote,
        beside: fact.beside ?? null,
        was: JSON.stringify(fact.was),
        becomes: JSON.stringify(fact.becomes),
        author,
        key_id: keyId,
        reason: fact.reason,
      })
      .execute();
    await revise(transaction, applicationId, author, 'application.corrected', {
      correction: id,
      field: fact.field,
    });
  });
  return id;
}

/** Withdraws a correction and has the application scored anew; false when there is none that stands. */
export async function withdrawCorrection(
  database: Database,
  applicationId: string,
  id: string,
  author: string,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const updated = await transaction
      .updateTable('corrections')
      .set({ withdrawn_at: sql<Date>`now()` })
      .where('id', '=', id)
      .where('application_id', '=', applicationId)
      .where('kind', '=', 'field')
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst();
    if (updated.numUpdatedRows === 0n) return false;
    await revise(transaction, applicationId, author, 'application.correction_withdrawn', { correction: id });
    return true;
  });
}

/** Makes a new input revision of an application and has it scored anew, within the caller's transaction. */
export async function revise(
  transaction: Connection,
  applicationId: string,
  actor: string,
  action: string,
  detail?: Record<string, unknown>,
): Promise<void> {
  await transaction
    .updateTable('applications')
    .set((eb) => ({ input_revision: eb('input_revision', '+', 1) }))
    .where('id', '=', applicationId)
    .execute();
  await addToOutbox(transaction, [taskOf('screen', { applicationId })]);
  await writeAudit(transaction, [
    { actor, action, subject: 'application', subjectId: applicationId, ...(detail ? { detail } : {}) },
  ]);
}

/** True when somebody corrected, typed, answered or settled anything of an application: of most nobody did. */
export async function hasInputs(connection: Connection, applicationId: string): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`
    select exists (select from corrections where application_id = ${applicationId})
      or exists (select from answers where application_id = ${applicationId})
      or exists (select from reviews where application_id = ${applicationId}) as has`.execute(connection);
  return rows[0]?.has ?? false;
}

/** Answers of an application, the newest to each question, by question; with `until` as they stood then. */
export async function findAnswers(
  connection: Connection,
  applicationId: string,
  until: Date | null = null,
): Promise<(StandingAnswer & { author: string; answeredAt: Date })[]> {
  const { rows } = await sql<{ question: string; value: AnswerValue; author: string; answered_at: Date }>`
    select distinct on (question) question, value, author, answered_at from answers
    where application_id = ${applicationId} and (${until}::timestamptz is null or answered_at <= ${until})
    order by question, answered_at desc, id`.execute(connection);
  return rows.map(({ question, value, author, answered_at }) => ({
    question,
    value,
    author,
    answeredAt: answered_at,
  }));
}

/** Corrections of an application's facts that stand, in the order in which they were made; with `until` those that stood then. */
export async function findCorrections(
  connection: Connection,
  applicationId: string,
  until: Date | null = null,
): Promise<Correction[]> {
  return (await correctionsOf(connection, [applicationId], until)).get(applicationId) ?? [];
}

/** The same of several applications, by id; those without any are left out. */
export async function correctionsOf(
  connection: Connection,
  applicationIds: string[],
  until: Date | null = null,
): Promise<Map<string, Correction[]>> {
  if (applicationIds.length === 0) return new Map();
  const rows = await connection
    .selectFrom('corrections')
    .selectAll()
    .where('application_id', 'in', applicationIds)
    .where('kind', '=', 'field')
    .where(({ eb, and, or }) =>
      until === null
        ? eb('withdrawn_at', 'is', null)
        : and([
            eb('corrected_at', '<=', until),
            or([eb('withdrawn_at', 'is', null), eb('withdrawn_at', '>', until)]),
          ]),
    )
    .orderBy('corrected_at')
    .orderBy('id')
    .execute();
  const found = new Map<string, Correction[]>();
  for (const { id, field, quote, beside, was, becomes, author, reason, application_id } of rows) {
    const own = found.get(application_id) ?? [];
    const told = { id, field, quote, was, becomes, author, reason, ...(beside === null ? {} : { beside }) };
    own.push(told as Correction);
    found.set(application_id, own);
  }
  return found;
}

/** Keeps answers that are new or differ from those that stand; gives whether there were any. */
export async function saveNewAnswers(
  transaction: Connection,
  applicationId: string,
  answers: { question: string; value: AnswerValue }[],
  author: string,
): Promise<boolean> {
  if (answers.length === 0) return false;
  const standing = new Map(
    (await findAnswers(transaction, applicationId)).map((one) => [one.question, JSON.stringify(one.value)]),
  );
  const fresh = answers.filter(({ question, value }) => {
    const before = standing.get(question);
    return before === undefined || before !== JSON.stringify(value);
  });
  if (fresh.length === 0) return false;
  await transaction
    .insertInto('answers')
    .values(
      fresh.map(({ question, value }) => ({
        id: randomUUID(),
        application_id: applicationId,
        question,
        value: JSON.stringify(value),
        author,
        key_id: author,
      })),
    )
    .execute();
  return true;
}
