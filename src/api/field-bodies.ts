import * as z from 'zod';
import { Field } from '#domain/words/lexicon.ts';
import { Evidence, TitleOccupationBody } from './result-bodies.ts';

/* Shapes of what is told of occupations and fields of work. */

export const OccupationBody = z
  .object({
    id: z.string().describe('id of ESCO, or `onet:` and a code of O*NET-SOC 2019'),
    isco: z.array(z.string()).describe('ISCO-08 unit groups'),
    label: z.string(),
    labels: z.record(z.string(), z.string()).describe('by language (ISO 639-1)'),
    parent: z.string().nullable().describe('what it is a kind of'),
  })
  .meta({ id: 'Occupation' });

export const FieldBody = Field.safeExtend({
  keptBy: z.string().nullable().describe('who keeps it; null for one of the rules or of an occupation'),
}).meta({ id: 'Field' });

const Shown = z.object({ id: z.string(), quotes: z.array(Evidence) });

export const ExplainedJobBody = z
  .object({
    title: z.string().nullable(),
    company: z.string().nullable(),
    place: z.enum(['in', 'likely', 'unclear', 'out']),
    because: z.string(),
    occupations: z.array(TitleOccupationBody),
    evidence: z.array(Shown).describe('of the field'),
    against: z.array(Shown).describe('of a rival field'),
    titleWords: z.array(Evidence),
  })
  .meta({ id: 'ExplainedJob' });
