import * as z from 'zod';
import { batchStates, itemStates, priorities } from '#domain/states.ts';

/* Shapes that several routes share. Answers may gain fields, never lose or change them. */

export const ProblemBody = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    detail: z.string(),
    code: z.string(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem' });

/** An application that is read or scored anew. */
const PendingBody = z.object({ applicationId: z.string(), state: z.literal('pending') });

export const BatchBody = z
  .object({
    id: z.string(),
    role: z.string(),
    asOf: z.string(),
    state: z.enum(batchStates),
    priority: z.enum(priorities),
    createdBy: z.string(),
    createdAt: z.string(),
    finishedAt: z.string().nullable(),
    counts: z.object({
      received: z.number(),
      queued: z.number(),
      screened: z.number(),
      unreadable: z.number(),
      duplicate: z.number(),
      refused: z.number(),
      cancelled: z.number(),
    }),
    archives: z
      .object({ expanding: z.number(), expanded: z.number() })
      .describe('zips and e-mails: their files are counted, not they'),
    progress: z
      .object({
        settled: z.number(),
        total: z.number(),
        perSecond: z.number(),
        secondsLeft: z.number().nullable(),
      })
      .optional(),
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Batch' });

export const FileBody = z
  .object({
    file: z.string(),
    size: z.number(),
    outcome: z.enum(itemStates),
    reason: z.string().nullable(),
    message: z.string().nullable(),
    nextStep: z.string().nullable(),
    applicationId: z.string().nullable(),
    needsReview: z
      .boolean()
      .describe('read, and a person has to look at it before it is ranked: see the application'),
  })
  .meta({ id: 'BatchFile' });

/** An id of ours. */
export const Id = z.string().regex(/^[\w-]{1,64}$/, 'not an id');
/** The id of something, as it stands in an address. */
export const idOf = (what: string) => Id.describe(`id of the ${what}`);
/** An id of a role. */
export const RoleId = z
  .string()
  .regex(/^[\w.-]{1,100}$/, 'not a role id')
  .describe('id of the role');
/** Text that somebody wrote. */
export const Words = z
  .string()
  .trim()
  .regex(/^[^\u0000]*$/, 'holds a character that cannot be stored');
export const Limit = z.coerce.number().int().min(1).max(500).default(100).describe('most entries of a page');
export const Cursor = z
  .string()
  .max(8000)
  .optional()
  .describe('from `nextCursor` or the Link header of the page before');
export const NextCursor = z.string().nullable().describe('null on the last page');
/** Several values of a query: parted by commas, or the name again for each. */
export const Listed = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => [given].flat().flatMap((one) => one.split(',').map((part) => part.trim())));
/** `true` and `false` in a query string. */
export const Flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** The problems that any route with a key may answer. */
export const problemResponses = {
  400: ProblemBody,
  401: ProblemBody,
  403: ProblemBody,
  404: ProblemBody,
  500: ProblemBody,
  503: ProblemBody,
};

/** What a route answers that has an application read or scored anew. */
export const pendingResponses = { 202: PendingBody, 409: ProblemBody, ...problemResponses };
/** The body of such an answer. */
export const pendingOf = (applicationId: string) => ({ applicationId, state: 'pending' as const });
