import { randomUUID } from 'node:crypto';
import type { Priority } from '#domain/states.ts';
import { type Task, taskOf } from '#queue/tasks.ts';
import type { Connection } from '../server/database.ts';
import { announce } from '../webhooks/announce.ts';

/** A file of an upload: stored bytes, or why it was refused. */
export interface Received {
  fileName: string;
  size: number;
  sha256: string | null;
  refused: string | null;
  /** When its bytes were stored, where they were. */
  storedAt?: Date;
  /** True for a zip or an e-mail with files in it: its content is unpacked. */
  archive: boolean;
}

/** Where new files go: their batch, and the archive that they came in. */
export interface Target {
  batchId: string;
  roleId: string;
  asOf: string;
  source: string;
  priority: Priority;
  /** Position of the first file in the batch. */
  position: number;
  /** The archive's item and the numbers of the files in it. */
  parent: { itemId: string; entries: number[] } | null;
}

const ranks = { high: 1, normal: 2, low: 3 } as const;
const turns = 16;

/**
 * When a file has its turn in the queue: small numbers go first. Within a priority the first files of a batch go before the
 * many of a larger one, so that a single résumé does not wait for thousands. Work without one goes before all.
 */
export function turnOf(priority: Target['priority'], position: number): number {
  return ranks[priority] * turns + Math.min(turns - 1, Math.floor(Math.log2(position + 1)));
}

/** Rows of a slice at once; a statement holds at most 65,535 values. */
const slice = 1000;

function slices<T>(rows: T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / slice) }, (_, index) =>
    rows.slice(index * slice, (index + 1) * slice),
  );
}

/** What names the task of an item: one at a time of each generation. */
export const itemTask = (itemId: string, generation: number) => `${itemId}-${generation}`;

/**
 * Writes the items of files with their candidates and applications. Gives the tasks that are to be done, for the outbox of
 * the same transaction.
 */
export async function insertItems(
  transaction: Connection,
  batch: Target,
  files: Received[],
): Promise<Task[]> {
  // In the order of the sha-256, so that uploads of the same files beside each other wait instead of locking crosswise.
  const firstOf = new Map<string, Received>();
  for (const file of files)
    if (file.sha256 !== null && !file.archive && !firstOf.has(file.sha256)) firstOf.set(file.sha256, file);
  const distinct = [...firstOf].sort(([a], [b]) => (a < b ? -1 : 1));
  const candidates = new Map(distinct.map(([sha256]) => [sha256, randomUUID()]));
  const made = new Map<string, string>();
  for (const part of slices(distinct)) {
    const documents = part.map(([sha256, file]) => ({ sha256, size: file.size }));
    await transaction
      .insertInto('documents')
      .values(documents)
      .onConflict((conflict) => conflict.column('sha256').doNothing())
      .execute();
    const people = part.map(([sha256]) => ({
      id: candidates.get(sha256) as string,
      name: null,
      email: null,
      phone: null,
    }));
    await transaction.insertInto('candidates').values(people).execute();
    const applications = part.map(([sha256, file]) => ({
      id: randomUUID(),
      role_id: batch.roleId,
      candidate_id: candidates.get(sha256) as string,
      sha256,
      file_name: file.fileName,
      as_of: batch.asOf,
      source: batch.source,
      state: 'pending' as const,
      reason: null,
      decision_id: null,
    }));
    const inserted = await transaction
      .insertInto('applications')
      .values(applications)
      .onConflict((conflict) => conflict.columns(['role_id', 'sha256']).doNothing())
      .returning(['id', 'sha256'])
      .execute();
    for (const row of inserted) made.set(row.sha256, row.id);
  }
  const before = await knownApplications(
    transaction,
    batch.roleId,
    distinct.map(([sha256]) => sha256).filter((sha256) => !made.has(sha256)),
  );
  const idle = [...before.keys()].map((sha256) => candidates.get(sha256) as string);
  for (const part of slices(idle))
    await transaction.deleteFrom('candidates').where('id', 'in', part).execute();
  const tasks: Task[] = [];
  const fresh = new Set(made.keys());
  const items = files.map((file, index) => {
    const item = {
      id: randomUUID(),
      batch_id: batch.batchId,
      position: batch.position + index,
      file_name: file.fileName,
      size: file.size,
      sha256: file.sha256,
      parent_id: batch.parent?.itemId ?? null,
      entry: batch.parent?.entries[index] ?? null,
      application_id: null,
    };
    if (file.sha256 === null) return { ...item, state: 'refused' as const, reason: file.refused };
    const once = itemTask(item.id, 0);
    const priority = turnOf(batch.priority, item.position);
    if (file.archive) {
      tasks.push(taskOf('expand', { itemId: item.id }, { once, priority }));
      return { ...item, state: 'expanding' as const, reason: null };
    }
    const applicationId = made.get(file.sha256) ?? before.get(file.sha256) ?? null;
    if (!fresh.delete(file.sha256)) {
      // Files without a byte are all alike, and each was somebody's: they are asked again.
      if (file.size === 0) return { ...item, state: 'refused' as const, reason: 'empty' };
      return { ...item, application_id: applicationId, state: 'duplicate' as const, reason: 'duplicate' };
    }
    tasks.push(taskOf('screen', { applicationId: applicationId as string }, { once, priority }));
    return { ...item, application_id: applicationId, state: 'queued' as const, reason: null };
  });
  for (const part of slices(items)) await transaction.insertInto('batch_items').values(part).execute();
  for (const part of slices([...made.values()]))
    await announce(transaction, 'application.received', part, () => ({
      batchId: batch.batchId,
      document: null,
    }));
  return tasks;
}

async function knownApplications(
  transaction: Connection,
  roleId: string,
  sha256s: string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const part of slices(sha256s)) {
    const rows = await transaction
      .selectFrom('applications')
      .select(['id', 'sha256'])
      .where('role_id', '=', roleId)
      .where('sha256', 'in', part)
      .execute();
    for (const row of rows) found.set(row.sha256, row.id);
  }
  return found;
}
