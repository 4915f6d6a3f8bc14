import { macsOf, mayGo } from '#storage/access/audited-contents.ts';
import { type Head, headOf, sealedAfter, sealSlice, standing, unsealedFor } from '#storage/access/chain.ts';
import { chainHash, noHash } from '#storage/access/chain-hash.ts';
import type { Database } from '#storage/server/database.ts';

/** Minutes after which a row ought to have its place: whoever runs the service seals every minute. */
const sealedWithin = 10;
const mostProblems = 1000;

/** What is wrong with the audit, at a place of its chain. */
interface AuditProblem {
  position: number;
  /** Of the row in the audit; null for one that is missing. */
  id: string | null;
  problem: 'changed' | 'missing' | 'content_changed' | 'content_missing' | 'not_the_head';
}

interface Verified {
  rows: number;
  head: Head | null;
  /** At most 1,000. */
  problems: AuditProblem[];
  /** Rows that ought to be sealed and are not. */
  unsealed: number;
}

/** Gives every row of the audit that is committed its place in the chain. Gives how many it sealed. */
export async function sealAudit(database: Database): Promise<number> {
  let all = 0;
  for (let sealed = -1; sealed !== 0; all += sealed) sealed = await sealSlice(database);
  return all;
}

/**
 * Goes through the whole chain: a row that was changed, one that is missing, and a content (a reason, a note) that is no
 * longer what it was when the row was written. `kept` is a head that somebody wrote down outside: with it, a chain that was cut
 * at its end or made anew is found too.
 */
export async function verifyAudit(database: Database, kept: Head | null = null): Promise<Verified> {
  const problems: AuditProblem[] = [];
  const say = (problem: AuditProblem) => problems.length < mostProblems && problems.push(problem);
  let [rows, position] = [0, 0];
  let hash: Buffer = noHash;
  let keptSeen = kept === null;
  for (let slice = await sealedAfter(database, 0); slice.length > 0; ) {
    for (const one of slice) {
      for (let gap = position + 1; gap < one.position && problems.length < mostProblems; gap++)
        say({ position: gap, id: null, problem: 'missing' });
      // Behind a gap the hash before is not known: the next row tells nothing but that.
      if (one.position === position + 1 && !chainHash(hash, one.position, one.row).equals(one.hash))
        say({ position: one.position, id: one.id, problem: 'changed' });
      if (kept?.position === one.position) {
        keptSeen = true;
        if (kept.hash !== one.hash.toString('hex'))
          say({ position: one.position, id: one.id, problem: 'not_the_head' });
      }
      [position, hash] = [one.position, one.hash];
    }
    rows += slice.length;
    for (const problem of await contentProblems(database, slice)) say(problem);
    slice = await sealedAfter(database, position);
  }
  if (!keptSeen && kept) say({ position: kept.position, id: null, problem: 'missing' });
  return {
    rows,
    head: await headOf(database),
    problems,
    unsealed: await unsealedFor(database, sealedWithin),
  };
}

/** Contents of some rows that are another, or gone although their candidate is still there. */
async function contentProblems(
  database: Database,
  slice: Awaited<ReturnType<typeof sealedAfter>>,
): Promise<AuditProblem[]> {
  const telling = slice.flatMap(({ position, id, row }) => {
    const detail = JSON.parse(row.detail) as Record<string, unknown>;
    return typeof detail.mac === 'string'
      ? [{ position, id, action: row.action, detail, applicationId: row.subjectId }]
      : [];
  });
  const macs = await macsOf(database, telling);
  const there = await standing(
    database,
    telling.map((one) => one.applicationId),
  );
  return telling.flatMap((one): AuditProblem[] => {
    const mac = macs.get(one);
    const { position, id } = one;
    if (mac === one.detail.mac || !there.has(one.applicationId)) return [];
    if (mac) return [{ position, id, problem: 'content_changed' }];
    return mayGo(one) ? [] : [{ position, id, problem: 'content_missing' }];
  });
}
