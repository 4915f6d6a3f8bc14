import { createHash } from 'node:crypto';
import { readerVersion } from './read-resume.ts';
import type { Role } from './role.ts';
import { scoringVersion } from './score.ts';

/**
 * What scores are comparable under, as a short id: the role's content, the versions of reading and scoring and the
 * hash of the rules. Equal on every installation that has the same of each.
 */
export function evaluationId(role: Role, rulesHash: string): string {
  const content = JSON.stringify([role, readerVersion, scoringVersion, rulesHash]);
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
