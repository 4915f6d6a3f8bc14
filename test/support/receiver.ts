import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { type EventType, eventSchemas, messageSchema } from '#domain/people/events.ts';

interface Received {
  id: string;
  type: string;
  /** Its number at the endpoint, and the version of what messages hold. */
  sequence: number;
  version: number;
  data: any;
  raw: string;
}

export interface Receiver {
  url: string;
  messages: Received[];
  /** Requests whose signature did not fit. */
  forged: number;
  /** Statuses of the next answers; then 204. */
  answers: number[];
  headers: Record<string, string>;
  /** When true it answers nobody, and keeps every connection. */
  hanging: boolean;
  /** Messages that are not what the description says of their type. */
  unfit: string[];
  secret: string;
  close(): Promise<void>;
}

/** A receiver of webhooks as an integrator would write it, with the package of the standard. */
export async function startReceiver(): Promise<Receiver> {
  const server = createServer((request, response) => {
    buffer(request).then((bytes) => {
      if (receiver.hanging) return;
      const status = receiver.answers.shift() ?? 204;
      try {
        const message = new Webhook(receiver.secret).verify(
          bytes,
          request.headers as Record<string, string>,
        ) as Pick<Received, 'type' | 'sequence' | 'version' | 'data'>;
        if (message.type in eventSchemas) {
          const fits = messageSchema(message.type as EventType).safeParse(message);
          if (!fits.success) receiver.unfit.push(`${message.type}: ${fits.error.message}`);
        }
        if (status < 300)
          receiver.messages.push({
            id: request.headers['webhook-id'] as string,
            ...message,
            raw: bytes.toString(),
          });
      } catch {
        receiver.forged += 1;
      }
      response.writeHead(status, receiver.headers).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    messages: [],
    forged: 0,
    answers: [],
    headers: {},
    hanging: false,
    unfit: [],
    secret: '',
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  return receiver;
}
