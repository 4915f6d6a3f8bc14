import * as z from 'zod';
import { Any, ofFacts } from './evidence/matching.ts';
import type { CriterionKind } from './kind.ts';

const Credential = z.strictObject({ kind: z.literal('credential'), any: Any });
/** A certificate or licence that names one of the words, also where it stands among the degrees. */
export const credential: CriterionKind<z.infer<typeof Credential>> = {
  kind: 'credential',
  schema: Credential,
  judge: (spec, resume) =>
    ofFacts(
      [...resume.credentials, ...resume.education.flatMap((one) => (one.degree ? [one.degree] : []))],
      spec.any,
    ),
};
