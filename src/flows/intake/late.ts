import type { Deps } from '#deps.ts';
import type { Priority } from '#domain/states.ts';
import { Problem } from '#errors.ts';
import { oldestWaiting } from '#storage/server/waiting.ts';

/** When whoever was sent away may ask again, in seconds. */
const askAgainSeconds = 300;

/**
 * Sends an upload away while files have waited for longer than MAX_WAIT_MINUTES: what comes in faster than it is read would only
 * wait longer, and its sender keeps it as well. What goes before all others is taken. Throws Problem `too_many_requests`.
 */
export async function refuseWhileLate(deps: Deps, priority: Priority): Promise<void> {
  const { maxWaitMinutes } = deps.config;
  if (maxWaitMinutes === 0 || priority === 'high') return;
  const { file = 0 } = await oldestWaiting(deps.database);
  if (file <= maxWaitMinutes * 60) return;
  throw new Problem(
    'too_many_requests',
    `Files have waited for ${Math.round(file / 60)} minutes: send these later, or with priority=high. More workers read more at once.`,
    { retryAfterSeconds: askAgainSeconds },
  );
}
