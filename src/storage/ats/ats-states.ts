import type { AtsState } from '#domain/people/profiles.ts';
import { writeAudit } from '../access/audit.ts';
import type { Connection, Database } from '../server/database.ts';
import { announceState } from '../webhooks/announce.ts';
import { changeExternal, findExternal, type Known, lockExternal } from './profiles.ts';

/** An application at its system, as an event names it. */
interface Told {
  connectionId: string;
  system: string;
  external: { applicationId: string };
}

/** Keeps what a system says of an application, where that is new, and tells of it. */
export async function setState(
  transaction: Connection,
  who: Told,
  known: Known,
  state: AtsState,
): Promise<void> {
  if (known.state === state) return;
  await changeExternal(transaction, who, { ats_state: state });
  await auditTold(transaction, who, known.applicationId, 'application.ats_state', {
    was: known.state,
    state,
  });
  const profile = { connection: who.connectionId, system: who.system, id: who.external.applicationId };
  await announceState(transaction, known.applicationId, profile, known.state, state);
}

/**
 * Keeps what an event itself says of an application. Gives what became of it: `unknown` when there is no such application
 * here, `outdated` when something newer is known.
 */
export function takeState(
  database: Database,
  who: Told,
  state: AtsState,
  toldAt: Date,
): Promise<'unknown' | 'outdated' | 'unchanged' | AtsState> {
  return database.transaction().execute(async (transaction) => {
    await lockExternal(transaction, who.connectionId, who.external.applicationId);
    const known = await findExternal(transaction, who.connectionId, who.external.applicationId);
    if (known === null) return 'unknown';
    if (known.toldAt !== null && known.toldAt > toldAt) return 'outdated';
    await changeExternal(transaction, who, { told_at: toldAt });
    await setState(transaction, who, known, state);
    return known.state === state ? 'unchanged' : state;
  });
}

/** Writes down what a system made of an application. */
export function auditTold(
  transaction: Connection,
  { system, connectionId }: Pick<Told, 'system' | 'connectionId'>,
  applicationId: string,
  action: string,
  more: Record<string, unknown> = {},
): Promise<void> {
  return writeAudit(transaction, [
    {
      actor: system,
      action,
      subject: 'application',
      subjectId: applicationId,
      detail: { connection: connectionId, ...more },
    },
  ]);
}
