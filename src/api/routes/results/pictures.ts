import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import { nothing } from '#api/headers.ts';
import type { Routes } from '#api/route.ts';
import { idOf, problemResponses } from '#api/schemas.ts';
import { openApplication } from '#flows/results/applications.ts';
import { pagesOf, pictureOf } from '#flows/results/pictures.ts';

const params = z.object({ id: idOf('application') });
const config = { scope: 'applications:read', of: 'application', personal: 'masked' } as const;

const PagesBody = z
  .object({
    pages: z
      .array(z.object({ width: z.number(), height: z.number() }))
      .describe(
        'in points (1/72 inch), in their order: `boxes` of evidence lie in them, from the top left corner',
      ),
    reason: z
      .enum(['no_pages', 'not_located'])
      .nullable()
      .describe(
        'why none can be shown: the format has none, or blind, and what tells who it is cannot be covered',
      ),
    message: z.string().nullable(),
  })
  .meta({ id: 'DocumentPages' });

/** The pages of a document as people see them. */
export const pictures: Routes = (app, deps) => {
  app.get(
    '/applications/:id/document/pages',
    {
      config,
      schema: {
        operationId: 'getDocumentPages',
        tags: ['applications'],
        summary: 'The pages of the file that can be shown as pictures, with their sizes',
        description: 'Of PDFs and pictures; other formats have their text alone.',
        params,
        response: { 200: PagesBody, ...problemResponses },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const application = await openApplication(deps, caller, request.params.id, 'pages');
      return pagesOf(deps, caller, application);
    },
  );

  app.get(
    '/applications/:id/document/pages/:page',
    {
      config: { ...config, media: { 'image/png': 'binary' }, json: false },
      schema: {
        operationId: 'getDocumentPage',
        tags: ['applications'],
        summary: 'A page of the file as a picture',
        description:
          'A PNG, or the picture as it was uploaded. Blind, what tells who it is is painted over and images are left out.',
        params: params.extend({
          page: z.coerce.number().int().min(1).max(1000).describe('from 1'),
        }),
        querystring: z.strictObject({
          scale: z.coerce.number().min(0.25).max(3).default(1.5).describe('pixels a point'),
        }),
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const { id, page } = request.params;
      const application = await openApplication(deps, caller, id, `page ${page}`);
      const { mime, bytes } = await pictureOf(deps, caller, application, page, request.query.scale);
      return reply
        .header('content-type', mime)
        .header('content-security-policy', `sandbox; ${nothing}`)
        .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    },
  );
};
