/* Why each job is in a field of work or not, in words with the places they rest on. */
import type { Placement } from '../judging/fields.ts';
import { occupationTest, type TitleSays } from '../judging/title-says.ts';
import type { DocumentEvidence, Evidence, InField, Job, Resume } from '../resume.ts';
import type { Field } from '../words/lexicon.ts';
import type { TitleOccupation } from '../words/occupations.ts';

/** One piece of evidence with the words that show it; none for a phrase, which is its own words. */
interface Shown {
  id: string;
  quotes: DocumentEvidence[];
}

export interface ExplainedJob {
  title: string | null;
  company: string | null;
  place: InField;
  because: string;
  /** What the title says somebody works as, nearest first. */
  occupations: TitleOccupation[];
  evidence: Shown[];
  against: Shown[];
  titleWords: Evidence[];
}

const fewQuotes = 2;
const shownOccupations = 3;

const says: Record<TitleSays, string> = {
  field: 'the title is one of the field',
  both: 'the title names the field and another one',
  other: 'the title is one of other work',
  leads: 'the title leads technical work, so that the text decides whose',
  partly: 'the title names work of the field and other work, so that the text decides',
  general: 'the title fits the field and others, so that the text decides',
  neutral: 'the title tells no trade, so that the text decides',
  none: 'there is no title, so that the text decides',
  foreign: 'the title is none of the field, so that the text has to tell plainly',
  unknown: 'the title is not known, so that the text decides',
};

/** Each job of a résumé with its place in a field and the reasons. `placements` are of the same jobs. */
export function explainField(resume: Resume, field: Field, placements: Placement[]): ExplainedJob[] {
  return resume.jobs.flatMap((job, index): ExplainedJob[] => {
    const placement = placements[index];
    if (!placement) return [];
    const said = job.corrected?.[field.id];
    return [
      {
        title: job.title?.value ?? null,
        company: job.company?.value ?? null,
        place: said ?? placement.place,
        because: said ? 'a person said so' : becauseOf(job, field, placement),
        occupations: (job.occupations ?? []).slice(0, shownOccupations),
        evidence: placement.own.map((id) => shown(resume, index, id)),
        against: placement.rival.map((id) => shown(resume, index, id)),
        titleWords: job.title?.evidence ?? [],
      },
    ];
  });
}

function becauseOf(job: Job, field: Field, { title, own, rival, bySummary }: Placement): string {
  // The occupation that the reason is about: one of the field where the title is of it, one of other work where it is not.
  const isOwn = occupationTest(field);
  const about = (job.occupations ?? []).find(
    (one) => (title !== 'field' || isOwn(one)) && (title !== 'other' || !isOwn(one)),
  );
  const named = about ? ` (occupation: ${about.label})` : '';
  const first = `${says[title]}${title === 'none' ? '' : named}`;
  if (title === 'field' || title === 'other') return first;
  const found =
    own.length === 0 ? `no evidence of ${field.label} in it` : `it names ${[...new Set(own)].join(', ')}`;
  return [
    first,
    found,
    rival.length > 0 ? `against it: ${[...new Set(rival)].join(', ')}` : '',
    bySummary ? 'the summary names the work' : '',
  ]
    .filter((part) => part !== '')
    .join('; ');
}

/** A piece of evidence with the first words of a job that show it. */
function shown(resume: Resume, job: number, id: string): Shown {
  const facts = [...resume.skills, ...resume.practices].filter((fact) => fact.id === id);
  const quotes = facts.flatMap(({ mentions }) => mentions.filter((mention) => mention.job === job));
  return { id, quotes: quotes.slice(0, fewQuotes).map(({ line }) => line) };
}
