import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { bodyBudget } from '#api/body-budget.ts';
import type { App, Routes } from '#api/route.ts';
import { idOf, ProblemBody } from '#api/schemas.ts';
import { Problem } from '#errors.ts';
import { findHook, plainReply, receiveHook } from '#flows/ats/receive.ts';

/** What a system is told, in a word; some want more or less. */
const Told = z.object({ status: z.string().optional() });

type Hook = NonNullable<Awaited<ReturnType<typeof findHook>>>;

/** The bytes of a request that the budget counts, and whether it has been answered or given up. */
interface Held {
  over: boolean;
  release: (() => void) | null;
}

const params = z.object({
  system: z
    .string()
    .regex(/^[a-z]{2,30}$/)
    .describe('such as greenhouse'),
  connection: idOf('connection'),
});

/** Bytes of events that are under way in this process, all together, before it is known who sends. */
const mostBytes = 96 * 1024 * 1024;
/** Time for a body to come in: 20 s, and for large ones as long as 256 KiB a second take. */
const leastMs = 20_000;
const bytesPerMs = 256;
/** How long what is left of a body is dropped behind an answer that came before it. */
const drainMs = 1000;

/**
 * Events of applicant-tracking systems: no key, the signature over the raw bytes tells who sends. Which connection an address
 * is of, and how much its system sends, is known before a byte of the body is taken in.
 */
export const hooks: Routes = (app, deps) => {
  const found = new WeakMap<FastifyRequest, Hook>();
  const held = new WeakMap<FastifyRequest, Held>();
  const budget = bodyBudget(mostBytes);
  app.register(async (own) => {
    own.addHook('onRequest', async (request, reply) => {
      const named = params.safeParse(request.params);
      const hook = named.success ? await findHook(deps, named.data.system, named.data.connection) : null;
      if (hook === null) return refuse(reply, 404, 'no such connection');
      if (Number(request.headers['content-length'] ?? 0) > hook.maxBody)
        return refuse(reply, 413, 'too large');
      found.set(request, hook);
      const own: Held = { over: false, release: null };
      held.set(request, own);
      // The request itself is at its end, and closed, before anybody can wait for it: the answer is what comes last.
      reply.raw.once('close', () => {
        own.over = true;
        own.release?.();
      });
    });
    own.removeAllContentTypeParsers();
    own.addContentTypeParser('*', async (request: FastifyRequest, payload: NodeJS.ReadableStream) => {
      const { maxBody } = found.get(request) as Hook;
      const taken = await budget.take(payload as never, maxBody, leastMs + maxBody / bytesPerMs);
      const own = held.get(request) as Held;
      own.release = taken.release;
      if (taken.ok && !own.over) return taken.body;
      taken.release();
      if (taken.ok) throw new Problem('bad_request', 'The request ended early.');
      const [code, detail] = problemOf[taken.reason];
      throw new Problem(code, detail, taken.reason === 'full' ? { retryAfterSeconds: 5 } : {});
    });
    const hooked = own as unknown as App;
    hooked.post(
      '/v1/hooks/:system/:connection',
      {
        // The parser above counts for itself, by connection.
        bodyLimit: mostBytes,
        config: { body: 'event' },
        schema: {
          operationId: 'receiveEvent',
          tags: ['integrations'],
          summary: 'An event of an applicant-tracking system',
          description:
            'The address to enter over there. Answered as that system wants, once the event is kept; what it asks for is done afterwards. docs/integrations has a guide for each system.',
          security: [],
          params,
          response: {
            200: Told,
            202: Told,
            400: z.union([Told, ProblemBody]),
            401: Told,
            404: Told,
            409: Told,
            413: z.union([Told, ProblemBody]),
            503: ProblemBody,
          },
        },
      },
      async (request, reply) => {
        const { connection } = found.get(request as FastifyRequest) as Hook;
        const headers: Record<string, string | undefined> = {};
        for (const [name, value] of Object.entries(request.headers))
          headers[name] = Array.isArray(value) ? value.join(', ') : value;
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        return send(reply as never, await receiveHook(deps, connection, { headers, body }));
      },
    );
  });
};

const problemOf = {
  too_large: ['too_large', 'The event is larger than its system sends any.'],
  late: ['bad_request', 'The event did not come in in time.'],
  full: ['unavailable', 'Too many events come in at this moment. Send it again.'],
  broken: ['bad_request', 'The request ended early.'],
} as const;

function send(reply: FastifyReply, answer: ReturnType<typeof plainReply>): FastifyReply {
  return reply
    .status(answer.status)
    .headers(answer.headers)
    .serializer((text: unknown) => String(text))
    .send(answer.body);
}

/** Answers before the body is taken in, and takes none of it. */
function refuse(reply: FastifyReply, status: number, says: string): FastifyReply {
  const { raw } = reply.request;
  reply.raw.once('finish', () => {
    // What is on its way is dropped for a moment: a caller that is cut off while it sends would not see the answer.
    const end = () => raw.socket.destroySoon();
    const late = setTimeout(end, drainMs);
    raw.once('close', () => clearTimeout(late));
    raw.once('end', end);
    raw.resume();
  });
  return send(reply, plainReply(status, says));
}
