import { randomUUID } from 'node:crypto';
import * as z from 'zod';

/*
 * Tasks: what the queue does. (A job is work in a résumé; an open position of an applicant-tracking system is a posting.)
 */

const id = z.string();
const usual = { attempts: 8, backoffMs: 1000 };

/**
 * Every task: its queue, what it carries (ids only), which of these names it, how often it is tried and after how long first.
 * One more is a line here and one in `workers/handlers.ts`.
 */
export const tasks = {
  screen: {
    queue: 'prescreen',
    payload: z.strictObject({ applicationId: id }),
    about: 'applicationId',
    ...usual,
  },
  expand: { queue: 'prescreen', payload: z.strictObject({ itemId: id }), about: 'itemId', ...usual },
  recognise: {
    queue: 'prescreen-ocr',
    payload: z.strictObject({ applicationId: id }),
    about: 'applicationId',
    ...usual,
  },
  rescore: { queue: 'prescreen', payload: z.strictObject({ roleId: id }), about: 'roleId', ...usual },
  reread: {
    queue: 'prescreen',
    payload: z.strictObject({ roleId: id, keyId: id }),
    about: 'roleId',
    ...usual,
    // No sweep knows of it: it outlasts an outage of hours by itself.
    attempts: 20,
  },
  receive: {
    queue: 'prescreen-receive',
    payload: z.strictObject({ inboxId: id, lease: id }),
    about: 'inboxId',
    ...usual,
  },
  deliver: {
    queue: 'prescreen-deliver',
    payload: z.strictObject({ deliveryId: id, lease: id }),
    about: 'deliveryId',
    ...usual,
  },
  'write-back': {
    queue: 'prescreen-notes',
    payload: z.strictObject({ writeBackId: id, lease: id }),
    about: 'writeBackId',
    ...usual,
  },
  // It repeats by itself: what one turn does not do, the next does.
  reconcile: { queue: 'prescreen-poll', payload: z.strictObject({}), about: null, ...usual, attempts: 1 },
  poll: {
    queue: 'prescreen-poll',
    payload: z.strictObject({ pollId: id, lease: id }),
    about: 'pollId',
    ...usual,
  },
} as const;

/** The queues: recognition has its own, so that scans hold up no text, and so has each kind of work that waits for others. */
export type QueueName = (typeof tasks)[TaskName]['queue'];
export const queueNames: QueueName[] = [...new Set(Object.values(tasks).map((task) => task.queue))];

export type TaskName = keyof typeof tasks;
export const taskNames = Object.keys(tasks) as TaskName[];
export type Payload<Name extends TaskName> = z.infer<(typeof tasks)[Name]['payload']>;

/** What a task of a name carries, from what the queue gives. Throws when it is something else. */
export function parsePayload<Name extends TaskName>(name: Name, payload: unknown): Payload<Name> {
  return tasks[name].payload.parse(payload) as Payload<Name>;
}

/** A task as it is put into the queue; made by `taskOf`. */
export interface Task {
  name: TaskName;
  /** While a task of this id waits or runs, another one is ignored in silence. */
  id: string;
  payload: Record<string, string>;
  /** Small numbers go first; null goes before all. */
  priority: number | null;
}

/**
 * A task of a name. Each is another one, unless `once` names what is asked for: of tasks with the same `once` the queue keeps one
 * at a time.
 */
export function taskOf<Name extends TaskName>(
  name: Name,
  payload: Payload<Name>,
  { once, priority }: { once?: string; priority?: number } = {},
): Task {
  const carried: Record<string, string> = payload;
  const { about } = tasks[name];
  const subject = about === null ? name : `${name}-${carried[about]}`;
  return { name, id: once ?? `${subject}-${randomUUID()}`, payload: carried, priority: priority ?? null };
}

/** Ids that a task carries, by the name of what they are of: `{ application: … }`. */
export function idsOfTask(name: TaskName, payload: Record<string, string>): Record<string, string> {
  const { about } = tasks[name];
  const id = about === null ? undefined : payload[about];
  return about === null || id === undefined ? {} : { [about.replace(/Id$/, '')]: id };
}

/** What a worker gives back for a task: a skip is a result, not an error. */
export type TaskOutcome = 'done' | 'skipped';

/** True when a name is one of ours. */
export function isTaskName(name: string): name is TaskName {
  return name in tasks;
}
