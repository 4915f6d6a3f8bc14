import type * as z from 'zod';
import type { Evidence, Resume } from '#domain/resume.ts';
import type { Months } from '#domain/tenure.ts';

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
  /** What the amount is made of, in words: which jobs counted, and which did not and why. */
  detail?: string;
  /** For the must-have gate. */
  amount: Amount;
}

/** A name in a specification that `rules/` must have; `path` is where it stands in the specification. */
interface RuleName {
  sort: 'skill' | 'practice' | 'field';
  name: string;
  path: string;
}

/** What is wrong with a criterion; `at` is where, from the criterion on. */
export interface Advice {
  /** `refuse` keeps the role from being saved, `warn` does not. */
  severity: 'refuse' | 'warn';
  code: 'weight' | 'must_have';
  at: string;
  message: string;
  instead: string;
}

/** A verdict as it is told in a sentence. */
export interface Told {
  status: string;
  found: string;
  wanted: string;
  /** What the amount is made of; empty where nothing is told of it. */
  detail: string;
  /** The first words of its evidence, and where they stand, with the job or without; null and empty when there are none. */
  quote: string | null;
  place: { inJob: string; onPage: string };
}

/** Columns of the shortlist's table that a criterion fills, by their name: years with one decimal. */
type Columns = Record<string, number | null>;

/**
 * One way of judging: pure, and the only place that knows what its specification means. What a kind leaves out is the
 * usual: a must-have in thousandths of level, no names, no advice, its quote as a sentence.
 */
export interface CriterionKind<Spec> {
  kind: string;
  schema: z.ZodType<Spec>;
  /** Judges a résumé as of a day (`YYYY-MM-DD`); of words that tell as well those of jobs in the role's fields are quoted. */
  judge(spec: Spec, resume: Resume, asOf: string, fields: readonly string[]): Judgement;
  /** The must-have's unit, how much of it is all that full credit needs, and how much may be missing of one missed by little. */
  gate?(spec: Spec): { unit: string; full: number; near?: number };
  /** Names that `rules/` must have. */
  names?(spec: Spec): RuleName[];
  /** What cannot work about a criterion. */
  lint?(spec: Spec, criterion: { label: string; must: boolean }): Advice[];
  /** True for what may weigh nothing: it is asked and shown. */
  unweighted?: boolean;
  /** Hundredths of a role's weight that criteria of the kind may have together. */
  mostShare?: number;
  /** Id of the screening question that it needs an answer to. */
  question?(spec: Spec): string;
  /** Skills by which one would search for it. */
  keywords?(spec: Spec): string[];
  /** The verdict in words, behind its status. */
  sentence?(told: Told): string;
  columns?(spec: Spec, facts: { fieldMonths: Record<string, Months> }): Columns;
}

/** True where a well-read résumé says nothing of what is asked: "not mentioned" is all that is known of it, and "not met" would accuse. */
export function isSilent({ status, found }: Pick<Told, 'status' | 'found'>): boolean {
  return status === 'not_met' && found === missing;
}

/** The sentence of a kind that has none of its own: the quote, what was found where it is a part only. */
export function quoted(told: Told, withFound = told.status === 'partial'): string {
  if (told.quote === null) {
    if (told.found !== missing) return capital(told.found);
    return isSilent(told)
      ? `Looked for ${told.wanted}`
      : `Not found in what could be read; looked for ${told.wanted}`;
  }
  return `“${told.quote}”${told.place.inJob}${withFound ? ` (${told.found})` : ''}`;
}

/** A text with a capital first letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What was found of something that a well-read résumé does not mention. */
const missing = 'not mentioned';

/** The judgement of something that a well-read résumé does not mention. */
export function notMentioned(wanted: string): Judgement {
  return {
    level: 0,
    possible: 0,
    known: true,
    found: missing,
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
