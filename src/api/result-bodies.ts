import * as z from 'zod';
import { atsStates, noticeKinds } from '#domain/people/profiles.ts';
import { reviewKinds } from '#domain/people/review.ts';
import {
  applicationStates,
  bandNames,
  gateStates,
  outcomes,
  screeningReasons,
  screenings,
  statuses,
} from '#domain/states.ts';

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

export const VerdictBody = z
  .object({
    criterion: z.string(),
    label: z.string(),
    kind: z.string(),
    status: z.enum(statuses),
    level: z.number().describe('thousandths, 0–1000'),
    possible: z.number().describe('the level if all that is unknown turned out well'),
    weight: z.number(),
    found: z.string(),
    wanted: z.string(),
    detail: z
      .string()
      .nullable()
      .optional()
      .describe('of what the amount is made: which jobs counted, and which did not and why'),
    explanation: z.string(),
    evidence: z.array(Evidence),
  })
  .meta({ id: 'Verdict' });

export const DecisionBody = z
  .object({
    id: z.string(),
    outcome: z.enum(outcomes),
    reason: z.string(),
    by: z.string(),
    at: z.string(),
  })
  .meta({ id: 'Decision' });

export const Links = z.record(z.string(), z.string()).describe('addresses, absolute when PUBLIC_URL is set');

export const FindingBody = z
  .object({
    kind: z.string(),
    severity: z.enum(['info', 'check']),
    detail: z.string(),
    evidence: z.array(Evidence),
  })
  .meta({ id: 'Finding', description: 'something to look at; it never changes a score' });

export const DoubtBody = z
  .object({ kind: z.string(), detail: z.string(), evidence: z.array(Evidence) })
  .meta({ id: 'Doubt', description: 'what the reading could not explain; it never changes a score' });

export const Review = z.object({
  id: z.string(),
  kind: z.enum(reviewKinds),
  criterion: z.string().nullable(),
  verdict: z.string().nullable(),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
});

/** Under which ids systems know an application, and what a person should know besides its result. */
export const source = {
  applicationId: z.string().nullable(),
  candidateId: z.string().nullable(),
  externalIds: z.record(z.string(), z.string()).describe('id by system, the newest of each'),
  externalProfiles: z.array(
    z.object({
      connection: z.string(),
      system: z.string(),
      id: z.string().describe('id of the application there'),
      candidateId: z.string().describe('id of the person there'),
      state: z.enum(atsStates),
    }),
  ),
  atsState: z
    .enum(atsStates)
    .nullable()
    .describe('what the systems say of the application; no decision; null when none knows it'),
  notices: z
    .array(
      z.object({
        kind: z.enum(noticeKinds),
        connection: z.string(),
        system: z.string(),
        at: z.string(),
        message: z.string(),
        nextStep: z.string(),
      }),
    )
    .describe('what a person should know besides the result'),
  contest: z
    .object({ id: z.string(), receivedOn: z.string() })
    .nullable()
    .describe('the result is contested, and another person has yet to look'),
  tags: z.array(z.string()).describe('labels that people gave'),
  notes: z.number().describe('how many people wrote'),
};

/** A must-have of an application. */
export const GateBody = z.object({
  criterion: z.string(),
  status: z.enum(gateStates),
  reason: z.string().nullish().describe('why it is unknown, or that a person settled it'),
  near: z.literal(true).optional().describe('it is missed by little: a person may see it otherwise'),
});

export const ToCheck = z
  .boolean()
  .describe('among the ranked, with a must-have that is unknown: somebody has to look');

export const SamePersonAs = z
  .array(
    z.object({
      applicationId: z.string().nullable(),
      file: z.string(),
      because: z.array(z.enum(['email', 'phone', 'name_and_career'])),
      linked: z.boolean().describe('a person said so'),
    }),
  )
  .describe('other files of the role that may be of the same person; nobody is merged');

export const TitleOccupationBody = z
  .object({
    id: z.string().describe('id of ESCO, or `onet:` and a code of O*NET-SOC 2019'),
    isco: z.string().describe('ISCO-08 unit group'),
    label: z.string(),
    distance: z.number().describe('words of the title that it leaves out'),
  })
  .meta({ id: 'TitleOccupation' });

export const Current = z.object({
  title: z.string().nullable(),
  company: z.string().nullable(),
  occupation: TitleOccupationBody.nullable().describe('the nearest that the title names'),
});

/** How a résumé names its person and how they are reached; null where it says nothing. */
export const NamedPerson = z.object({
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
});

/** What stands of an application in a list: names, times and places of the result. */
const Entry = z
  .object({
    ...source,
    file: z.string(),
    candidate: NamedPerson,
    current: Current,
    rank: z.number().nullable(),
    tied: z.boolean(),
    score: z.number().describe('points, 0–100'),
    possible: z.number().describe('points if all that is unknown turned out well'),
    band: z.enum(bandNames),
    gates: z.array(GateBody).describe('must-haves'),
    toCheck: ToCheck,
    months: Months,
    fieldMonths: z.record(z.string(), Months).describe('months in each field of work'),
    statedYears: z.number().nullable(),
    verdicts: z.array(VerdictBody),
    findings: z.array(FindingBody),
    doubts: z.array(DoubtBody),
    reviewReasons: z.array(z.string()).describe('why a person has to look first'),
    couldReachTop: z
      .boolean()
      .optional()
      .describe(
        'of those to check and those who need review: whether the possible points beat the last of the top',
      ),
    samePersonAs: SamePersonAs,
    decision: DecisionBody.nullable(),
    links: Links,
  })
  .meta({ id: 'ShortlistEntry' });

const UnreadableBody = z
  .object({
    ...source,
    file: z.string(),
    reason: z.string(),
    detail: z.string().nullable().describe('what the reason is about, such as a host'),
    message: z.string(),
    nextStep: z.string(),
    decision: DecisionBody.nullable(),
    settled: Review.nullable().describe('how a person settled the file; null while nobody has'),
    links: Links,
  })
  .meta({ id: 'UnreadableEntry' });

/** Who judges an application first, and why. */
export const ScreeningBody = z
  .object({
    screening: z.enum(screenings).describe('manual: a person alone; there is no score'),
    because: z.enum(screeningReasons),
    note: z.string(),
    by: z.string(),
    at: z.string(),
  })
  .meta({ id: 'Screening' });

const ManualBody = z
  .object({
    ...source,
    file: z.string(),
    candidate: NamedPerson,
    state: z.enum(applicationStates),
    screening: ScreeningBody,
    message: z.string(),
    nextStep: z.string(),
    decision: DecisionBody.nullable(),
    links: Links,
  })
  .meta({ id: 'ManualEntry' });

export const CountsBody = z
  .object({
    received: z.number(),
    ranked: z.number(),
    toCheck: z.number().describe('of the ranked: those of whom a must-have is unknown'),
    needsReview: z.number(),
    unlooked: z
      .number()
      .describe('of those that need review: where no person has said that the result stands'),
    manual: z.number().describe('those whom a person reads, without a score'),
    contested: z.number().describe('those who contest a result, wherever they stand'),
    unreadable: z.number(),
    unsettled: z.number().describe('of the unreadable: files that nobody has settled'),
    duplicate: z.number(),
    pending: z.number(),
  })
  .meta({ id: 'Counts' });

export const ShortlistBody = z
  .object({
    role: z.object({ id: z.string(), version: z.number() }),
    evaluation: z.string(),
    asOf: z.string().nullable(),
    complete: z.boolean(),
    filters: z.record(z.string(), z.unknown()),
    counts: CountsBody,
    unsettled: z.number(),
    hints: z.array(z.object({ code: z.string(), message: z.string() })),
    manual: z.array(ManualBody).describe('read by a person, without a score, as they came'),
    shortlist: z.array(Entry),
    needsReview: z.array(Entry),
    unreadable: z.array(UnreadableBody),
    nextCursor: z.string().nullable().describe('goes on with every section that has more'),
    nextCursors: z
      .object({
        manual: z.string().nullable(),
        shortlist: z.string().nullable(),
        needsReview: z.string().nullable(),
        unreadable: z.string().nullable(),
      })
      .describe('goes on with one section alone'),
  })
  .meta({ id: 'Shortlist' });
