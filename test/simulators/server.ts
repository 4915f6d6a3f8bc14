import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import {
  type EventKind,
  makeWorld,
  type Person,
  type SignedEvent,
  type SimulatedSystem,
  type World,
} from './world.ts';

export interface Simulator {
  system: SimulatedSystem;
  world: World;
  /** Sends an event as the system does: again, when the answer is none that it takes. Gives the statuses it got. */
  send(hookUrl: string, kind: EventKind, person: Person, how?: { twice?: boolean }): Promise<number[]>;
  post(hookUrl: string, event: SignedEvent): Promise<Response>;
  close(): Promise<void>;
}

const mostTries = 5;

/** Starts a simulated applicant-tracking system on a port of its own. */
export async function simulate(system: SimulatedSystem): Promise<Simulator> {
  const world = makeWorld();
  const server = createServer((request, response) => {
    buffer(request).then((bytes) => {
      const url = new URL(request.url ?? '/', world.base);
      const token = /^\/files\/([\w-]+)\//.exec(url.pathname)?.[1];
      if (token !== undefined) {
        const file = world.fileOf(token);
        if (file === null || file === 'expired') response.writeHead(file === null ? 404 : 403).end('expired');
        else response.end(file.bytes);
        return;
      }
      world.calls.push(
        `${request.method} ${url.pathname}${decodeURIComponent(url.search)} ${bytes.toString()}`,
      );
      if (world.limited > 0) {
        world.limited -= 1;
        response.writeHead(429, { 'retry-after': '0' }).end('{"message":"slow down"}');
        return;
      }
      const text = bytes.toString();
      const answer = system.answer(world, {
        method: request.method ?? 'GET',
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers as Record<string, string>,
        body: /json/.test(request.headers['content-type'] ?? '') && text !== '' ? JSON.parse(text) : text,
      }) ?? { status: 404, body: { message: 'not found' } };
      response.writeHead(answer.status ?? 200, {
        'content-type': answer.bytes ? 'application/octet-stream' : 'application/json',
        ...answer.headers,
      });
      response.end(answer.bytes ?? JSON.stringify(answer.body ?? {}));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  world.base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const post = (hookUrl: string, { headers, body }: SignedEvent) =>
    fetch(hookUrl, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  return {
    system,
    world,
    post,
    async send(hookUrl, kind, person, { twice = false } = {}) {
      const event = system.event(world, kind, person);
      const statuses: number[] = [];
      for (let tried = 0; tried < mostTries; tried++) {
        const answer = await post(hookUrl, event);
        await answer.arrayBuffer();
        statuses.push(answer.status);
        if (system.accepts(answer.status) && (!twice || tried > 0)) break;
      }
      return statuses;
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
