/* A résumé with its jobs placed in fields of work, as it is scored and shown. */
import type { InField, Job, Mention, PracticeFact, Resume } from '../resume.ts';
import type { Field, Lexicon, Practice } from '../words/lexicon.ts';
import { titleWords } from '../words/title-forms.ts';
import { type FieldPlacer, fieldPlacer, type Placement } from './fields.ts';
import { ledIn } from './led.ts';
import { surroundings } from './surroundings.ts';

/** Places the jobs of a résumé in the fields of the rules and in those that a role brings, which win over the rules'. */
export interface Placer {
  place(resume: Resume, own?: Field[]): Resume;
  /** Where each job is placed in one field, and what says so. */
  explain(resume: Resume, field: Field): Placement[];
}

/** A field with what reads résumés for it. */
interface FieldReader {
  field: Field;
  placeIn: FieldPlacer;
  speaks: ReturnType<typeof speaking>;
  leads: ReturnType<typeof ledIn>;
}

/** Those of fields that roles bring which are kept. */
const mostKept = 200;

/** Makes a placer that knows the fields, the practices and the skills of the rules. */
export function placer(lexicon: Lexicon): Placer {
  const { fields, practices, skills } = lexicon;
  const around = surroundings(lexicon);
  const kept = new Map<string, FieldReader>();
  const technologies = new Set(skills.filter((skill) => skill.technology).map((skill) => skill.id));

  const readerOf = (field: Field): FieldReader => ({
    field,
    speaks: speaking(field),
    leads: ledIn(field),
    placeIn: fieldPlacer(field, fields, lexicon, around),
  });

  function keptOf(field: Field): FieldReader {
    const key = JSON.stringify(field);
    const known = kept.get(key);
    if (known) return known;
    if (kept.size >= mostKept) kept.clear();
    const made = readerOf(field);
    kept.set(key, made);
    return made;
  }
  const shipped = fields.map(readerOf);

  return {
    place(given, own = []) {
      const practicesTold = given.practicesTold ?? given.practices;
      const resume = { ...given, practices: practicesTold };
      const theirs = own.map(keptOf);
      const rest = shipped.filter(({ field: { id } }) => !own.some((field) => field.id === id));
      const all = [...rest, ...theirs];
      const placed = widened(
        all.map(({ field, placeIn }) => ({ field, placements: ofStretches(resume.jobs, placeIn(resume)) })),
      );
      const jobs = resume.jobs.map((job, index) => ({
        ...job,
        fields: Object.fromEntries([
          ...placed.map(({ field: { id }, placements }) => [id, placements[index]?.place ?? 'out'] as const),
          // A reading of a release before keeps the places that it was scored with.
          ...(job.lines === undefined ? Object.entries(job.fields) : []),
          ...Object.entries(job.corrected ?? {}),
        ]) as Record<string, InField>,
        leads: placed.filter(({ placements }) => placements[index]?.leads).map(({ field: { id } }) => id),
        shownBy: Object.fromEntries(
          placed.flatMap(({ field: { id }, placements }) => {
            const shown = placements[index]?.shown ?? [];
            return shown.length > 0 ? [[id, shown] as const] : [];
          }),
        ),
      }));
      const stated = statedIn(resume);
      const technical = all.filter(({ field }) => field.technology).map(({ field }) => field.id);
      const ofTechnology = resume.skills.flatMap(({ id, mentions }) =>
        technologies.has(id) ? mentions : [],
      );
      const withTechnology = new Set(ofTechnology.map(({ job }) => job));
      const beside = new Set(ofTechnology.map(({ paragraph }) => paragraph));
      const isTechnical = (job: number) =>
        withTechnology.has(job) || technical.some((id) => (jobs[job]?.fields[id] ?? 'out') !== 'out');
      return {
        ...resume,
        jobs,
        leadership: resume.leadership.map((fact) => {
          const led = all.filter(({ leads }) => leads(fact, jobs));
          return led.length === 0 ? fact : { ...fact, ledOf: led.map(({ field }) => field.id) };
        }),
        practicesTold,
        ...(resume.statedAbout === undefined
          ? {}
          : {
              statedFields: stated
                ? all.filter(({ speaks }) => speaks(...stated)).map(({ field }) => field.id)
                : [],
            }),
        practices: technicalAlone(
          practicesTold,
          practices,
          ({ job, paragraph }) =>
            (job !== null && isTechnical(job)) ||
            // Outside of jobs by somebody of technical work, or beside a technology: "Troubleshoots Linux servers".
            (job === null &&
              (jobs.length === 0 || jobs.some((_, at) => isTechnical(at)) || beside.has(paragraph))),
        ),
      };
    },
    explain(given, field) {
      const resume = { ...given, practices: given.practicesTold ?? given.practices };
      const narrower = shipped.filter((one) => one.field.within?.includes(field.id));
      const placed = [keptOf(field), ...narrower].map((one) => ({
        field: one.field,
        placements: ofStretches(resume.jobs, one.placeIn(resume)),
      }));
      return widened(placed)[0]?.placements ?? [];
    },
  };
}

/** The jobs of a résumé as one field places them. */
interface Placed {
  field: Field;
  placements: Placement[];
}

/** From what says most to what says least. */
const places: InField[] = ['in', 'likely', 'unclear', 'out'];
const isSurer = (one: InField, other: InField) => places.indexOf(one) < places.indexOf(other);

/** Placements where each stretch of a job that has several has the surest of them: its text stands at one. */
function ofStretches(jobs: Job[], placements: Placement[]): Placement[] {
  const stretches = Map.groupBy(placements, (_placement, at) => {
    const { start_at, end_at, title } = jobs[at] as Job;
    return `${start_at}-${end_at} ${title?.value ?? at}`;
  });
  if (stretches.size === placements.length) return placements;
  const surest = new Map(
    [...stretches.values()].flatMap((own) => {
      const best = own.reduce((one, other) => (isSurer(other.place, one.place) ? other : one));
      return own.map((one) => [one, best] as const);
    }),
  );
  return placements.map((one) => surest.get(one) ?? one);
}

/** Placements where a job that is in a field, or likely is, is in the wider ones too: backend work is software work. */
function widened(all: Placed[]): Placed[] {
  return all.map(({ field, placements }) => {
    const narrower = all.filter((one) => one.field.within?.includes(field.id));
    const surest = (own: Placement, at: number) =>
      narrower
        .flatMap((one) => one.placements[at] ?? [])
        .filter(({ place }) => isSurer(place, 'unclear'))
        .reduce((best, one) => (isSurer(one.place, best.place) ? one : best), own);
    return { field, placements: narrower.length === 0 ? placements : placements.map(surest) };
  });
}

/** Makes what tells whether the words around stated years name a field: by its label, a title of it or its evidence. */
function speaking({ label, titles, skills: ids }: Field): (said: string, within: Set<string>) => boolean {
  const names = [label, ...titles].map((title) => ` ${titleWords(title).join(' ')} `);
  return (said, within) => names.some((name) => said.includes(name)) || ids.some((id) => within.has(id));
}

/** The words around stated years as titles are compared, and the skills that they name. */
function statedIn({ statedAbout, skills }: Resume): [said: string, within: Set<string>] | null {
  if (!statedAbout) return null;
  const { start, end, quote } = statedAbout;
  const within = skills.filter(({ mentions }) =>
    mentions.some(({ evidence }) => evidence.start >= start && evidence.end <= end),
  );
  return [` ${titleWords(quote).join(' ')} `, new Set(within.map(({ id }) => id))];
}

/**
 * The practices without what work of another trade seems to show of a technical one: a nurse's monitoring is no
 * debugging. `isTechnical` tells a mention.
 */
function technicalAlone(
  facts: PracticeFact[],
  practices: Practice[],
  isTechnical: (mention: Mention) => boolean,
): PracticeFact[] {
  const soft = new Set(practices.filter((practice) => practice.soft).map((practice) => practice.id));
  return facts.flatMap((fact) => {
    if (soft.has(fact.id)) return [fact];
    const mentions = fact.mentions.filter(isTechnical);
    return mentions.length > 0 ? [{ ...fact, mentions }] : [];
  });
}
