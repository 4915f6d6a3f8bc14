import * as z from 'zod';
import { callerOf } from '#api/auth.ts';
import { NamedPerson } from '#api/result-bodies.ts';
import { LintBody } from '#api/role-bodies.ts';
import type { Routes } from '#api/route.ts';
import { Id, ProblemBody, problemResponses, RoleId } from '#api/schemas.ts';
import { leftOutReasons, MessageWords, messageKinds } from '#domain/results/messages.ts';
import { giveMessages, messagesOf, writeMessage } from '#flows/results/messages.ts';

const params = z.object({ role: RoleId });
const one = params.extend({
  kind: z.enum(messageKinds).describe('invitation or rejection'),
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .describe('ISO 639-1'),
});

const MessageBody = z
  .object({
    kind: z.enum(messageKinds),
    language: z.string(),
    subject: z.string(),
    body: z.string(),
    writtenBy: z.string().nullable().describe('null: the words of the rules'),
  })
  .meta({ id: 'MessageText' });

const GivenBody = z
  .object({
    applicationId: z.string(),
    file: z.string().describe('what it was called'),
    candidate: NamedPerson,
    subject: z.string(),
    body: z.string(),
    eml: z.string().nullable().describe('the same as a mail that opens as a draft (RFC 5322); null blind'),
  })
  .meta({ id: 'Message' });

const LeftOutBody = z
  .object({ applicationId: z.string(), because: z.enum(leftOutReasons) })
  .meta({ id: 'LeftOutOfMessages' });

/** What candidates are told after a person has decided: previewed, copied, downloaded; nothing is sent. */
export const messages: Routes = (app, deps) => {
  app.get(
    '/roles/:role/messages',
    {
      config: { scope: 'roles:read', of: 'role', personal: 'never' },
      schema: {
        operationId: 'listMessages',
        tags: ['decisions'],
        summary: 'The words of invitations and rejections, by language',
        description:
          'With fields in braces: {greeting}, {name}, {role}, {employer}, {contact}, {sender}, {decider}.',
        params,
        response: { 200: z.object({ messages: z.array(MessageBody) }), ...problemResponses },
      },
    },
    async (request) => ({ messages: await messagesOf(deps, request.params.role) }),
  );

  app.put(
    '/roles/:role/messages/:kind/:language',
    {
      config: { scope: 'roles:write', of: 'role', personal: 'never' },
      schema: {
        operationId: 'writeMessage',
        tags: ['decisions'],
        summary: 'Give a role words of its own for a message; null takes those of the rules again',
        description: 'Words that name what the law forbids to judge by are refused.',
        params: one,
        body: z.strictObject({ words: MessageWords.nullable() }),
        response: { 200: z.object({ warnings: z.array(LintBody) }), 422: ProblemBody, ...problemResponses },
      },
    },
    async (request) => {
      const { role, kind, language } = request.params;
      return {
        warnings: await writeMessage(deps, callerOf(request), role, { kind, language }, request.body.words),
      };
    },
  );

  app.post(
    '/roles/:role/messages/:kind/:language',
    {
      config: { scope: 'decide', of: 'role', personal: 'masked' },
      schema: {
        operationId: 'giveMessages',
        tags: ['decisions'],
        summary: 'Messages to chosen applications, with the fields filled in; nothing is sent',
        description:
          'A rejection is given only of those whom a named person has rejected. That it was given, and to whom, is in the audit. Needs the key of a named person.',
        params: one,
        body: z.strictObject({
          applicationIds: z.array(Id).min(1).max(200),
          words: MessageWords.nullable().default(null).describe('for these alone; null: those of the role'),
          leaveOut: z
            .boolean()
            .default(false)
            .describe('true: whoever may not be told this is left out, and the others are given theirs'),
        }),
        response: {
          200: z.object({ messages: z.array(GivenBody), left: z.array(LeftOutBody) }),
          409: ProblemBody,
          422: ProblemBody,
          ...problemResponses,
        },
      },
    },
    async (request) => {
      const { role: roleId, kind, language } = request.params;
      return giveMessages(deps, callerOf(request), { roleId, kind, language, ...request.body });
    },
  );
};
