import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { EventType } from '#domain/people/events.ts';
import { wasBroughtBy } from '../access/reach.ts';
import type { Connection } from '../server/database.ts';
import { dueNow } from '../server/due.ts';

/** Something that happened. Its data is ids, scores and codes: no name, no words of a résumé. */
interface NewMessage {
  type: EventType | 'webhook.test';
  data: Record<string, unknown>;
  applicationId: string | null;
}

/** Rows that are written together. */
const slice = 1000;

/**
 * Tells every endpoint that asked for it, in the transaction of what happened: a message and a delivery for each, which is
 * held while the endpoint is switched off. Nothing is kept when nobody asked.
 */
export async function publish(connection: Connection, messages: NewMessage[]): Promise<void> {
  if (messages.length === 0) return;
  const endpoints = await connection
    .selectFrom('webhook_endpoints')
    .select(['id', 'events', 'state', 'brought_by'])
    .execute();
  const wanted = messages.filter(({ type }) => endpoints.some((one) => one.events.includes(type)));
  const brought = await broughtBy(connection, endpoints, wanted);
  for (let at = 0; at < wanted.length; at += slice) {
    const part = wanted.slice(at, at + slice);
    const ids = await keepMessages(connection, part);
    const deliveries = part.flatMap((message, index) =>
      endpoints
        .filter((one) => one.events.includes(message.type) && isFor(one.brought_by, message, brought))
        .map((one) => ({
          id: randomUUID(),
          endpoint_id: one.id,
          message_id: ids[index] as string,
          state: one.state === 'active' ? ('pending' as const) : ('held' as const),
          next_at: one.state === 'active' ? dueNow : null,
        })),
    );
    for (let from = 0; from < deliveries.length; from += slice)
      await connection
        .insertInto('deliveries')
        .values(deliveries.slice(from, from + slice))
        .execute();
  }
}

/** Whom a message is about: an application, also one that is being erased. */
const aboutOf = ({ applicationId, data }: NewMessage): string | null =>
  applicationId ?? (typeof data.applicationId === 'string' ? data.applicationId : null);

/** True where a receiver is told of a message: of everything, or of what its owner brought and of roles. */
function isFor(owner: string | null, message: NewMessage, brought: Map<string, Set<string>>): boolean {
  if (owner === null) return true;
  const about = aboutOf(message) ?? (message.data.batchId as string | undefined);
  return about === undefined ? message.type === 'role.rescored' : (brought.get(owner)?.has(about) ?? false);
}

/** Ids of the applications and uploads of some messages that the owner of each receiver brought, by owner. */
async function broughtBy(
  connection: Connection,
  endpoints: { brought_by: string | null }[],
  messages: NewMessage[],
): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  const ids = messages.flatMap((one) => aboutOf(one) ?? (one.data.batchId as string | undefined) ?? []);
  for (const owner of new Set(endpoints.flatMap((one) => one.brought_by ?? []))) {
    const { rows } = await sql<{ id: string }>`
      select a.id from applications a where a.id = any(${ids}) and ${wasBroughtBy(owner, sql`a.id`)}
      union all select b.id from batches b where b.id = any(${ids}) and b.created_by = ${owner}`.execute(
      connection,
    );
    found.set(owner, new Set(rows.map((row) => row.id)));
  }
  return found;
}

/** Keeps messages and gives their ids, which have no dot (Standard Webhooks). */
async function keepMessages(connection: Connection, messages: NewMessage[]): Promise<string[]> {
  const rows = messages.map((message) => ({
    id: `msg_${randomUUID().replaceAll('-', '')}`,
    type: message.type,
    data: JSON.stringify(message.data),
    application_id: message.applicationId,
  }));
  await connection.insertInto('webhook_messages').values(rows).execute();
  return rows.map((row) => row.id);
}

/** Keeps a message with a delivery that its caller sends at once. Gives the delivery's id. */
export async function keepForNow(
  connection: Connection,
  endpointId: string,
  message: NewMessage,
): Promise<string> {
  const [messageId] = await keepMessages(connection, [message]);
  const id = randomUUID();
  await connection
    .insertInto('deliveries')
    .values({ id, endpoint_id: endpointId, message_id: messageId as string, state: 'pending', next_at: null })
    .execute();
  return id;
}
