import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import { cut, MadePosition, PageQuery, readCursor } from '#api/cursors.ts';
import { handOverPage, kitPage, linkedStyle } from '#api/hand-over-page.ts';
import { pageWords } from '#api/page-words.ts';
import type { Routes } from '#api/route.ts';
import { Id, idOf, NextCursor, problemResponses, RoleId, Words } from '#api/schemas.ts';
import { slowWrongKeys } from '#api/wrong-keys.ts';
import { outcomes } from '#domain/states.ts';
import { Problem } from '#errors.ts';
import { documentOf } from '#flows/results/applications.ts';
import {
  type HandOver,
  handedOver,
  handOver,
  handOversOf,
  handOverView,
  handOverZip,
  mark,
  openHandOver,
  revoke,
} from '#flows/results/hand-over.ts';
import { kitOf } from '#flows/results/insights.ts';

const Ids = z.array(Id).min(1).max(200);
const params = z.object({ role: RoleId });

const zipped = {
  media: { 'application/zip': 'binary' as const },
  json: false as const,
  headers: ['content-disposition' as const],
};

const HandOverBody = z.object({
  id: z.string(),
  applicationIds: z.array(z.string()),
  note: z.string(),
  createdBy: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  revokedAt: z.string().nullable(),
});

function handOverBody({ roleId: _role, madeWith: _maker, ...one }: HandOver): z.infer<typeof HandOverBody> {
  return {
    ...one,
    createdAt: one.createdAt.toISOString(),
    expiresAt: one.expiresAt.toISOString(),
    revokedAt: one.revokedAt?.toISOString() ?? null,
  };
}

/** Links and zips of chosen applications, made with a key. */
export const handOvers: Routes = (app, deps) => {
  app.post(
    '/roles/:role/hand-overs',
    {
      config: { scope: 'decide', of: 'role', personal: 'needed' },
      schema: {
        operationId: 'createHandOver',
        tags: ['shortlist'],
        summary: 'Hand chosen applications to a hiring manager by a link that ends',
        description:
          'The address is shown this once. It shows those applications only, and takes marks, which are decisions.',
        params,
        body: z.strictObject({
          applicationIds: Ids,
          days: z.number().int().min(1).max(90).default(14),
          note: Words.max(2000).default(''),
        }),
        response: {
          201: z.object({ id: z.string(), url: z.string(), expiresAt: z.string() }),
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const made = await handOver(deps, callerOf(request), { roleId: request.params.role, ...request.body });
      reply.status(201);
      return {
        id: made.id,
        url: `${deps.config.publicUrl ?? ''}/h/${made.token}`,
        expiresAt: made.expiresAt.toISOString(),
      };
    },
  );

  app.get(
    '/roles/:role/hand-overs',
    {
      config: { scope: 'shortlist:read', of: 'wholeRole', personal: 'masked' },
      schema: {
        operationId: 'listHandOvers',
        tags: ['shortlist'],
        summary: 'Links of a role, the newest first',
        description: 'Without their addresses, which are shown once.',
        params,
        querystring: PageQuery,
        response: {
          200: z.object({ handOvers: z.array(HandOverBody), nextCursor: NextCursor }),
          ...problemResponses,
        },
      },
    },
    async (request, reply) => {
      const { limit, cursor } = request.query;
      const asked = { after: readCursor(cursor, MadePosition), limit: limit + 1 };
      const rows = await handOversOf(deps, request.params.role, asked);
      const to = { request, reply, publicUrl: deps.config.publicUrl };
      const shown = rows.map(handOverBody);
      const { page, nextCursor } = cut(shown, limit, ({ createdAt, id }) => ({ createdAt, id }), to);
      return { handOvers: page, nextCursor };
    },
  );

  app.delete(
    '/hand-overs/:id',
    {
      config: { scope: 'decide', of: 'handOver', personal: 'never' },
      schema: {
        operationId: 'revokeHandOver',
        tags: ['shortlist'],
        summary: 'End a link at once',
        description: 'Whoever opens it from now on sees nothing.',
        params: z.object({ id: idOf('link') }),
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async (request, reply) => {
      await revoke(deps, callerOf(request), request.params.id);
      return reply.status(204).send(null);
    },
  );

  app.post(
    '/roles/:role/hand-over.zip',
    {
      config: { scope: 'applications:read', of: 'role', personal: 'needed', ...zipped },
      schema: {
        operationId: 'downloadHandOver',
        tags: ['shortlist'],
        summary: 'Chosen applications as a zip: summary, CSV, originals, explanations, interview kits',
        description: 'Needs the key of a named person. Files are named by their place in the order chosen.',
        params,
        body: z.strictObject({ applicationIds: Ids }),
        response: { 200: z.string().meta({ description: 'application/zip' }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { role } = request.params;
      const stream = await handOverZip(deps, callerOf(request), role, request.body.applicationIds);
      reply
        .header('content-type', 'application/zip')
        .header('content-disposition', `attachment; filename="hand-over-${role}.zip"`)
        .header('cache-control', 'no-store');
      return reply.send(stream as never);
    },
  );
};

const Token = z.object({ token: z.string().regex(/^[\w-]{12}\.[\w-]{43}$/, 'not a link of ours') });
const Of = Token.extend({ id: Id });

/** What the holder of a link sees, without a key. */
export const linked: Routes = (app, deps) => {
  app.addHook('onSend', async (_request, reply) => {
    reply
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .header('x-robots-tag', 'noindex')
      .header('x-content-type-options', 'nosniff')
      .header(
        'content-security-policy',
        `default-src 'none'; style-src ${linkedStyle}; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; sandbox allow-downloads allow-forms allow-popups`,
      );
  });

  /** The link of a token; whoever guesses some is slowed. */
  const open = (request: FastifyRequest, reply: FastifyReply, what: string, of?: string) =>
    openHandOver(deps, (request.params as { token: string }).token, what, of).catch((error) =>
      slowWrongKeys(deps, request, reply, error),
    );

  const wordsOf = (request: FastifyRequest) => pageWords(request.headers['accept-language']);

  // The form of the page.
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );

  const page = { schema: { hide: true, params: Token } };
  app.get('/h/:token', page, async (request, reply) => {
    const found = await open(request, reply, 'list');
    const view = await handOverView(deps, found);
    if (!/\btext\/html\b/.test(request.headers.accept ?? '')) return view;
    reply.header('content-type', 'text/html; charset=utf-8');
    return reply.send(handOverPage(view, `/h/${request.params.token}`, wordsOf(request), null));
  });

  app.get(
    '/h/:token/applications/:id/document',
    { schema: { hide: true, params: Of } },
    async (request, reply) => {
      const { id } = request.params;
      const found = await open(request, reply, `document ${id}`, id);
      const application = await handedOver(deps, found, request.params.id);
      const { bytes, fileName } = await documentOf(deps, application, false, null);
      reply
        .header('content-type', 'application/octet-stream')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`);
      return reply.send(bytes);
    },
  );

  app.get(
    '/h/:token/applications/:id/interview-kit',
    { schema: { hide: true, params: Of } },
    async (request, reply) => {
      const { token, id } = request.params;
      const found = await open(request, reply, `interview-kit ${id}`, id);
      const application = await handedOver(deps, found, request.params.id);
      const { kit, markdown } = await kitOf(deps, application, false);
      if (!/\btext\/html\b/.test(request.headers.accept ?? ''))
        return reply.header('content-type', 'text/plain; charset=utf-8').send(markdown);
      return reply
        .header('content-type', 'text/html; charset=utf-8')
        .send(kitPage(kit, `/h/${token}#${id}`, wordsOf(request)));
    },
  );

  app.post(
    '/h/:token/applications/:id/marks',
    {
      // Whoever has no link sends no more than a form holds.
      // 2,200 characters as a form writes them, nine bytes each.
      bodyLimit: 32 * 1024,
      schema: {
        hide: true,
        params: Of,
        body: z.strictObject({
          outcome: z.enum(outcomes),
          reason: Words.min(3).max(2000),
          name: Words.min(2)
            .max(200)
            .regex(
              /^(?:[\u200c\u200d]|[^\p{Cc}\p{Cf}])*$/u,
              'holds a character that turns or hides what follows',
            ),
          // The decision that the page showed, or none.
          seen: z
            .string()
            .regex(/^[\w-]{1,64}$/)
            .optional(),
        }),
      },
    },
    async (request, reply) => {
      const { token, id } = request.params;
      const { seen, ...marked } = request.body;
      const isPage = /\btext\/html\b/.test(request.headers.accept ?? '');
      try {
        await mark(deps, token, id, marked, seen === 'none' ? null : seen);
      } catch (error) {
        if (!isPage || !(error instanceof Problem) || error.code !== 'changed_meanwhile') throw error;
        const view = await handOverView(deps, await open(request, reply, 'list'));
        const kept = { applicationId: id, ...marked };
        reply.code(409).header('content-type', 'text/html; charset=utf-8');
        return reply.send(handOverPage(view, `/h/${token}`, wordsOf(request), kept));
      }
      if (isPage) return reply.redirect(`/h/${token}#${id}`, 303);
      return reply.status(201).send({ applicationId: request.params.id });
    },
  );
};
