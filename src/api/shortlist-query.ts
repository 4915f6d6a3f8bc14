import * as z from 'zod';
import { Cursor, Flag, Id, Limit, Listed, Words } from '#api/schemas.ts';
import { atsStates } from '#domain/people/profiles.ts';
import { tableOrders } from '#domain/results/table.ts';
import { outcomes } from '#domain/states.ts';

const bands = ['strong', 'possible', 'weak'] as const;

/** What may be asked of a shortlist. */
export const ShortlistQuery = z.strictObject({
  band: Listed.pipe(z.array(z.enum(bands)))
    .optional()
    .describe('strong, possible, weak; several with commas, or the name again for each'),
  min_score: z.coerce.number().min(0).max(100).optional().describe('points'),
  must_haves: z.enum(['met']).optional().describe('met: only those whose must-haves are all met'),
  to_check: z.enum(['true']).optional().describe('true: only those of whom a must-have is unknown'),
  decision: z
    .enum([...outcomes, 'none'])
    .optional()
    .describe('what a person decided last; none: nobody has'),
  ats_state: z
    .enum(atsStates)
    .optional()
    .describe('what applicant-tracking systems say; active: also those who came without one'),
  q: z
    .string()
    .trim()
    .min(2)
    .max(200)
    .regex(/^[^\u0000]*$/)
    .optional()
    .describe(
      'words that all stand in the first 100,000 characters of the résumé, or that the person or the file is called; their beginnings will do',
    ),
  tag: Words.min(1).max(40).optional().describe('only those whom people gave this tag'),
  received_after: z.iso
    .datetime()
    .optional()
    .describe('only those that came in after this time, such as 2026-11-01T00:00:00Z'),
  answer: z
    .string()
    .max(300)
    .regex(/^[\w-]+:[^\u0000]*$/)
    .transform((given) => {
      const at = given.indexOf(':');
      return { question: given.slice(0, at), value: given.slice(at + 1) };
    })
    .optional()
    .describe(
      'only those who answered a screening question so: its id, a colon and the value, `relocate:true`',
    ),
  contested: z.enum(['true']).optional().describe('true: only those who contest a result'),
  top: z.coerce
    .number()
    .int()
    .min(1)
    .max(5000)
    .optional()
    .describe('the first n, with everyone tied at the cut'),
  from: z.coerce.number().int().min(1).max(1_000_000).optional().describe('from this rank on'),
  around: Id.optional().describe(
    'so that this application stands in the middle of the first page, if it is ranked',
  ),
  view: z.enum(['full', 'compact']).default('full').describe('compact: as `getCompactShortlist` answers'),
  limit: Limit,
  cursor: Cursor,
  format: z.enum(['json', 'csv']).optional().describe('else by Accept'),
  columns: Listed.optional().describe('CSV: the columns to write, with commas'),
  sort: z
    .enum(tableOrders as [string, ...string[]])
    .optional()
    .describe('CSV: the ranked in another order than their rank; with a hyphen downwards'),
  delimiter: z
    .enum(['comma', 'semicolon'])
    .default('comma')
    .describe('CSV: semicolon for European spreadsheets'),
  decimal: z.enum(['point', 'comma']).default('point').describe('CSV: the mark of decimals in its numbers'),
  bom: Flag.optional().describe('CSV: start with a byte order mark, for Excel; true unless said otherwise'),
});
