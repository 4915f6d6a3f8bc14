import * as z from 'zod';
import { bandNames, gateStates, outcomes, screenings, statuses } from '../states.ts';
import { atsStates } from './profiles.ts';

/*
 * What receivers of webhooks are told, by type: ids, scores and codes, never a name or words of a résumé. Fields may be
 * added; when one changes or goes, `payloadVersion` is raised.
 */

/** The version of what messages hold. */
export const payloadVersion = 1;

const Profile = z
  .object({
    connection: z.string().describe('id of the connection'),
    system: z.string().describe('such as greenhouse'),
    id: z.string().describe('id of the application there'),
    candidateId: z.string().describe('id of the person there'),
    state: z.enum(atsStates).describe('what the system says of the application; no decision'),
  })
  .meta({ id: 'ExternalProfile' });

/** Whom a message is about. */
const about = {
  applicationId: z.string(),
  candidateId: z.string(),
  role: z.string().describe('id of the role'),
  source: z.string().describe('upload, or the system of origin'),
  externalIds: z
    .record(z.string(), z.string())
    .describe('id of the application by system, the newest of each'),
  externalProfiles: z.array(Profile).describe('every id under which systems know the application'),
};

const joined = z
  .object({ connection: z.string(), system: z.string(), id: z.string() })
  .describe('a profile that has just come to this application: the result that stands is told again for it');

const verdict = z.object({
  criterion: z.string(),
  status: z.enum(statuses),
  level: z.number().describe('thousandths, 0–1000'),
  weight: z.number(),
});

const screened = {
  ...about,
  roleVersion: z.number().nullable(),
  outcome: z.literal('screened'),
  score: z.number().describe('points, 0–100'),
  possible: z.number().describe('points if all that is unknown turned out well'),
  band: z.enum(bandNames),
  mustHaves: z.array(z.object({ criterion: z.string(), status: z.enum(gateStates) })),
  reviewReasons: z.array(z.string()).describe('codes of docs/outcomes.md'),
  verdicts: z.array(verdict),
  joined: joined.optional(),
};

const unreadable = {
  ...about,
  roleVersion: z.number().nullable(),
  outcome: z.literal('unreadable'),
  reason: z.string().nullable().describe('a code of docs/outcomes.md'),
  joined: joined.optional(),
};

const atsState = {
  ...about,
  connection: z.string(),
  system: z.string(),
  id: z.string(),
  was: z.enum(atsStates),
  state: z.enum(atsStates),
};

/** What each type of message holds in `data`, with what it is sent for. */
export const eventSchemas = {
  'application.received': z
    .object({
      ...about,
      document: z.string().nullable().describe('why there is no document; null when there is one'),
      batchId: z.string().optional().describe('the upload that brought it'),
    })
    .describe('Somebody has come in, by an upload or from a system; the result follows.'),
  'application.screened': z.object(screened).describe('A result, or a new one after a change.'),
  'application.needs_review': z
    .discriminatedUnion('outcome', [z.object(screened), z.object(unreadable)])
    .describe('A person has to look first: the result, or why there is none.'),
  'application.decided': z
    .object({ ...about, decisionId: z.string(), outcome: z.enum(outcomes) })
    .describe('A person has decided.'),
  'application.screening_chosen': z
    .object({ ...about, screening: z.enum(screenings) })
    .describe(
      'Somebody chose who judges an application first. `manual`: a person alone; a score that was told of counts no more.',
    ),
  'application.decision_withdrawn': z
    .object({ ...about, decisionId: z.string() })
    .describe('Whoever decided has taken it back: the decision before counts again, if there was one.'),
  'application.withdrawn': z.object(atsState).describe('The applicant has withdrawn, as their system says.'),
  'application.ats_state_changed': z
    .object(atsState)
    .describe(
      'A system says something else of an application than before. It is no decision; the rank stays.',
    ),
  'application.failed': z
    .union([
      z.object({ ...about, reason: z.string() }),
      z.object({
        applicationId: z.string().nullable(),
        connection: z.string(),
        system: z.string(),
        external: z.record(z.string(), z.string()).describe('ids at the system'),
        reason: z.string(),
      }),
    ])
    .describe(
      'Something of an applicant came to nothing for good: an event, a résumé to be fetched, or on our side.',
    ),
  'application.erased': z
    .object({
      applicationId: z.string(),
      externalIds: about.externalIds,
      externalProfiles: about.externalProfiles,
    })
    .describe('The person was erased: erase what you hold of the application.'),
  'batch.finished': z
    .object({ batchId: z.string(), role: z.string(), counts: z.record(z.string(), z.number()) })
    .describe('An upload is through; its files by outcome.'),
  'role.rescored': z
    .object({ role: z.string(), roleVersion: z.number() })
    .describe('Everybody is scored by a new version of the role.'),
} as const satisfies Record<string, z.ZodType>;

export type EventType = keyof typeof eventSchemas;

/** What happens that receivers of webhooks can be told of. */
export const eventTypes = Object.keys(eventSchemas) as [EventType, ...EventType[]];

/** A whole message as it is sent. */
export function messageSchema(type: EventType) {
  return z.object({
    type: z.literal(type),
    timestamp: z.iso.datetime().describe('when it happened'),
    version: z.literal(payloadVersion).describe('of what data holds'),
    sequence: z
      .number()
      .int()
      .min(1)
      .describe(
        'counts up by one at this receiver; a gap is a message whose person was erased before it was sent',
      ),
    data: eventSchemas[type],
  });
}
