import * as z from 'zod';
import { anyOf, ofFacts } from './evidence/matching.ts';
import type { CriterionKind } from './kind.ts';

const Title = z.strictObject({ kind: z.literal('title'), ...anyOf });
/** A job title that names one of the words. */
export const title: CriterionKind<z.infer<typeof Title>> = {
  kind: 'title',
  schema: Title,
  judge: (spec, resume) =>
    ofFacts(
      resume.jobs.flatMap((job) => (job.title ? [job.title] : [])),
      spec,
    ),
};
