import { randomUUID } from 'node:crypto';
import type { EventType } from '#domain/people/events.ts';
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
    .select(['id', 'events', 'state'])
    .execute();
  const wanted = messages.filter(({ type }) => endpoints.some((one) => one.events.includes(type)));
  for (let at = 0; at < wanted.length; at += slice) {
    const part = wanted.slice(at, at + slice);
    const ids = await keepMessages(connection, part);
    const deliveries = part.flatMap(({ type }, index) =>
      endpoints
        .filter((one) => one.events.includes(type))
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
