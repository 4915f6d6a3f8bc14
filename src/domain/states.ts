/*
 * The closed lists that rows, tasks, events and answers share: each stands here once. The database holds the same by its
 * constraints; a test compares them.
 */

/** What a person decides. */
export const outcomes = ['advance', 'hold', 'reject'] as const;
export type DecisionOutcome = (typeof outcomes)[number];

/** Where a file of a batch is. `expanding` and `expanded` are archives; the others are files. */
export const itemStates = [
  'queued',
  'screened',
  'unreadable',
  'duplicate',
  'refused',
  'expanding',
  'expanded',
  'cancelled',
] as const;
export type ItemState = (typeof itemStates)[number];

/** Where an upload is. */
export const batchStates = ['receiving', 'running', 'finished', 'cancelled'] as const;
export type BatchState = (typeof batchStates)[number];

/** Which upload goes first. */
export const priorities = ['high', 'normal', 'low'] as const;
export type Priority = (typeof priorities)[number];

/** Where an application is. */
export const applicationStates = ['pending', 'screened', 'unreadable'] as const;
export type ApplicationState = (typeof applicationStates)[number];

/** Of a connection; `pending` until its system has shaken hands or sent a signed event. */
export const connectionStates = ['pending', 'active', 'paused'] as const;
export type ConnectionState = (typeof connectionStates)[number];

/** Of an evaluation of a role: being scored, shown, or replaced by a later one. */
export const evaluationStates = ['building', 'whole', 'retired'] as const;
export type EvaluationState = (typeof evaluationStates)[number];

/** Where an event of an applicant-tracking system is. */
export const eventStates = ['queued', 'parked', 'done', 'ignored', 'failed'] as const;
export type EventState = (typeof eventStates)[number];

/** Where a note, an import or a poll is. */
export const workStates = ['queued', 'done', 'failed'] as const;
export type WorkState = (typeof workStates)[number];

/** Of a receiver of webhooks. */
export const endpointStates = ['active', 'disabled'] as const;
export type EndpointState = (typeof endpointStates)[number];

/** Where a message to a receiver is; `held` while its receiver is switched off. */
export const deliveryStates = ['pending', 'delivered', 'failed', 'held'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Who holds a key. */
export const ownerKinds = ['person', 'system'] as const;
export type OwnerKind = (typeof ownerKinds)[number];

/** Outcome of one criterion. */
export const statuses = ['met', 'partial', 'not_met', 'unknown'] as const;
export type Status = (typeof statuses)[number];

/** Outcome of a must-have. */
export const gateStates = ['met', 'unknown', 'not_met'] as const;
export type Gate = (typeof gateStates)[number];

/** Where a score stands; `needs_review` when its reading has to be looked at first. */
export const bandNames = ['strong', 'possible', 'weak', 'needs_review'] as const;
export type BandName = (typeof bandNames)[number];

/** Who judges an application first: the software, or a person alone. */
export const screenings = ['automatic', 'manual'] as const;
export type Screening = (typeof screenings)[number];

/** Why an application is read by a person alone, or no longer is. */
export const screeningReasons = ['opt_out', 'accommodation', 'objection', 'employer', 'withdrawn'] as const;
export type ScreeningReason = (typeof screeningReasons)[number];

/** What came of a contest. */
export const contestOutcomes = ['kept', 'changed'] as const;
export type ContestOutcome = (typeof contestOutcomes)[number];
