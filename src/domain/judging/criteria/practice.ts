import * as z from 'zod';
import type { Resume } from '#domain/resume.ts';
import { creditOf, distinctLines, isDemonstrated, mentionsOfPractice, quoteOf } from './evidence/credit.ts';
import { type CriterionKind, type Judgement, judged, notMentioned } from './kind.ts';

const Spec = z.strictObject({
  kind: z.literal('practice'),
  /** Id of a file in `rules/practices/`. */
  practice: z.string(),
  label: z.string(),
  /** Distinct places in dated jobs that earn full credit. */
  wanted: z.number().int().min(1).max(5).default(1),
  listCredit: z.number().int().min(0).max(1000).default(600),
  /** Thousandths for a place in a dated job outside the role's fields of work, and at most for one in a list; full where none are given. */
  elsewhereCredit: z.number().int().min(0).max(1000).optional(),
});
type Spec = z.infer<typeof Spec>;

/** A concept with its tools and phrasings. The must-have is in thousandths of level. */
export const practice: CriterionKind<Spec> = {
  kind: 'practice',
  schema: Spec,
  judge,
  names: (spec) => [{ sort: 'practice', name: spec.practice, path: 'practice' }],
};

function judge(spec: Spec, resume: Resume, _asOf: string, fields: readonly string[]): Judgement {
  const mentions = mentionsOfPractice(resume, spec.practice);
  if (mentions.length === 0) return notMentioned(spec.label);
  const shown = distinctLines(
    mentions.filter((mention) => isDemonstrated(mention, resume)),
    resume,
    fields,
  );
  const listed = distinctLines(
    mentions.filter((mention) => !isDemonstrated(mention, resume)),
    resume,
    fields,
  );
  // What earns most comes first, and of that what tells most.
  const best = [...shown, ...listed]
    .map((mention) => ({ mention, credit: creditOf([mention], resume, spec, fields) }))
    .sort((a, b) => b.credit - a.credit)
    .slice(0, Math.max(spec.wanted, 2));
  const credits = best.slice(0, spec.wanted).map(({ credit }) => credit);
  const level = Math.round(credits.reduce((sum, credit) => sum + credit, 0) / spec.wanted);
  const found = foundIn(shown.length, credits.filter((credit) => credit === 1000).length, credits.length);
  return judged(
    level,
    found,
    spec.label,
    best.map(({ mention }) => quoteOf(mention)),
  );
}

/** What is said of so many places in dated jobs, of which `own` of the `counted` are of the role's work. */
function foundIn(shown: number, own: number, counted: number): string {
  if (shown === 0) return 'named, not shown in a dated job';
  if (own === 0) return 'shown in other work only';
  const times = shown === 1 ? 'shown once in a dated job' : `shown ${shown} times in dated jobs`;
  return own < Math.min(shown, counted) ? `${times}, partly of other work` : times;
}
