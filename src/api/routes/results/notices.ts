import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import type { Routes } from '#api/route.ts';
import { ProblemBody, problemResponses, RoleId } from '#api/schemas.ts';
import { NoticeSettings, noticeMarkdown } from '#domain/results/notice.ts';
import { noticeFor, noticeSettings, writeNoticeSettings } from '#flows/results/notices.ts';

const NoticeBody = z
  .object({
    jurisdiction: z.enum(['eu', 'nyc']),
    language: z.string(),
    role: z.object({ id: z.string(), version: z.number() }),
    title: z.string(),
    sections: z.array(z.object({ id: z.string(), heading: z.string(), text: z.array(z.string()) })),
  })
  .meta({ id: 'Notice' });
const Settings = NoticeSettings.meta({ id: 'NoticeSettings' });

/** What candidates are told before software reads their application. */
export const notices: Routes = (app, deps) => {
  app.get(
    '/roles/:role/notice',
    {
      config: { scope: 'roles:read', of: 'role', personal: 'never', media: { 'text/markdown': 'text' } },
      schema: {
        operationId: 'getNotice',
        tags: ['roles'],
        summary: 'The notice to candidates of a role, from its running version',
        description:
          'Criteria with their shares, the data, how long it is kept, whom to ask, and the way round the machine: for the European Union (AI Act, GDPR) or New York City (Local Law 144). No legal advice: have it read before you publish it.',
        params: z.object({ role: RoleId }),
        querystring: z.strictObject({
          jurisdiction: z.enum(['eu', 'nyc']).default('eu').describe('whose law it is written for'),
          language: z
            .string()
            .regex(/^[a-z]{2}$/)
            .default('en')
            .describe('such as en, de; of nyc en, es'),
          posted_on: z.iso.date().optional().describe('New York: the day it is published'),
          format: z.enum(['json', 'markdown']).default('json').describe('markdown: to be published'),
        }),
        response: { 200: z.union([NoticeBody, z.string()]), 422: ProblemBody, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { jurisdiction, language, posted_on, format } = request.query;
      const asked = { jurisdiction, language, postedOn: posted_on ?? null };
      const notice = await noticeFor(deps, request.params.role, asked);
      if (format === 'json') return notice;
      reply.header('content-type', 'text/markdown; charset=utf-8');
      return noticeMarkdown(notice);
    },
  );

  app.get(
    '/notice-settings',
    {
      config: { scope: 'roles:read', of: 'nobody', personal: 'never' },
      schema: {
        operationId: 'getNoticeSettings',
        tags: ['roles'],
        summary: 'What the employer says in every notice',
        description: 'Null while nobody has said it.',
        response: { 200: z.object({ settings: Settings.nullable() }), ...problemResponses },
      },
    },
    async () => ({ settings: await noticeSettings(deps) }),
  );

  app.put(
    '/notice-settings',
    {
      config: { scope: 'admin', of: 'installation', personal: 'never' },
      schema: {
        operationId: 'writeNoticeSettings',
        tags: ['roles'],
        summary: 'Say whom candidates ask, how long data are kept, and how a person alone reads them',
        description: 'In the language of each notice that you give. It stands in the notices of every role.',
        body: NoticeSettings,
        response: { 200: z.object({ settings: Settings }), ...problemResponses },
      },
    },
    async (request) => {
      await writeNoticeSettings(deps, callerOf(request), request.body);
      return { settings: request.body };
    },
  );
};
