import * as z from 'zod';
import { ApplicationBody, ExplanationBody } from '#api/application-bodies.ts';
import { callerOf } from '#api/auth.ts';
import { nothing } from '#api/headers.ts';
import type { Routes } from '#api/route.ts';
import { Flag, idOf, ProblemBody, problemResponses } from '#api/schemas.ts';
import {
  describeApplication,
  documentOf,
  explainApplication,
  openApplication,
  textOfApplication,
} from '#flows/results/applications.ts';

const params = z.object({ id: idOf('application') });
const config = { scope: 'applications:read', of: 'application', personal: 'masked' } as const;
const mimes: Record<string, string> = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  odt: 'application/vnd.oasis.opendocument.text',
  rtf: 'application/rtf',
  html: 'text/html',
  txt: 'text/plain',
  md: 'text/plain',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** One application: its result, explanation, document and text. */
export const applications: Routes = (app, deps) => {
  app.get(
    '/applications/:id',
    {
      config,
      schema: {
        operationId: 'getApplication',
        tags: ['applications'],
        summary: 'An application: scorecard with evidence, facts of the résumé, decision',
        description:
          'While there is no result: the state, the reason and the next step. That it was opened, and by whom, is kept.',
        params,
        response: { 200: ApplicationBody, ...problemResponses },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const application = await openApplication(deps, caller, request.params.id, 'scorecard');
      return describeApplication(deps, caller, application);
    },
  );

  app.get(
    '/applications/:id/explanation',
    {
      config,
      schema: {
        operationId: 'explainApplication',
        tags: ['applications'],
        summary: 'The result in sentences, with the words of the résumé behind each',
        description:
          'One sentence for each criterion, findings, and what a person has to look at, with the next step.',
        params,
        response: {
          200: ExplanationBody,
          409: ProblemBody,
          ...problemResponses,
        },
      },
    },
    async (request) => {
      const application = await openApplication(deps, callerOf(request), request.params.id, 'explanation');
      return explainApplication(deps, application);
    },
  );

  app.get(
    '/applications/:id/document',
    {
      config: {
        ...config,
        personal: 'needed',
        media: { 'application/octet-stream': 'binary' },
        json: false,
        headers: ['content-disposition'],
      },
      schema: {
        operationId: 'getDocument',
        tags: ['applications'],
        summary: 'The file as it was received; the one that it replaced with `original=true`',
        description: 'As an attachment, under the name that it came with.',
        params,
        querystring: z.strictObject({
          original: Flag.default(false).describe('true: the file that came in first'),
        }),
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const application = await openApplication(deps, caller, request.params.id, 'document');
      const { original } = request.query;
      const { bytes, format, fileName } = await documentOf(deps, application, original, caller);
      return reply
        .header('content-type', mimes[format ?? ''] ?? 'application/octet-stream')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
        .header('content-security-policy', `sandbox; ${nothing}`)
        .send(bytes);
    },
  );

  app.get(
    '/applications/:id/document/text',
    {
      config: {
        ...config,
        personal: 'masked',
        media: { 'text/plain': 'text' },
        json: false,
      },
      schema: {
        operationId: 'getDocumentText',
        tags: ['applications'],
        summary: 'The text that was read: spans of evidence are code points of it',
        description: 'Evidence quotes this text: `start` and `end` count code points from its beginning.',
        params,
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const application = await openApplication(deps, caller, request.params.id, 'text');
      const text = await textOfApplication(deps, caller, application);
      return reply.header('content-type', 'text/plain; charset=utf-8').send(text);
    },
  );
};
