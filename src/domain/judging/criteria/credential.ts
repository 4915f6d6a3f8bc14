import * as z from 'zod';
import { counts } from '#domain/judging/experience.ts';
import { anyOf, ofFacts } from './evidence/matching.ts';
import { type CriterionKind, judged } from './kind.ts';

const Credential = z.strictObject({ kind: z.literal('credential'), ...anyOf });

/** Thousandths that a job's title earns which names what is asked: somebody worked as one, the paper is not named. */
const byTitle = 600;

/** A certificate or licence that names one of the words, also where it stands among the degrees; in part a job that bears its name. */
export const credential: CriterionKind<z.infer<typeof Credential>> = {
  kind: 'credential',
  schema: Credential,
  judge: (spec, resume) => {
    const named = ofFacts(
      [...resume.credentials, ...resume.education.flatMap((one) => (one.degree ? [one.degree] : []))],
      spec,
    );
    if (named.level > 0) return named;
    const jobs = resume.jobs.filter((job) => counts(job) && job.start !== null);
    const worked = ofFacts(
      jobs.flatMap((job) => (job.title ? [job.title] : [])),
      spec,
    );
    return worked.level > 0
      ? judged(byTitle, 'shown by a job title only', worked.wanted, worked.evidence)
      : named;
  },
};
