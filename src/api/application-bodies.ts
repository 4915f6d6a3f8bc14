import * as z from 'zod';
import { AnswerValue } from '#domain/people/answers.ts';
import { applicationStates, bandNames, gateStates } from '#domain/states.ts';
import {
  Current,
  DecisionBody,
  DoubtBody,
  FindingBody,
  GateBody,
  Links,
  Months,
  NamedPerson,
  Review,
  SamePersonAs,
  ScreeningBody,
  source,
  ToCheck,
  VerdictBody,
} from './result-bodies.ts';

/* What is told of one application. Answers may gain fields, never lose or change them. */

const Step = z.object({ reason: z.string(), message: z.string(), nextStep: z.string() });

/** Fields that an application has once it is scored. */
const result = {
  candidate: NamedPerson.optional(),
  current: Current.optional(),
  score: z.number().optional().describe('points, 0–100'),
  possible: z.number().optional().describe('points if all that is unknown turned out well'),
  band: z.enum(bandNames).optional(),
  gates: z.array(GateBody).optional().describe('must-haves'),
  toCheck: ToCheck.optional(),
  months: Months.optional(),
  fieldMonths: z.record(z.string(), Months).optional(),
  statedYears: z.number().nullable().optional(),
  verdicts: z.array(VerdictBody).optional(),
  findings: z.array(FindingBody).optional(),
  doubts: z.array(DoubtBody).optional(),
  reviewReasons: z.array(z.string()).optional(),
  samePersonAs: SamePersonAs.optional(),
  resume: z
    .looseObject({})
    .optional()
    .describe('facts of the résumé as JSON Resume (https://jsonresume.org/schema)'),
  rescoring: z
    .boolean()
    .optional()
    .describe('what is shown was judged before what somebody has just added; the new result is on its way'),
  meta: z.looseObject({}).optional().describe('facts beyond JSON Resume, each with its evidence'),
};

const CorrectionBody = z
  .object({
    id: z.string(),
    field: z.string().describe('the fact that was put right'),
    quote: z.string().describe('the words that were quoted for it'),
    beside: z.string().optional().describe('other words of the job that was meant'),
    was: z.string().describe('its value as it was read'),
    becomes: z.string(),
    author: z.string(),
    reason: z.string(),
  })
  .meta({ id: 'Correction' });

export const ApplicationBody = z
  .object({
    ...source,
    applicationId: z.string(),
    candidateId: z.string(),
    role: z.object({ id: z.string(), version: z.number().nullable() }),
    state: z.enum(applicationStates),
    asOf: z.string(),
    source: z.string().describe('upload, or the system of origin'),
    file: z.string(),
    receivedAt: z.string(),
    reason: z.string().nullable().optional().describe('why there is no result'),
    detail: z.string().nullable().optional().describe('what the reason is about, such as a host'),
    message: z.string().nullable().optional(),
    nextStep: z.string().nullable().optional(),
    ...result,
    answers: z.array(
      z.object({ question: z.string(), value: AnswerValue, author: z.string(), answeredAt: z.string() }),
    ),
    corrections: z.array(CorrectionBody),
    reviews: z.array(Review),
    screening: ScreeningBody.nullable().describe('the last choice who judges it first; null: the software'),
    decision: DecisionBody.nullable(),
    links: Links,
  })
  .meta({ id: 'Application' });

export const ExplanationBody = z
  .object({
    applicationId: z.string(),
    role: z.object({ id: z.string(), version: z.number() }),
    asOf: z.string(),
    score: z.number(),
    band: z.string(),
    sentences: z.array(z.string()),
    findings: z.array(FindingBody),
    doubts: z.array(DoubtBody),
    review: z.array(Step).describe('why a person has to look first'),
    verdicts: z.array(VerdictBody.omit({ explanation: true })),
  })
  .meta({ id: 'Explanation' });

export const InterviewKitBody = z
  .object({
    applicationId: z.string(),
    questions: z.array(
      z.object({
        purpose: z.enum(['open', 'prove', 'timeline']),
        criterion: z.string().nullable(),
        status: z.string().nullable(),
        question: z.string(),
        goodAnswer: z.string(),
        seen: z.string().describe('what the résumé says about it'),
        couldGain: z.number().describe('points'),
      }),
    ),
    pitfalls: z.array(z.object({ id: z.string(), says: z.string() })),
    goodAnswersShow: z.array(z.string()),
  })
  .meta({ id: 'InterviewKit' });

export const WhatIfBody = z
  .object({
    applicationId: z.string(),
    score: z.number(),
    band: z.string(),
    next: z.enum(['strong', 'possible']).nullable(),
    missing: z
      .number()
      .describe('points to the next band; 0 when must-haves or a review alone stand between'),
    reachable: z.boolean(),
    steps: z.array(
      z.object({
        criterion: z.string(),
        label: z.string(),
        gain: z.number().describe('points'),
        mustHave: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'WhatIf' });

const Asked = z.object({ what: z.string(), asked: z.string() });

export const CandidateExplanationBody = z
  .object({
    role: z.string(),
    asOf: z.string(),
    language: z.string().describe('of the fixed words: the résumé’s where there are such, else English'),
    about: z.array(z.string()).describe('what this software did and did not do'),
    found: z.array(z.object({ what: z.string(), quote: z.string().nullable() })),
    partlyShown: z
      .array(Asked.extend({ found: z.string(), quote: z.string().nullable() }))
      .describe('shown in part'),
    notShown: z.array(Asked),
    unclear: z.array(Asked),
    rights: z.array(z.string()),
  })
  .meta({ id: 'CandidateExplanation' });

export const ComparisonBody = z
  .object({
    role: z.object({ id: z.string(), version: z.number() }),
    applications: z.array(
      z.object({
        applicationId: z.string(),
        name: z.string().nullable(),
        file: z.string(),
        score: z.number(),
        possible: z.number(),
        band: z.string(),
        links: Links,
      }),
    ),
    mustHaves: z
      .array(
        z.object({
          criterion: z.string(),
          label: z.string(),
          statuses: z.array(z.enum(gateStates)).describe('in the order of the applications'),
        }),
      )
      .describe('a missed one explains a place that points do not'),
    criteria: z.array(
      z.object({
        criterion: z.string(),
        label: z.string(),
        weight: z.number(),
        cells: z
          .array(
            z
              .object({
                status: z.string(),
                found: z.string(),
                points: z.number(),
                explanation: z.string(),
                settled: z
                  .object({
                    verdict: z.string().nullable(),
                    reason: z.string(),
                    by: z.string(),
                    at: z.string(),
                  })
                  .nullable()
                  .describe('what a person said of the verdict'),
              })
              .nullable(),
          )
          .describe('in the order of the applications'),
      }),
    ),
    without: z
      .array(
        z.object({
          applicationId: z.string(),
          name: z.string().nullable(),
          file: z.string(),
          why: z
            .enum(['manual', 'unreadable', 'pending'])
            .describe('a person reads it, its file cannot be read, or its result is still to come'),
        }),
      )
      .describe('those of which the software has no result'),
  })
  .meta({ id: 'Comparison' });
