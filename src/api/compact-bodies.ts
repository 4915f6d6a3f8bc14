import * as z from 'zod';
import { atsStates } from '#domain/people/profiles.ts';
import {
  applicationStates,
  bandNames,
  gateStates,
  outcomes,
  screeningReasons,
  statuses,
} from '#domain/states.ts';
import { ShortlistBody } from './result-bodies.ts';

const row = {
  applicationId: z.string().nullable(),
  candidateId: z.string().nullable(),
  name: z.string().nullable(),
  file: z.string(),
  decision: z.object({ id: z.string(), outcome: z.enum(outcomes), by: z.string() }).nullable(),
  contested: z.boolean(),
  atsState: z.enum(atsStates).nullable(),
  tags: z.array(z.string()),
  notes: z.number(),
  receivedAt: z.string().nullable(),
};

const Entry = z
  .object({
    ...row,
    title: z.string().nullable(),
    company: z.string().nullable(),
    occupation: z.string().nullable(),
    rank: z.number().nullable(),
    tied: z.boolean(),
    score: z.number().describe('points, 0–100'),
    possible: z.number(),
    band: z.enum(bandNames),
    statuses: z.array(z.enum(statuses)).describe('of each criterion, in the order of `criteria`'),
    levels: z.array(z.number()).describe('thousandths, in the same order'),
    gates: z.array(z.enum(gateStates)).describe('of each must-have, in the order of `mustHaves`'),
    toCheck: z.boolean(),
    reviewReasons: z.array(z.string()),
    months: z.number(),
    findings: z.number().describe('how many'),
    doubts: z.number().describe('how many'),
    sameAs: z.number().describe('how many other files may be of the same person'),
  })
  .meta({ id: 'CompactEntry' });

/** The shortlist as a list: what a row shows, without evidence. */
export const CompactBody = ShortlistBody.omit({ hints: true })
  .extend({
    criteria: z.array(z.object({ id: z.string(), label: z.string(), weight: z.number() })),
    mustHaves: z.array(z.string()).describe('ids of the criteria that are must-haves'),
    manual: z.array(
      z.object({ ...row, because: z.enum(screeningReasons), state: z.enum(applicationStates) }),
    ),
    shortlist: z.array(Entry),
    needsReview: z.array(
      Entry.extend({ looked: z.boolean().describe('whether a person has said that the result stands') }),
    ),
    unreadable: z.array(
      z.object({
        ...row,
        reason: z.string(),
        message: z.string(),
        nextStep: z.string(),
        settled: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'CompactShortlist' });
