import * as z from 'zod';
import type { Fact } from '#domain/resume.ts';
import { fold } from '#domain/words/words.ts';
import { type CriterionKind, judged, notMentioned } from './kind.ts';

/** Words parted by single spaces, without the dots of abbreviations and sentences: "R.N." is "rn", "node.js" stays. */
const plain = (text: string) =>
  fold(text)
    .replace(/(?<![\p{L}\p{N}])((?:\p{L}\.){2,})/gu, (dotted) => `${dotted.replaceAll('.', '')} `)
    .replace(/[^\p{L}\p{N}+#.]+|\.(?![\p{L}\p{N}])/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();

function matcher(words: string[]): (text: string) => boolean {
  const wanted = words.map((word) => ` ${plain(word)} `);
  return (text) => {
    const own = ` ${plain(text)} `;
    return wanted.some((word) => own.includes(word));
  };
}

function ofFacts(facts: Fact<string>[], any: string[], wanted: string) {
  const matches = matcher(any);
  const found = facts.filter((fact) => matches(fact.value));
  if (found.length === 0) return notMentioned(wanted);
  return judged(
    1000,
    found[0]?.value ?? '',
    wanted,
    found.slice(0, 2).flatMap((fact) => fact.evidence),
  );
}

const Any = z.array(z.string()).min(1);

const Title = z.strictObject({ kind: z.literal('title'), any: Any });
/** A job title that names one of the words. */
export const title: CriterionKind<z.infer<typeof Title>> = {
  kind: 'title',
  schema: Title,
  judge: (spec, resume) =>
    ofFacts(
      resume.jobs.flatMap((job) => (job.title ? [job.title] : [])),
      spec.any,
      spec.any.join(' or '),
    ),
};

const Education = z.strictObject({ kind: z.literal('education'), any: Any });
/** A degree that names one of the words; when and where it was earned is never asked. */
export const education: CriterionKind<z.infer<typeof Education>> = {
  kind: 'education',
  schema: Education,
  judge: (spec, resume) =>
    ofFacts(
      resume.education.flatMap((one) => (one.degree ? [one.degree] : [])),
      spec.any,
      spec.any.join(' or '),
    ),
};

const Credential = z.strictObject({ kind: z.literal('credential'), any: Any });
/** A certificate or licence that names one of the words, also where it stands among the degrees. */
export const credential: CriterionKind<z.infer<typeof Credential>> = {
  kind: 'credential',
  schema: Credential,
  judge: (spec, resume) =>
    ofFacts(
      [...resume.credentials, ...resume.education.flatMap((one) => (one.degree ? [one.degree] : []))],
      spec.any,
      spec.any.join(' or '),
    ),
};

const Language = z.strictObject({ kind: z.literal('language'), any: Any });
/** A language spoken, as the résumé lists it. */
export const language: CriterionKind<z.infer<typeof Language>> = {
  kind: 'language',
  schema: Language,
  judge: (spec, resume) => ofFacts(resume.languages, spec.any, spec.any.join(' or ')),
};
