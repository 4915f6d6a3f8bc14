import * as z from 'zod';
import type { Resume } from '#domain/resume.ts';
import { answer } from './answer.ts';
import { experience } from './experience.ts';
import type { Judgement } from './kind.ts';
import { leadership } from './leadership.ts';
import { credential, education, language, title } from './named.ts';
import { practice } from './practice.ts';
import { skills } from './skills.ts';
import { statement } from './statement.ts';
import { work } from './work.ts';

/** Every way of judging. One more is a file here and a line. */
export const kinds = [
  experience,
  skills,
  practice,
  leadership,
  work,
  title,
  education,
  credential,
  language,
  answer,
  statement,
] as const;

/** What a criterion asks for, told apart by `kind`. */
export type CriterionSpec = z.infer<(typeof kinds)[number]['schema']>;
export const CriterionSpec: z.ZodType<CriterionSpec> = z.discriminatedUnion(
  'kind',
  kinds.map((kind) => kind.schema) as never,
);

/** Judges a résumé by a specification, as of a day (`YYYY-MM-DD`). */
export function judge(spec: CriterionSpec, resume: Resume, asOf: string): Judgement {
  const kind = kinds.find((one) => one.kind === spec.kind);
  if (!kind) throw new Error(`no criterion kind ${spec.kind}`);
  return (kind.judge as (spec: CriterionSpec, resume: Resume, asOf: string) => Judgement)(spec, resume, asOf);
}
