import * as z from 'zod';
import type { Resume } from '#domain/resume.ts';
import { answer } from './answer.ts';
import { credential } from './credential.ts';
import { education } from './education.ts';
import { experience } from './experience.ts';
import type { CriterionKind, Judgement } from './kind.ts';
import { language } from './language.ts';
import { leadership } from './leadership.ts';
import { practice } from './practice.ts';
import { skills } from './skills.ts';
import { statement } from './statement.ts';
import { title } from './title.ts';
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

/** The kind of a specification, or of a verdict. Throws when there is none of that name. */
export function kindOf({ kind }: { kind: string }): CriterionKind<CriterionSpec> {
  const found = kinds.find((one) => one.kind === kind);
  if (!found) throw new Error(`no criterion kind ${kind}`);
  // Each takes its own specification: that of the name by which it was found.
  return found as unknown as CriterionKind<CriterionSpec>;
}

/** Judges a résumé by a specification, as of a day (`YYYY-MM-DD`); quotes are first of jobs in `fields`. */
export function judge(
  spec: CriterionSpec,
  resume: Resume,
  asOf: string,
  fields: readonly string[] = [],
): Judgement {
  return kindOf(spec).judge(spec, resume, asOf, fields);
}

/** The fields of work that some criteria ask for, each once. */
export function fieldsOf(criteria: { asks: CriterionSpec }[]): string[] {
  const names = criteria.flatMap(({ asks }) => kindOf(asks).names?.(asks) ?? []);
  return [...new Set(names.filter(({ sort }) => sort === 'field').map(({ name }) => name))];
}

const thousandths = { unit: 'thousandths', full: 1000 };

/** The unit of a criterion's must-have, and how much of it is all that full credit needs. */
export function gateOf(spec: CriterionSpec): { unit: string; full: number } {
  return kindOf(spec).gate?.(spec) ?? thousandths;
}
