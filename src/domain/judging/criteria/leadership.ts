import * as z from 'zod';
import { largest } from '#domain/extremes.ts';
import type { Job, LeadershipFact, Resume } from '#domain/resume.ts';
import { isolated } from '#domain/words/isolated.ts';
import { type CriterionKind, type Judgement, judged, notMentioned } from './kind.ts';

const Credits = z.strictObject({
  title: z.number().int().min(0).max(1000),
  technical: z.number().int().min(0).max(1000),
  mentoring: z.number().int().min(0).max(1000),
  team: z.number().int().min(0).max(1000),
});

const Spec = z.strictObject({
  kind: z.literal('leadership'),
  /** Thousandths that each kind of evidence earns; the best counts, two kinds together earn full credit. */
  credits: Credits.default({ title: 300, technical: 700, mentoring: 800, team: 900 }),
  /** The field of work in which leading counts in full. */
  field: z.string().optional(),
  /** Thousandths of what leading in other work earns: it is leading all the same. */
  elsewhereCredit: z.number().int().min(0).max(1000).optional(),
  /** Size of a team that earns full credit at once. */
  teamSize: z.number().int().min(1).default(3),
});
type Spec = z.infer<typeof Spec>;

/** Leading or mentoring people. The must-have is in thousandths of level. */
export const leadership: CriterionKind<Spec> = {
  kind: 'leadership',
  schema: Spec,
  judge,
  names: (spec) => (spec.field === undefined ? [] : [{ sort: 'field', name: spec.field, path: 'field' }]),
};

/** Of what is earned by jobs of which nobody can tell whether they are in the field, a half; the rest is possible. */
const unclearShare = 0.5;
/** Thousandths of what leading in other work earns where a role does not say. */
const elsewhereCredit = 300;

function judge(spec: Spec, resume: Resume): Judgement {
  const wanted = 'leading or mentoring people';
  const placeOf = (job: Job | undefined) => job?.fields[spec.field ?? ''] ?? 'out';
  const isIn = (job: Job | undefined) => placeOf(job) !== 'out';
  const isClear = (job: Job | undefined) => isIn(job) && placeOf(job) !== 'unclear';
  // What stands above all jobs is of the field where one of them is: "Vice President" over a career in banks leads no nurses.
  const inField = ({ job, ledOf }: LeadershipFact, counts: (job: Job | undefined) => boolean) =>
    spec.field === undefined ||
    ledOf?.includes(spec.field) === true ||
    (job === null ? resume.jobs.some(counts) : counts(resume.jobs[job]));
  const all = resume.leadership.filter((fact) => inField(fact, isIn));
  const clear = all.filter((fact) => inField(fact, isClear));
  const elsewhere = ledElsewhere(resume, spec, wanted);
  if (all.length === 0) return elsewhere;
  const possible = levelOf(all, spec);
  const told = clear.length > 0 ? levelOf(clear, spec) : 0;
  const half = Math.round(possible * unclearShare);
  const [level, facts] = told >= half ? [told, clear] : [half, all];
  const quoted = tellingFirst(facts).slice(0, 3);
  // Leading of which nobody can tell whether it is of the field earns no less than leading that is not.
  if (elsewhere.level > level)
    return {
      ...elsewhere,
      possible: Math.max(possible, elsewhere.level),
      amount: { low: told, value: elsewhere.level, high: Math.max(possible, elsewhere.level) },
    };
  return {
    ...judged(
      level,
      foundIn(facts),
      wanted,
      quoted.map((fact) => fact.evidence),
    ),
    possible,
    amount: { low: told, value: level, high: possible },
  };
}

/** Leading in other work than the field's: a part of what it would earn there, with the work named. */
function ledElsewhere({ leadership, jobs }: Resume, spec: Spec, wanted: string): Judgement {
  const inJobs = leadership.filter(({ job }) => job !== null);
  const [first, ...rest] = tellingFirst(inJobs);
  if (first === undefined) {
    const [said] = leadership;
    return said === undefined ? notMentioned(wanted) : judged(0, 'told of no job', wanted, [said.evidence]);
  }
  const level = Math.round((levelOf(inJobs, spec) * (spec.elsewhereCredit ?? elsewhereCredit)) / 1000);
  const job = jobs[first.job ?? -1];
  const work = job?.occupations?.find(({ distance }) => distance === 0)?.label ?? job?.title?.value;
  const where = work === undefined ? 'in other work' : `in other work: ${isolated(work)}`;
  const quoted = [first, ...rest].slice(0, 3).map((fact) => fact.evidence);
  return judged(level, `${foundIn(inJobs)}, ${where}`, wanted, quoted);
}

/** Thousandths that some facts earn. */
function levelOf(facts: LeadershipFact[], { credits, teamSize }: Spec): number {
  const inWork = (fact: LeadershipFact) => fact.job !== null;
  const kinds = new Set(facts.map((fact) => fact.kind));
  const team = largest(
    facts.map((fact) => fact.teamSize ?? 0),
    0,
  );
  if (facts.some(inWork) && (team >= teamSize || kinds.size >= 2)) return 1000;
  return Math.max(
    ...facts.map((fact) => (inWork(fact) ? credits[fact.kind] : Math.round(credits[fact.kind] * 0.7))),
  );
}

/** What some facts tell, in words. */
function foundIn(facts: LeadershipFact[]): string {
  const kinds = new Set(facts.map((fact) => fact.kind));
  const led = largest(
    facts.filter((fact) => fact.kind !== 'mentoring').map((fact) => fact.teamSize ?? 0),
    0,
  );
  const found = [
    ...(led > 0 ? [`team of ${led}`] : []),
    ...(kinds.has('mentoring') ? ['mentoring'] : []),
    ...(kinds.has('title') ? ['a leading title'] : []),
  ];
  return found.join(', ') || (kinds.has('team') ? 'a team' : 'technical leadership');
}

/** Facts with those first that say most: of work, of a team, of the largest. */
function tellingFirst(facts: LeadershipFact[]): LeadershipFact[] {
  return [...facts].sort(
    (a, b) =>
      rank(a) - rank(b) || (b.teamSize ?? 0) - (a.teamSize ?? 0) || a.evidence.start - b.evidence.start,
  );
}

function rank(fact: LeadershipFact): number {
  return (fact.job === null ? 10 : 0) + ['team', 'mentoring', 'technical', 'title'].indexOf(fact.kind);
}
