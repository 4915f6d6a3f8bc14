/** What happens that receivers of webhooks can be told of. */
export const eventTypes = [
  'application.received',
  'application.screened',
  'application.needs_review',
  'application.decided',
  'application.withdrawn',
  'application.ats_state_changed',
  'application.failed',
  'application.erased',
  'batch.finished',
  'role.rescored',
] as const;
export type EventType = (typeof eventTypes)[number];
