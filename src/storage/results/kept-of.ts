import { sql } from 'kysely';
import type { Connection } from '../server/database.ts';

/** Everything that people wrote of an application, whatever counts by now, the oldest first. */
interface KeptOf {
  decisions: { outcome: string; reason: string; by: string; at: string; withdrawnAt: string | null }[];
  messages: { kind: string; language: string; by: string; at: string }[];
  handOvers: { by: string; at: string; endedAt: string | null }[];
  /** Who was to judge first, each time that somebody chose. */
  screenings: { screening: string; because: string; note: string; by: string; at: string }[];
  /** Files that were replaced. */
  earlierFiles: { file: string; by: string; at: string }[];
}

const iso = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** What is kept of an application besides what `GET /v1/applications/{id}` shows. */
export async function keptOf(connection: Connection, applicationId: string): Promise<KeptOf> {
  const [decisions, messages, handOvers, screenings, earlierFiles] = await Promise.all([
    sql<KeptOf['decisions'][number]>`
      select outcome, reason, decided_by as by, ${iso('decided_at')} as at, ${iso('withdrawn_at')} as "withdrawnAt"
      from decisions where application_id = ${applicationId} order by decided_at, id`.execute(connection),
    sql<KeptOf['messages'][number]>`
      select detail->>'kind' as kind, detail->>'language' as language, actor as by, ${iso('at')} as at from audit
      where subject = 'application' and subject_id = ${applicationId} and action = 'message.given' order by id`.execute(
      connection,
    ),
    sql<KeptOf['handOvers'][number]>`
      select h.created_by as by, ${iso('h.created_at')} as at, ${iso('least(h.expires_at, h.revoked_at)')} as "endedAt"
      from hand_over_applications a join hand_overs h on h.id = a.hand_over_id
      where a.application_id = ${applicationId} order by h.created_at, h.id`.execute(connection),
    sql<KeptOf['screenings'][number]>`
      select screening, because, note, chosen_by as by, ${iso('chosen_at')} as at from screening_choices
      where application_id = ${applicationId} order by chosen_at, id`.execute(connection),
    sql<KeptOf['earlierFiles'][number]>`
      select file_name as file, replaced_by as by, ${iso('replaced_at')} as at from earlier_documents
      where application_id = ${applicationId} order by replaced_at`.execute(connection),
  ]);
  return {
    decisions: decisions.rows,
    messages: messages.rows,
    handOvers: handOvers.rows,
    screenings: screenings.rows,
    earlierFiles: earlierFiles.rows,
  };
}
