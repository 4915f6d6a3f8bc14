import type * as z from 'zod';
import type { Evidence, Resume } from '#domain/resume.ts';

/** An amount with its extremes, in the unit of the must-have's `atLeast`. */
interface Amount {
  low: number;
  value: number;
  high: number;
}

/** What judging one criterion gives, before weights. */
export interface Judgement {
  /** 0–1000 thousandths. */
  level: number;
  /** 0–1000: the level if all that could not be told turned out well. */
  possible: number;
  /** False when the reader could not tell; `level` then counts as it stands, usually 0. */
  known: boolean;
  /** What was found and what was wanted, in words. */
  found: string;
  wanted: string;
  evidence: Evidence[];
  /** For the must-have gate. */
  amount: Amount;
}

/** One way of judging: pure, and the only place that knows what its specification means. */
export interface CriterionKind<Spec> {
  kind: string;
  schema: z.ZodType<Spec>;
  /** Judges a résumé as of a day (`YYYY-MM-DD`). */
  judge(spec: Spec, resume: Resume, asOf: string): Judgement;
}

/** The judgement of something that a well-read résumé does not mention. */
export function notMentioned(wanted: string): Judgement {
  return {
    level: 0,
    possible: 0,
    known: true,
    found: 'not mentioned',
    wanted,
    evidence: [],
    amount: exactly(0),
  };
}

/** The judgement when nothing can be told. */
export function unknown(found: string, wanted: string): Judgement {
  return {
    level: 0,
    possible: 1000,
    known: false,
    found,
    wanted,
    evidence: [],
    amount: { low: 0, value: 0, high: 1000 },
  };
}

/** A judgement of a level that is known exactly. */
export function judged(level: number, found: string, wanted: string, evidence: Evidence[]): Judgement {
  return { level, possible: level, known: true, found, wanted, evidence, amount: exactly(level) };
}

/** An amount without doubt. */
function exactly(value: number): Amount {
  return { low: value, value, high: value };
}
