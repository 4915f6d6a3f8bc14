import * as z from 'zod';
import { bandNames, batchStates, itemStates, outcomes, priorities, statuses } from '#domain/states.ts';

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

export const Evidence = z
  .object({
    source: z.enum(['document', 'answer', 'correction']),
    page: z.number().nullable().optional(),
    start: z.number().optional(),
    end: z.number().optional(),
    quote: z.string().optional(),
    boxes: z
      .array(z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }))
      .optional()
      .describe('places on the page, in points from its upper left corner'),
    ocrConfidence: z.number().optional().describe('0–1, where the words came from a picture'),
    question: z.string().optional().describe('of an answer'),
    value: z.string().optional().describe('of an answer'),
    id: z.string().optional().describe('of a correction'),
    author: z.string().optional().describe('of a correction'),
    reason: z.string().optional().describe('of a correction'),
  })
  .meta({
    id: 'Evidence',
    description: 'Words of the document: start and end are code points over its whole text',
  });

export const Months = z
  .object({ low: z.number(), value: z.number(), high: z.number() })
  .meta({ id: 'Months' });

/** An application that is read or scored anew. */
export const PendingBody = z.object({ applicationId: z.string(), state: z.literal('pending') });

export const VerdictBody = z
  .object({
    criterion: z.string(),
    kind: z.string(),
    status: z.enum(statuses),
    level: z.number().describe('thousandths, 0–1000'),
    weight: z.number(),
    found: z.string(),
    wanted: z.string(),
    explanation: z.string(),
    evidence: z.array(Evidence),
  })
  .meta({ id: 'Verdict' });

export const DecisionBody = z
  .object({
    outcome: z.enum(outcomes),
    reason: z.string(),
    by: z.string(),
    at: z.string(),
  })
  .meta({ id: 'Decision' });

const Entry = z
  .looseObject({
    applicationId: z.string().nullable(),
    candidate: z.object({
      name: z.string().nullable(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
    }),
    current: z.object({ title: z.string().nullable(), company: z.string().nullable() }),
    rank: z.number().nullable(),
    tied: z.boolean(),
    score: z.number().describe('points, 0–100'),
    possible: z.number().describe('points if all that is unknown turned out well'),
    band: z.enum(bandNames),
    verdicts: z.array(VerdictBody),
    months: Months,
    decision: DecisionBody.nullable(),
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'ShortlistEntry' });

const CountsBody = z
  .object({
    received: z.number(),
    ranked: z.number(),
    needsReview: z.number(),
    unreadable: z.number(),
    duplicate: z.number(),
    pending: z.number(),
  })
  .meta({ id: 'Counts' });

export const ShortlistBody = z
  .looseObject({
    role: z.object({ id: z.string(), version: z.number() }),
    evaluation: z.string(),
    asOf: z.string().nullable(),
    complete: z.boolean(),
    filters: z.record(z.string(), z.unknown()),
    counts: CountsBody,
    unsettled: z.number(),
    hints: z.array(z.object({ code: z.string(), message: z.string() })),
    shortlist: z.array(Entry),
    needsReview: z.array(Entry),
    unreadable: z.array(
      z.looseObject({
        applicationId: z.string().nullable(),
        file: z.string(),
        reason: z.string(),
        message: z.string(),
        nextStep: z.string(),
      }),
    ),
    nextCursor: z.string().nullable().describe('goes on with every section that has more'),
    nextCursors: z
      .object({
        shortlist: z.string().nullable(),
        needsReview: z.string().nullable(),
        unreadable: z.string().nullable(),
      })
      .describe('goes on with one section alone'),
  })
  .meta({ id: 'Shortlist' });

export const BatchBody = z
  .looseObject({
    id: z.string(),
    role: z.string(),
    asOf: z.string(),
    state: z.enum(batchStates),
    priority: z.enum(priorities),
    createdAt: z.string(),
    finishedAt: z.string().nullable(),
    counts: z.looseObject({
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
  .looseObject({
    file: z.string(),
    size: z.number(),
    outcome: z.enum(itemStates),
    reason: z.string().nullable(),
    message: z.string().nullable(),
    nextStep: z.string().nullable(),
    applicationId: z.string().nullable(),
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
