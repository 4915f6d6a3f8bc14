import * as z from 'zod';
import type { Scorecard } from '../judging/score.ts';
import type { Evidence } from '../resume.ts';

const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}]*$/u, 'holds a line break or a control character');
const day = z
  .string()
  .regex(/^(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?$/, 'a month looks like 2019-03, a year like 2019');

/** What a person types in for a file that no software reads. */
export const TypedFacts = z.strictObject({
  name: line(200),
  email: z.email().nullable().default(null),
  phone: line(60).nullable().default(null),
  summary: line(2000).nullable().default(null),
  jobs: z
    .array(
      z.strictObject({
        title: line(200),
        company: line(200).nullable().default(null),
        start: day.nullable().default(null),
        end: z
          .union([day, z.literal('present')])
          .nullable()
          .default(null),
        details: z.array(line(1000)).max(100).default([]),
      }),
    )
    .max(100)
    .default([]),
  education: z.array(line(300)).max(50).default([]),
  skills: z.array(line(100)).max(300).default([]),
  languages: z.array(line(100)).max(50).default([]),
});
export type TypedFacts = z.infer<typeof TypedFacts>;

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Typed facts as the plain text of a résumé, which the same readers read as any other. */
export function textOfFacts(facts: TypedFacts): string {
  const section = (heading: string, lines: string[]) => (lines.length === 0 ? [] : ['', heading, ...lines]);
  const jobs = facts.jobs.flatMap((job) => [
    ...(job.start === null ? [] : [`Dates: ${shown(job.start)} - ${shown(job.end ?? job.start)}`]),
    `Title: ${job.title}`,
    ...(job.company === null ? [] : [`Employer: ${job.company}`]),
    ...job.details.map((detail) => `- ${detail}`),
    '',
  ]);
  return [
    // By its label a name is one whatever its words mean.
    `Name: ${facts.name}`,
    ...[facts.email, facts.phone].filter((one) => one !== null),
    ...section('Summary', facts.summary === null ? [] : [facts.summary]),
    ...section('Experience', jobs),
    ...section('Education', facts.education),
    ...section('Skills', facts.skills.length === 0 ? [] : [facts.skills.join(', ')]),
    ...section('Languages', facts.languages.length === 0 ? [] : [facts.languages.join(', ')]),
    '',
  ].join('\n');
}

function shown(when: string): string {
  const [year, month] = when.split('-');
  return month === undefined ? when : `${months[Number(month) - 1]} ${year}`;
}

/** Who typed the facts that an application is scored by, and why. */
export interface TypedBy {
  id: string;
  author: string;
  reason: string;
}

/** A scorecard whose evidence says that a person typed it in. */
export function asTyped(scorecard: Scorecard, { id, author, reason }: TypedBy): Scorecard {
  const typed = (evidence: Evidence[]): Evidence[] =>
    evidence.map((one) =>
      one.source === 'document'
        ? { source: 'correction', id, author, reason, quote: one.quote, start: one.start, end: one.end }
        : one,
    );
  return {
    ...scorecard,
    verdicts: scorecard.verdicts.map((verdict) => ({ ...verdict, evidence: typed(verdict.evidence) })),
    findings: scorecard.findings.map((finding) => ({ ...finding, evidence: typed(finding.evidence) })),
  };
}
