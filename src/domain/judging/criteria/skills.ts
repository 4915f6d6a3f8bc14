import * as z from 'zod';
import type { DocumentEvidence, Mention, Resume } from '#domain/resume.ts';
import { bestMention, creditOf, isDemonstrated, mentionsOfPractice, quoteOf } from './evidence/credit.ts';
import { type CriterionKind, type Judgement, judged, notMentioned, quoted } from './kind.ts';

const Spec = z.strictObject({
  kind: z.literal('skills'),
  /** Alternatives that count as one: any of the skill ids fills the set. */
  sets: z
    .array(
      z.strictObject({
        label: z.string(),
        any: z.array(z.string()).min(1),
        /** Skills that say it in part: they earn what a listed one does at most ("web services" for REST). */
        partly: z.array(z.string()).optional(),
        /** Practices whose phrasings tell the same without its name: ids of files in `rules/practices/`. */
        deeds: z.array(z.string()).optional(),
      }),
    )
    .min(1),
  /** How many sets earn full credit. */
  wanted: z.number().int().min(1),
  /** Thousandths for a skill that no dated job shows. */
  listCredit: z.number().int().min(0).max(1000).default(600),
  /** Thousandths for one that only dated jobs outside the role's fields of work show, and at most for one in a list; full where none are given. */
  elsewhereCredit: z.number().int().min(0).max(1000).optional(),
});
type Spec = z.infer<typeof Spec>;

/** n of a set of skills: the mean credit of the best n. The must-have is in thousandths of level. */
export const skills: CriterionKind<Spec> = {
  kind: 'skills',
  schema: Spec,
  judge,
  names: (spec) =>
    spec.sets.flatMap((set, index) =>
      (['any', 'partly', 'deeds'] as const).flatMap((key) =>
        (set[key] ?? []).map((name, at) => ({
          sort: key === 'deeds' ? ('practice' as const) : ('skill' as const),
          name,
          path: `sets.${index}.${key}.${at}`,
        })),
      ),
    ),
  lint: (spec) =>
    spec.wanted <= spec.sets.length
      ? []
      : [
          {
            severity: 'refuse',
            code: 'must_have',
            at: 'asks.wanted',
            message: `${spec.wanted} of ${spec.sets.length} can never be met.`,
            instead: 'Ask for no more than there are.',
          },
        ],
  keywords: (spec) => spec.sets.flatMap((set) => set.any.slice(0, 2)),
  sentence: (told) => quoted(told, true),
};

/** Thousandths that what says it in part earns at most, whatever a list earns. */
const mostInPart = 600;

/**
 * What a set is called where it is told: TypeScript stands for Node.js, and is called by its own name where that is not mentioned.
 */
function calledOf(
  { label, any }: Spec['sets'][number],
  { skills: facts }: Resume,
  best: Mention | null,
): string {
  const own = any.find((id) => id === label.toLowerCase());
  if (own === undefined || facts.some(({ id }) => id === own)) return label;
  const isNamed = facts.some(
    ({ id, mentions }) => any.includes(id) && best !== null && mentions.includes(best),
  );
  return isNamed ? (best?.evidence.quote ?? label) : label;
}

const placeOf = ({ evidence }: Mention) => evidence.start * spanWidth + evidence.end - evidence.start;
/** Code points that no words of a mention reach. */
const spanWidth = 1024;

/** Which skills are named at each place, asked once of a résumé. */
const known = new WeakMap<Resume, Map<number, string[]>>();

function namedAt(resume: Resume): Map<number, string[]> {
  const named = known.get(resume) ?? namesIn(resume);
  known.set(resume, named);
  return named;
}

function namesIn({ skills: facts }: Resume): Map<number, string[]> {
  const named = new Map<number, string[]>();
  for (const { id, mentions, impliedBy } of facts)
    if (impliedBy.length === 0)
      for (const one of mentions) named.set(placeOf(one), [...(named.get(placeOf(one)) ?? []), id]);
  return named;
}

/** The mentions of each skill that name it alone, then those that name a part of it as well: "Python" before "pytest". */
function ownFirst(ids: string[], { skills: facts }: Resume, named: Map<number, string[]>): Mention[][] {
  const all = ids.flatMap((id) => facts.find((skill) => skill.id === id) ?? []);
  const isPart = (id: string, one: Mention) =>
    named.get(placeOf(one))?.some((other) => other !== id) === true;
  return [false, true].flatMap((part) =>
    all.map(({ id, mentions }) => mentions.filter((one) => isPart(id, one) === part)),
  );
}

/** True where one of these skills is named itself. */
function isNamed(ids: string[], { skills: facts }: Resume): boolean {
  return facts.some(({ id, impliedBy }) => impliedBy.length === 0 && ids.includes(id));
}

function judge(spec: Spec, resume: Resume, _asOf: string, fields: readonly string[]): Judgement {
  const labels = spec.sets.map((set) => set.label).join(', ');
  const count = spec.wanted === spec.sets.length ? 'all' : spec.wanted;
  const wanted = spec.sets.length === 1 ? labels : `${count} of ${labels}`;
  const places = namedAt(resume);
  const filled = spec.sets
    .map((set, order) => {
      const mentionsOf = (ids: string[]) => ownFirst(ids, resume, places);
      const asked = mentionsOf(set.any);
      const named = [...asked, ...(set.deeds ?? []).map((id) => mentionsOfPractice(resume, id))];
      const inPart = named.every((mentions) => mentions.length === 0);
      const mentions = inPart ? mentionsOf(set.partly ?? []) : named;
      const credit = creditOf(mentions.flat(), resume, spec, fields);
      // What is quoted is what earns it: no telling line of other work before a plain one of the role's.
      const earning = mentions.map((own) =>
        own.filter((one) => creditOf([one], resume, spec, fields) === credit),
      );
      const best = bestMention(earning, resume, fields);
      const label = calledOf(set, resume, best);
      return {
        label: inPart ? `${set.label} in part` : label,
        order,
        byName: isNamed(set.any, resume) ? 2 : asked.some((mentions) => mentions.length > 0) ? 1 : 0,
        inPart,
        credit: inPart ? Math.min(credit, spec.listCredit, mostInPart) : credit,
        best,
      };
    })
    .filter((set) => set.best !== null)
    // What is named tells more than what a part of it implies, and that more than what was done in other words.
    .sort((a, b) => b.credit - a.credit || b.byName - a.byName || a.order - b.order);
  if (filled.length === 0) return notMentioned(wanted);
  const counted = filled.slice(0, spec.wanted);
  const level = Math.round(counted.reduce((sum, set) => sum + set.credit, 0) / spec.wanted);
  const found = counted
    .map(({ label, credit, inPart, best }) => {
      if (credit === 1000 || inPart) return label;
      return `${label} (${best && isDemonstrated(best, resume) ? 'in other work' : 'named only'})`;
    })
    .join(', ');
  return judged(
    level,
    found,
    wanted,
    eachOnce(counted.flatMap((set) => (set.best ? [quoteOf(set.best)] : []))),
  );
}

/** Words of a document without those that are given already: two skills of one line are shown by it once. */
function eachOnce(all: DocumentEvidence[]): DocumentEvidence[] {
  const known = new Set<string>();
  return all.filter(({ start, end }) => {
    const key = `${start}–${end}`;
    return !known.has(key) && known.add(key);
  });
}
