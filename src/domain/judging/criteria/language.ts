import * as z from 'zod';
import { anyOf, ofFacts } from './evidence/matching.ts';
import type { CriterionKind } from './kind.ts';

const Language = z.strictObject({ kind: z.literal('language'), ...anyOf });
/** A language spoken, as the résumé lists it. */
export const language: CriterionKind<z.infer<typeof Language>> = {
  kind: 'language',
  schema: Language,
  judge: (spec, resume) => ofFacts(resume.languages, spec),
};
