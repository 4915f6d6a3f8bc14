import * as z from 'zod';
import { anyOf, ofFacts } from './evidence/matching.ts';
import type { CriterionKind } from './kind.ts';

const Education = z.strictObject({ kind: z.literal('education'), ...anyOf });
/** A degree that names one of the words; when and where it was earned is never asked. */
export const education: CriterionKind<z.infer<typeof Education>> = {
  kind: 'education',
  schema: Education,
  judge: (spec, resume) =>
    ofFacts(
      resume.education.flatMap((one) => (one.degree ? [one.degree] : [])),
      spec,
    ),
};
