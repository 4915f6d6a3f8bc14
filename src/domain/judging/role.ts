import * as z from 'zod';
import { bandNames, statuses } from '../states.ts';
import { iscoGroups } from '../words/lexicon.ts';
import { CriterionSpec, gateOf, kindOf, kinds } from './criteria/index.ts';

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'lower-case letters, digits and dashes');
const reason = z.string().min(10);

/** One thing that a role asks for. */
export const Criterion = z.strictObject({
  id: slug,
  label: z.string(),
  weight: z.number().int().min(0).max(100),
  /** Why it weighs what it weighs. */
  reason,
  asks: CriterionSpec,
  /** A gate apart from weights: months for `experience`, thousandths of level for the others. */
  must: z.strictObject({ atLeast: z.number().int().positive(), reason }).optional(),
});
export type Criterion = z.infer<typeof Criterion>;

const Question = z.strictObject({
  id: slug,
  question: z.string(),
  /** The criterion that the answer speaks to. */
  criterion: slug.optional(),
  /** What a good answer shows. */
  goodAnswer: z.string().optional(),
});

const words = z.array(z.string());

/** A field of work that a role brings along: occupations and ids of evidence, no phrases of its own. */
export const OwnField = z.strictObject({
  id: slug,
  label: z.string(),
  technology: z.boolean().default(false),
  isco: iscoGroups,
  nearIsco: iscoGroups,
  occupations: words.default([]),
  outside: words.default([]),
  skills: words.default([]),
  weak: words.default([]),
  rivals: words.default([]),
  needed: z.number().int().min(1).default(2),
});

export type OwnField = z.infer<typeof OwnField>;

const Band = z.strictObject({ from: z.number().min(0).max(100), reason });

/** What a role pack may say. */
export const Role = z
  .strictObject({
    id: slug,
    title: z.string(),
    summary: z.string(),
    salary: z
      .strictObject({
        currency: z.string().length(3),
        period: z.enum(['year', 'month', 'day', 'hour']),
        from: z.number(),
        to: z.number(),
      })
      .optional(),
    marketDemand: z.enum(['low', 'medium', 'high']).optional(),
    /** Absolute thresholds in points. Never quotas. */
    bands: z.strictObject({ strong: Band, possible: Band }),
    /** Fields of work of its own. */
    fields: z.array(OwnField).optional(),
    criteria: z.array(Criterion).min(1),
    questions: z
      .strictObject({
        screening: z.array(Question).default([]),
        technical: z.array(Question).default([]),
        behavioural: z.array(Question).default([]),
      })
      .default({ screening: [], technical: [], behavioural: [] }),
    goodAnswersShow: z.array(z.string()).default([]),
    pitfalls: z.array(z.strictObject({ id: slug, says: z.string(), criteria: z.array(slug) })).default([]),
    /** Short résumés with what they must come to: the pack's own tests. */
    examples: z
      .array(
        z.strictObject({
          name: z.string(),
          asOf: z.iso.date(),
          text: z.string(),
          expect: z.strictObject({
            band: z.enum(bandNames),
            /** Whether a must-have is unknown, so that somebody has to look. */
            toCheck: z.boolean().optional(),
            verdicts: z.record(z.string(), z.enum(statuses)).default({}),
          }),
        }),
      )
      .default([]),
  })
  .check((context) => {
    const role = context.value;
    const ids = role.criteria.map((criterion) => criterion.id);
    const issue = (message: string, path: (string | number)[]) =>
      context.issues.push({ code: 'custom', message, input: role, path });
    if (new Set(ids).size !== ids.length) issue('two criteria share an id', ['criteria']);
    const fieldIds = (role.fields ?? []).map((field) => field.id);
    if (new Set(fieldIds).size !== fieldIds.length) issue('two fields share an id', ['fields']);
    const total = role.criteria.reduce((sum, criterion) => sum + criterion.weight, 0);
    if (total === 0) issue('some weight must be above 0', ['criteria']);
    for (const { kind, mostShare = 100 } of kinds) {
      const own = role.criteria.filter((criterion) => criterion.asks.kind === kind);
      const weight = own.reduce((sum, one) => sum + one.weight, 0);
      if (weight * 100 > total * mostShare)
        issue(
          `${own.map(({ label }) => label).join(', ')}: ${kind}s like these may weigh at most ${mostShare}% of all together, and weigh ${((weight * 100) / total).toFixed(1)}%; lower their weights, or raise others`,
          ['criteria'],
        );
    }
    const asked = new Set(role.questions.screening.map((question) => question.id));
    for (const [index, { asks }] of role.criteria.entries()) {
      const question = kindOf(asks).question?.(asks);
      if (question !== undefined && !asked.has(question))
        issue(`no screening question ${question}`, ['criteria', index, 'asks', 'question']);
    }
    if (role.bands.possible.from >= role.bands.strong.from)
      issue('the band “possible” must start below “strong”', ['bands']);
    for (const [index, { asks, must }] of role.criteria.entries()) {
      const { unit, full } = gateOf(asks);
      // What is given in thousandths the linter tells of: such roles were saved before.
      if (must && unit !== 'thousandths' && must.atLeast > full)
        issue('the must-have asks for more than full credit does', ['criteria', index, 'must']);
    }
    for (const group of ['screening', 'technical', 'behavioural'] as const) {
      for (const [index, question] of role.questions[group].entries()) {
        if (question.criterion && !ids.includes(question.criterion))
          issue(`no criterion ${question.criterion}`, ['questions', group, index]);
      }
    }
  });
export type Role = z.infer<typeof Role>;
