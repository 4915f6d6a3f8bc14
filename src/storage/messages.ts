import { randomUUID } from 'node:crypto';
import type { EventType } from '#domain/event-types.ts';
import type { Connection } from './database.ts';
import { enqueueDue, leased } from './due.ts';

/** Something that happened. Its data is ids, scores and codes: no name, no words of a résumé. */
export interface NewMessage {
  type: EventType | 'webhook.test';
  data: Record<string, unknown>;
  applicationId: string | null;
}

/**
 * Tells every endpoint that asked for it, in the transaction of what happened: a message and a delivery for each. Nothing is
 * kept when nobody asked.
 */
export async function publish(connection: Connection, messages: NewMessage[]): Promise<void> {
  const endpoints = await connection
    .selectFrom('webhook_endpoints')
    .select(['id', 'events'])
    .where('state', '=', 'active')
    .execute();
  if (endpoints.length === 0) return;
  const made: { message: string; endpoint: string }[] = [];
  for (const message of messages) {
    const wanting = endpoints.filter((one) => one.events.includes(message.type));
    if (wanting.length === 0) continue;
    const id = await keepMessage(connection, message);
    made.push(...wanting.map((one) => ({ message: id, endpoint: one.id })));
  }
  await addDeliveries(connection, made);
}

/** Keeps a message and gives its id, which has no dot (Standard Webhooks). */
export async function keepMessage(connection: Connection, message: NewMessage): Promise<string> {
  const id = `msg_${randomUUID().replaceAll('-', '')}`;
  await connection
    .insertInto('webhook_messages')
    .values({
      id,
      type: message.type,
      data: JSON.stringify(message.data),
      application_id: message.applicationId,
    })
    .execute();
  return id;
}

/** Makes deliveries of messages to endpoints and queues them, unless the caller sends them at once. Gives their ids. */
export async function addDeliveries(
  connection: Connection,
  wanted: { message: string; endpoint: string }[],
  queued = true,
): Promise<string[]> {
  if (wanted.length === 0) return [];
  const rows = await connection
    .insertInto('deliveries')
    .values(
      wanted.map(({ message, endpoint }) => ({
        id: randomUUID(),
        endpoint_id: endpoint,
        message_id: message,
        state: 'pending' as const,
        next_at: leased,
      })),
    )
    .onConflict((conflict) => conflict.columns(['endpoint_id', 'message_id']).doNothing())
    .returning('id')
    .execute();
  const ids = rows.map((row) => row.id);
  if (queued) await enqueueDue(connection, 'deliver', ids);
  return ids;
}
