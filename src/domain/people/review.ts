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

/** True for a review that settles a file which could not be read. */
export function settlesFile(review: Review): boolean {
  return review.kind === 'read_by_person' || review.kind === 'not_a_resume';
}
