import * as z from 'zod';
import { eventTypes } from '#domain/people/events.ts';
import { connectionStates, deliveryStates, endpointStates, eventStates, workStates } from '#domain/states.ts';

/* What is told of connections and of receivers of webhooks. Answers may gain fields, never lose or change them. */

const Secret = z.object({
  id: z.string().optional(),
  createdAt: z.string(),
  endsAt: z.string().nullable().describe('null while it stands'),
});

const Wanted = z.object({ name: z.string(), needed: z.boolean(), says: z.string() });

export const SystemBody = z
  .object({
    id: z.string(),
    title: z.string(),
    verified: z.boolean().describe('false: its guide says what no document of the vendor confirms'),
    settings: z.array(Wanted),
    credentials: z.array(Wanted),
    polls: z.boolean(),
    notes: z.boolean(),
  })
  .meta({ id: 'System', description: 'an applicant-tracking system that can be connected' });

export const ConnectionBody = z
  .object({
    id: z.string(),
    system: z.string(),
    name: z.string(),
    state: z.enum(connectionStates),
    settings: z.record(z.string(), z.string()),
    credentials: z.array(z.string()).describe('names of those that are kept, never their values'),
    signingSecrets: z.array(Secret),
    egress: z.array(z.string()).describe('hosts that may be called besides those of the system'),
    writeBack: z.boolean(),
    noteOnRescore: z.boolean(),
    hookUrl: z.string().describe('the address to enter at the system'),
    jobs: z.array(z.object({ jobId: z.string(), roleId: z.string(), mappedBy: z.string() })),
    imports: z
      .array(
        z.object({
          jobId: z.string(),
          state: z.enum(workStates),
          found: z.number().describe('applications found so far'),
          reason: z.string().nullable().describe('why it waits or has failed'),
          askedBy: z.string(),
          askedAt: z.string(),
        }),
      )
      .describe('who had applied before, the newest import first'),
    events: z
      .object({
        queued: z.number(),
        parked: z.number(),
        done: z.number(),
        ignored: z.number(),
        failed: z.number(),
      })
      .describe('how many are in each state'),
    polledAt: z.string().nullable(),
    createdBy: z.string(),
    createdAt: z.string(),
  })
  .meta({ id: 'Connection' });

export const ConnectionEventBody = z
  .object({
    id: z.string(),
    kind: z.string(),
    external: z.record(z.string(), z.string()).describe('ids at the system'),
    state: z.enum(eventStates),
    reason: z.string().nullable(),
    attempts: z.number(),
    receivedAt: z.string(),
  })
  .meta({ id: 'ConnectionEvent' });

export const EndpointBody = z
  .object({
    id: z.string(),
    url: z.string(),
    description: z.string(),
    events: z.array(z.enum(eventTypes)),
    state: z.enum(endpointStates),
    reason: z.string().nullable().describe('why it is switched off'),
    failingSince: z.string().nullable(),
    held: z.number().describe('messages that are kept while it is switched off'),
    secrets: z.array(Secret),
    createdBy: z.string(),
    createdAt: z.string(),
  })
  .meta({ id: 'WebhookEndpoint' });

const delivery = {
  id: z.string(),
  messageId: z.string().describe('webhook-id'),
  type: z.string(),
  sequence: z.number().nullable(),
  applicationId: z.string().nullable(),
  state: z.enum(deliveryStates),
  attempts: z.number(),
  nextAttemptAt: z.string().nullable(),
  createdAt: z.string(),
};

export const DeliveryBody = z.object(delivery).meta({ id: 'Delivery' });

export const DeliveryWithTriesBody = z
  .object({
    ...delivery,
    body: z.string().describe('what was sent'),
    tries: z.array(
      z.object({
        attempt: z.number(),
        at: z.string(),
        status: z.number().nullable(),
        ms: z.number(),
        error: z.string().nullable(),
        response: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'DeliveryWithTries' });
