import { sql } from 'kysely';
import type { Connection } from '../server/database.ts';
import { contentMac } from './chain-hash.ts';

/*
 * Contents that rows of the audit are about. They live in tables that an erasure empties; the audit keeps their id and a
 * keyed hash, so that a reason that was changed behind its back is found.
 */

interface Content {
  table: 'decisions' | 'notes' | 'contests' | 'reviews' | 'corrections' | 'screening_choices';
  /** Where the detail of the row has the id. */
  id: string;
  columns: string[];
  /** True where people may take the content away again. */
  mayGo?: true;
}

const contents: Record<string, Content> = {
  'application.decided': {
    table: 'decisions',
    id: 'decision',
    columns: ['application_id', 'outcome', 'reason', 'decided_by'],
  },
  'application.noted': {
    table: 'notes',
    id: 'note',
    columns: ['application_id', 'text', 'author'],
    mayGo: true,
  },
  'application.contested': {
    table: 'contests',
    id: 'contest',
    columns: ['application_id', 'text', 'received_on', 'recorded_by'],
  },
  'application.contest_answered': {
    table: 'contests',
    id: 'contest',
    columns: ['application_id', 'outcome', 'answer', 'answered_by'],
  },
  'application.reviewed': {
    table: 'reviews',
    id: 'review',
    columns: ['application_id', 'kind', 'criterion', 'verdict', 'reason', 'reviewed_by'],
  },
  'application.corrected': {
    table: 'corrections',
    id: 'correction',
    columns: ['application_id', 'kind', 'field', 'quote', 'was', 'becomes', 'reason', 'author'],
  },
  'application.screening_chosen': {
    table: 'screening_choices',
    id: 'choice',
    columns: ['application_id', 'screening', 'because', 'note', 'chosen_by'],
  },
};

/** A row of the audit as far as it tells of a content. */
interface Telling {
  action: string;
  detail: Record<string, unknown>;
}

/** Which content a row is about; null for most. */
function contentOf({ action, detail }: Telling): (Content & { key: string }) | null {
  const content = contents[action];
  const key = content && detail[content.id];
  return content && typeof key === 'string' ? { ...content, key } : null;
}

/** True when the content of a row may be gone although nobody was erased. */
export const mayGo = (row: Telling): boolean => contentOf(row)?.mayGo === true;

/** The keyed hash of the content of each row that is about one, as it stands; null for one that is not there. */
export async function macsOf(
  connection: Connection,
  rows: readonly Telling[],
): Promise<Map<Telling, string | null>> {
  const found = new Map<Telling, string | null>();
  const asked = rows.flatMap((row) => {
    const content = contentOf(row);
    return content ? [{ row, content }] : [];
  });
  for (const [action, group] of Map.groupBy(asked, ({ row }) => row.action)) {
    const { table, columns } = contents[action] as Content;
    const ids = group.map(({ content }) => content.key);
    const { rows: standing } = await sql<{ id: string; content: string; audit_key: Buffer }>`
      select x.id, jsonb_build_array(${sql.join(columns.map((column) => sql.ref(`x.${column}`)))})::text as content, c.audit_key
      from ${sql.table(table)} x join applications a on a.id = x.application_id join candidates c on c.id = a.candidate_id
      where x.id = any(${ids})`.execute(connection);
    const byId = new Map(standing.map((one) => [one.id, contentMac(one.audit_key, one.content)]));
    for (const { row, content } of group) found.set(row, byId.get(content.key) ?? null);
  }
  return found;
}
