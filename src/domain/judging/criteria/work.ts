import * as z from 'zod';
import type { Resume } from '#domain/resume.ts';
import { counts } from '../experience.ts';
import { type CriterionKind, type Judgement, judged, notMentioned } from './kind.ts';

const Spec = z.strictObject({
  kind: z.literal('work'),
  field: z.string(),
  /** Jobs in the field whose work is described that earn full credit. */
  wanted: z.number().int().min(1).max(10),
});
type Spec = z.infer<typeof Spec>;

/** Work described in jobs; links to projects are not needed. The must-have is in thousandths of level. */
export const work: CriterionKind<Spec> = {
  kind: 'work',
  schema: Spec,
  judge,
  names: (spec) => [{ sort: 'field', name: spec.field, path: 'field' }],
};

function judge(spec: Spec, resume: Resume): Judgement {
  const wanted = `${spec.wanted} jobs whose work is described`;
  const jobs = resume.jobs.filter((job) => counts(job) && job.described && job.fields[spec.field] !== 'out');
  if (jobs.length === 0) return notMentioned(wanted);
  const level = Math.min(1000, Math.round((jobs.length * 1000) / spec.wanted));
  return judged(
    level,
    `${jobs.length} described`,
    wanted,
    jobs.flatMap((job) => job.title?.evidence ?? []).slice(0, 4),
  );
}
