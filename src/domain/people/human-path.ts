import type { ContestOutcome, Screening, ScreeningReason } from '../states.ts';

/* A person's way round the machine: applications that people read without a score, and results that somebody contests. */

/** That an application is read by a person alone, or by the software again, and why. */
export interface ScreeningChoice {
  screening: Screening;
  because: ScreeningReason;
  /** What the person who chose it wrote. */
  note: string;
  by: string;
  at: string;
}

/** What people are told of an application that nobody scores. */
export const manualSteps = {
  message: 'A person reads this application; it has no score, and its place in this list says nothing.',
  nextStep: 'Read the résumé by the criteria of the role, then decide.',
} as const;

/** Somebody's objection to a result, and what came of it. */
export interface Contest {
  id: string;
  /** What they wrote or said. */
  text: string;
  /** `YYYY-MM-DD`. */
  receivedOn: string;
  recordedBy: string;
  recordedAt: string;
  /** Null while nobody has answered it. */
  outcome: ContestOutcome | null;
  answer: string | null;
  answeredBy: string | null;
  answeredAt: string | null;
}

/** A contest that waits for another person. */
export interface OpenContest {
  id: string;
  receivedOn: string;
}

/** Behind the name of who decided by a link stands this, and who made the link. */
export const byLink = ' (by the link of ';

/** Who decided, for the person it is about: whose link it was is no matter of theirs. */
export const deciderOf = (by: string): string => by.split(byLink)[0] as string;

/** A name as people are told apart by it: without case, spaces around it and ways to compose its letters. */
export const nameKey = (name: string): string =>
  name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('en');
