import * as z from 'zod';

const Day = z.string().regex(/^\d{4}(?:-\d{2})?$/);

const GoldJob = z.object({
  title: z.string().nullish(),
  company: z.string().nullish(),
  start: Day.nullish(),
  end: z.union([Day, z.literal('present')]).nullish(),
});

/** What a careful reader finds in one document; `docs/evaluation.md` explains each field. Unknown fields are ignored. */
export const Gold = z.object({
  file: z.string(),
  language: z.string().nullish(),
  readable: z.boolean(),
  reason: z.string().nullish(),
  name: z.string().nullish(),
  email: z.string().nullish(),
  jobs: z.array(GoldJob).default([]),
  /** Work that the document tells in passing: neither required nor wrong. */
  optional_jobs: z.array(GoldJob).default([]),
  experience: z
    .object({ months: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() })
    .nullish(),
  years_claimed: z.number().nullish(),
  skills: z.array(z.string()).default([]),
  not_skills: z.array(z.string()).default([]),
  leadership: z.boolean().nullish(),
  cicd: z.boolean().nullish(),
  cloud: z.array(z.string()).nullish(),
  hidden_text: z.boolean().nullish(),
  grade: z.number().nullish(),
  layout: z.string().nullish(),
});
export type Gold = z.infer<typeof Gold>;

/** Documents of one person in several forms: their answers must agree. */
export const SamePerson = z.array(z.object({ id: z.string(), files: z.array(z.string()) }));
export type SamePerson = z.infer<typeof SamePerson>;
