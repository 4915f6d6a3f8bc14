import * as z from 'zod';

/** Every job: its queue, what it carries (ids only), how often it is tried. One more is a line here and one in `workers/handlers.ts`. */
export const jobs = {
  screen: {
    queue: 'prescreen',
    payload: z.strictObject({ applicationId: z.string() }),
    attempts: 8,
    backoffMs: 1000,
  },
  expand: {
    queue: 'prescreen',
    payload: z.strictObject({ itemId: z.string() }),
    attempts: 8,
    backoffMs: 1000,
  },
  recognise: {
    queue: 'prescreen-ocr',
    payload: z.strictObject({ applicationId: z.string() }),
    attempts: 8,
    backoffMs: 1000,
  },
  rescore: {
    queue: 'prescreen',
    payload: z.strictObject({ roleId: z.string() }),
    attempts: 8,
    backoffMs: 1000,
  },
  reread: {
    queue: 'prescreen',
    payload: z.strictObject({ roleId: z.string(), keyId: z.string() }),
    // No sweep knows of it: it outlasts an outage of hours by itself.
    attempts: 20,
    backoffMs: 1000,
  },
  receive: {
    queue: 'prescreen-receive',
    payload: z.strictObject({ inboxId: z.string(), lease: z.string() }),
    attempts: 8,
    backoffMs: 1000,
  },
  deliver: {
    queue: 'prescreen-deliver',
    payload: z.strictObject({ deliveryId: z.string(), lease: z.string() }),
    attempts: 8,
    backoffMs: 1000,
  },
  'write-back': {
    queue: 'prescreen-notes',
    payload: z.strictObject({ writeBackId: z.string(), lease: z.string() }),
    attempts: 8,
    backoffMs: 1000,
  },
  reconcile: {
    queue: 'prescreen-poll',
    payload: z.strictObject({}),
    attempts: 1,
    backoffMs: 1000,
  },
  poll: {
    queue: 'prescreen-poll',
    payload: z.strictObject({ pollId: z.string(), lease: z.string() }),
    attempts: 8,
    backoffMs: 1000,
  },
} as const;

/** The queues: recognition has its own, so that scans hold up no text, and so has each kind of work that waits for others. */
export type QueueName = (typeof jobs)[JobName]['queue'];
export const queueNames: QueueName[] = [...new Set(Object.values(jobs).map((job) => job.queue))];

export type JobName = keyof typeof jobs;
export const jobNames = Object.keys(jobs) as JobName[];
export type Payload<Name extends JobName> = z.infer<(typeof jobs)[Name]['payload']>;

/** What a job of a name carries, from what the queue gives. Throws when it is something else. */
export function parsePayload<Name extends JobName>(name: Name, payload: unknown): Payload<Name> {
  return jobs[name].payload.parse(payload) as Payload<Name>;
}

/** A job as it is put into the queue. `id` is unique for ever: a used one is ignored in silence. */
export interface NewJob {
  name: JobName;
  id: string;
  payload: Record<string, string>;
  /** Small numbers go first; null goes before all. */
  priority: number | null;
}

/** What a worker gives back for a job: a skip is a result, not an error. */
export type JobOutcome = 'done' | 'skipped';

/** True when a name is one of ours. */
export function isJobName(name: string): name is JobName {
  return name in jobs;
}
