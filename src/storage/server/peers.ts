import { sql } from 'kysely';
import type { Connection } from './database.ts';

/** How many receivers and connections do nothing until somebody mends them, in words. */
export async function stoppedPeers(connection: Connection): Promise<Record<string, number>> {
  const { rows } = await sql<{ receivers: number; connections: number }>`
    select (select count(*)::int from webhook_endpoints where state = 'disabled') as receivers,
      (select count(*)::int from connections where state <> 'active') as connections`.execute(connection);
  const [row] = rows;
  return {
    'receivers are switched off': row?.receivers ?? 0,
    'connections are paused or not set up': row?.connections ?? 0,
  };
}
