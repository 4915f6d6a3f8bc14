import * as z from 'zod';
import { answerWords, Expected, expectedWords, fits } from '#domain/people/answers.ts';
import { type CriterionKind, judged, notMentioned, unknown } from './kind.ts';

const Spec = z.strictObject({
  kind: z.literal('answer'),
  /** Id of a screening question of the role. */
  question: z.string(),
  /** What the answer is compared with; without it a person reads the answer. */
  expects: Expected.optional(),
});
type Spec = z.infer<typeof Spec>;

/** An answer to a screening question. A résumé holds none: unknown until somebody answers. */
export const answer: CriterionKind<Spec> = {
  kind: 'answer',
  schema: Spec,
  unweighted: true,
  question: (spec) => spec.question,
  lint: (_spec, { label, must }) =>
    must
      ? [
          {
            severity: 'warn',
            code: 'must_have',
            at: 'must',
            message: `${label} is a must-have by an answer: everyone who has not answered needs review.`,
            instead: 'Ask everyone the question, or drop the must-have.',
          },
        ]
      : [],
  judge(spec, resume) {
    const wanted = spec.expects ? expectedWords(spec.expects) : spec.question;
    const given = resume.answers?.find((one) => one.question === spec.question);
    if (!given) return unknown('no answer given', wanted);
    const words = answerWords(given.value);
    const evidence = [{ source: 'answer' as const, question: given.question, value: words }];
    const right = spec.expects ? fits(given.value, spec.expects) : null;
    if (right === null) return { ...unknown(`answered: ${words}`, wanted), evidence };
    if (right) return judged(1000, words, wanted, evidence);
    return { ...notMentioned(wanted), found: `answered: ${words}`, evidence };
  },
};
