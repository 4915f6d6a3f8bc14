import type { Settled } from '../resume.ts';

/** Ways in which a person settles what software could not: a file that was not read, a verdict that was not clear. */
export const reviewKinds = ['read_by_person', 'not_a_resume', 'accepted', 'confirmed', 'overridden'] as const;
export type ReviewKind = (typeof reviewKinds)[number];

/** What a person settled about an application, beside what was computed. */
export interface Review {
  id: string;
  kind: ReviewKind;
  /** The criterion that a confirmation or an override is about; null for the whole. */
  criterion: string | null;
  /** The verdict that a person gives instead: met, partial, not_met; null where nothing is changed. */
  verdict: string | null;
  reason: string;
  by: string;
  /** ISO 8601. */
  at: string;
}

/**
 * What people said of verdicts, the newest review of each criterion; `reviews` are the newest first. To confirm one that could not be told
 * is to say that it is met.
 */
export function settledBy(reviews: Review[]): Settled[] {
  const newest = new Map<string, Settled>();
  for (const { kind, criterion, verdict } of reviews) {
    if (criterion === null || newest.has(criterion)) continue;
    // Only what could not be told when it was confirmed is met by that.
    if (kind === 'confirmed' && verdict === 'met') newest.set(criterion, { criterion, verdict: 'confirmed' });
    if (kind === 'overridden') newest.set(criterion, { criterion, verdict: verdict as Settled['verdict'] });
  }
  return [...newest.values()];
}

/** What was said last of a criterion; null where nobody said anything. `reviews` are the newest first. */
export function saidOf(reviews: Review[], criterion: string): Review | null {
  return reviews.find((one) => one.criterion === criterion && settlesVerdict(one)) ?? null;
}

/** True for a review of one verdict. */
export function settlesVerdict({ kind }: Pick<Review, 'kind'>): boolean {
  return kind === 'confirmed' || kind === 'overridden';
}

/** True for a review that settles a file which could not be read. */
export function settlesFile(review: Review): boolean {
  return review.kind === 'read_by_person' || review.kind === 'not_a_resume';
}
