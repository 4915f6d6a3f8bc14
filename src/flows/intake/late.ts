import type { Deps } from '#deps.ts';
import { type Priority, priorities } from '#domain/states.ts';
import { Problem } from '#errors.ts';
import { oldestFileWaiting } from '#storage/server/waiting.ts';

/** When whoever was sent away may ask again, in seconds. */
const askAgainSeconds = 300;

/**
 * Sends an upload away while files have waited for longer than MAX_WAIT_MINUTES: what comes in faster than it is read would only
 * wait longer, and its sender keeps it as well. What goes before all others is taken. Throws Problem `too_many_requests`.
 */
export async function refuseWhileLate(deps: Deps, priority: Priority): Promise<void> {
  const { maxWaitMinutes } = deps.config;
  if (maxWaitMinutes === 0 || priority === 'high') return;
  // What goes behind it holds nobody up.
  const before = priorities.slice(0, priorities.indexOf(priority) + 1);
  const waited = await oldestFileWaiting(deps.database, before);
  if (waited <= maxWaitMinutes * 60) return;
  throw new Problem(
    'too_many_requests',
    `Files have waited for ${Math.round(waited / 60)} minutes: send these later, or with priority=high. More workers read more at once.`,
    { retryAfterSeconds: askAgainSeconds },
  );
}
