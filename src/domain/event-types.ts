/** What happens that receivers of webhooks can be told of. */
export const eventTypes = [
  'application.screened',
  'application.needs_review',
  'application.decided',
  'application.erased',
  'batch.finished',
  'role.rescored',
] as const;
export type EventType = (typeof eventTypes)[number];
