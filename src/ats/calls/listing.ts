import type { ExternalIds } from '../adapter.ts';
import { text } from './json.ts';

/** The moment, in ISO 8601, at which the next poll begins: polls overlap by ten minutes, so that what changed while one ran is seen by the next. */
export function overlap(nowMs: number): string {
  return new Date(nowMs - 10 * 60_000).toISOString();
}

/** The ids of listed applications; what has no id is left out. */
export function applicationIds(listed: unknown[]): ExternalIds[] {
  return listed.flatMap((one) => {
    const applicationId = text(one, 'id');
    return applicationId === null ? [] : [{ applicationId }];
  });
}
