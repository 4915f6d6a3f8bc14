import * as z from 'zod';
import type { Resume } from '#domain/resume.ts';
import {
  distinctLines,
  hasFigures,
  mentionsOfPractice,
  outside,
  quoteOf,
  telling,
} from './evidence/credit.ts';
import { type CriterionKind, type Judgement, judged, notMentioned } from './kind.ts';

const Spec = z.strictObject({
  kind: z.literal('statement'),
  practice: z.string(),
  label: z.string(),
});
type Spec = z.infer<typeof Spec>;

/** Sections that tell of what was done, also where no job was read. */
const told = new Set(['experience', 'projects', 'volunteer', 'credentials', 'education']);

/** Soft skills, earned by what was done in work, never by adjectives in a summary or a list. */
export const statement: CriterionKind<Spec> = {
  kind: 'statement',
  schema: Spec,
  judge,
  names: (spec) => [{ sort: 'practice', name: spec.practice, path: 'practice' }],
  mostShare: 5,
};

function judge(spec: Spec, resume: Resume, _asOf: string, fields: readonly string[]): Judgement {
  const mentions = mentionsOfPractice(resume, spec.practice);
  const done = distinctLines(
    mentions.filter((mention) => mention.job !== null || told.has(mention.section)),
    resume,
    fields,
  ).sort(
    (a, b) =>
      telling(a, resume) - telling(b, resume) ||
      outside(a, resume, fields) - outside(b, resume, fields) ||
      Number(hasFigures(b)) - Number(hasFigures(a)),
  );
  if (done.length === 0) return notMentioned(spec.label);
  const level = done.length >= 2 ? 1000 : 600;
  return judged(
    level,
    `shown in ${done.length} place${done.length === 1 ? '' : 's'}`,
    spec.label,
    done.slice(0, 2).map(quoteOf),
  );
}
