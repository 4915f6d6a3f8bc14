/*
 * The reader doubts itself: what of a document its reading could not explain, told without knowing the truth. Doubts are shown
 * to people with their places; they change no level, and leave a must-have open that they may hold.
 */
import { type Document, type Line, textOf } from '../document.ts';
import { evidence } from '../evidence.ts';
import {
  type Contact,
  type DocumentEvidence,
  type Doubt,
  type DoubtKind,
  doubtKinds,
  type Job,
} from '../resume.ts';
import { fold } from '../words/words.ts';
import type { DateReader } from './dates.ts';
import type { Entry } from './jobs/entries/entries.ts';
import type { ResearchSettler } from './jobs/entries/research.ts';
import type { HeaderReader } from './jobs/heading/headers.ts';
import type { Section } from './sections.ts';
import { holdsJob, type Structure } from './structure.ts';

/** What a document gave, as far as its check needs it. `jobs` are in the order of its entries. */
interface Checked {
  structure: Structure;
  /** Its entries with those that tell a job again: a section of nothing else holds work that was understood. */
  told: Entry[];
  jobs: Job[];
  contact: Contact;
  languageSupported: boolean;
  words: number;
}

/** Times that a heading returns before it is taken for one of every entry's. */
const mostReturns = 2;
/** Lines of two columns that are no chance. */
const fewestInterleaved = 3;
/** Lines of a document that has sections. */
const fewestLines = 25;
/** Words of a document that has jobs. */
const fewestWords = 100;

/** Lines of an entry that may name its title. */
const linesOfHeading = 3;

type Places = (checked: Checked) => DocumentEvidence[] | null;

/** Makes the check: what it gives is in the order of `doubtKinds`, each kind at most once with all its places. */
export function doubtReader(
  dates: DateReader,
  headers: HeaderReader,
  research: Pick<ResearchSettler, 'isUnsure'>,
  { isSkill, isSurname }: { isSkill(word: string): boolean; isSurname(word: string): boolean },
): (checked: Checked) => Doubt[] {
  /** What each kind of doubt rests on; null where there is none. */
  const signs: Record<DoubtKind, Places> = {
    language_unknown: ({ languageSupported }) => (languageSupported ? null : []),
    letters_lost: ({ structure: { document } }) => (document.notes.includes('unmapped_glyphs') ? [] : null),
    columns_interleaved({ structure: { document, left } }) {
      const lines = left.mixed;
      return lines.length >= fewestInterleaved ? lines.map((line) => at(document, line)) : null;
    },
    no_section: ({ structure: { document, sections } }) =>
      document.lines.length >= fewestLines && sections.every(({ kind }) => kind === 'none') ? [] : null,
    heading_repeated: ({ structure: { document, sections } }) =>
      some(repeated(sections).map((line) => at(document, line))),
    heading_without_job({ structure: { document, sections }, told }) {
      const work = sections.filter(({ kind, lines }) => kind === 'experience' && lines.length > 0);
      const idle = work.filter((section) => !holdsJob(section, told));
      const dated = ({ lines }: Section) =>
        lines.some((line) => dates(textOf(document, line)).some((one) => !one.single));
      const counted = idle.filter((section) => idle.length === work.length || dated(section));
      return some(counted.flatMap(({ lines }) => lines.slice(0, 1)).map((line) => at(document, line)));
    },
    no_job: ({ jobs, words }) => (jobs.length === 0 && words >= fewestWords ? [] : null),
    dates_not_taken: ({ structure: { document, left } }) =>
      some(left.dates.map(({ from, to }) => evidence(document, from, to))),
    job_without_title: ({ structure: { document, entries }, jobs }) =>
      some(
        jobs
          .filter((job, index) => job.kind !== 'volunteer' && isUnsure(document, job, entries[index]))
          .flatMap((job) => placesOf(job)),
      ),
    study_or_work: ({ jobs }) => some(jobs.filter(research.isUnsure).flatMap((job) => placesOf(job))),
    name_unsure: ({ contact }) =>
      contact.name && isTitle(contact.name.value) && !isInAddress(contact)
        ? documentPlaces(contact.name.evidence)
        : null,
  };

  /** True for a title, not for somebody who is called Baker or Zimmermann: of a title every word is one of a trade. */
  function isTitle(name: string): boolean {
    if (headers.titleScore(name) < 2) return false;
    const words = name.match(/\p{L}[\p{L}\p{M}'’+#.-]*/gu) ?? [];
    return words.every((word) => !isSurname(word) && (headers.titleScore(word) > 0 || isSkill(word)));
  }

  /** True where a title was guessed, or may be printed and was not understood; some print none beside an employer. */
  function isUnsure(document: Document, job: Job, entry: Entry | undefined): boolean {
    if (job.title !== null) return entry?.guessed ?? false;
    if (!entry) return true;
    const at = document.lines.findIndex((line) => line.end > entry.from);
    const heading = document.lines
      .slice(Math.max(0, at - 1), at + linesOfHeading)
      .map((line) => textOf(document, line));
    const named = job.company !== null || heading.some((text) => headers.isAnonymised(text));
    return !named || heading.some((text) => headers.titleScore(text) >= 2);
  }

  /** The time that what a kind of doubt is about may hold. */
  const stretches: Partial<Record<DoubtKind, (checked: Checked) => Doubt['stretches']>> = {
    dates_not_taken: ({ structure: { left } }) => left.dates.map(({ start, end }) => ({ start, end })),
    study_or_work: ({ jobs }) => jobs.filter(research.isUnsure).map(({ start, end }) => ({ start, end })),
  };

  return (checked) =>
    doubtKinds.flatMap((kind) => {
      const places = signs[kind](checked);
      const time = stretches[kind]?.(checked);
      return places ? [{ kind, evidence: places, ...(time ? { stretches: time } : {}) }] : [];
    });
}

/** True when an address of mail is made of the name: two of its words, or one with the first letter of another. */
function isInAddress({ name, email }: Contact): boolean {
  const address = fold(email?.value.split('@')[0] ?? '').replace(/[^\p{L}]/gu, '');
  const words = (name?.value ?? '').split(/[^\p{L}\p{M}]+/u).map(fold);
  return words.some((word) => {
    if (word.length < 3 || !address.includes(word)) return false;
    const rest = address.replace(word, '');
    return words.some(
      (other) => other !== word && other !== '' && (rest.includes(other) || rest === other[0]),
    );
  });
}

function some(places: DocumentEvidence[]): DocumentEvidence[] | null {
  return places.length > 0 ? places : null;
}

function at(document: Document, line: Pick<Line, 'start' | 'end'>): DocumentEvidence {
  return evidence(document, line.start, line.end);
}

function documentPlaces(all: Job['dates']): DocumentEvidence[] {
  return all.filter((one) => one.source === 'document');
}

/** Where a job stands: its dates, or its employer. */
function placesOf(job: Job): DocumentEvidence[] {
  return documentPlaces(
    job.dates.length > 0 ? job.dates : (job.company?.evidence ?? job.title?.evidence ?? []),
  );
}

/** The first lines under headings that return more often than sections do. */
function repeated(sections: Section[]): Line[] {
  const same = Map.groupBy(
    sections.filter(({ kind, heading }) => kind !== 'none' && heading !== ''),
    ({ kind, heading }) => `${kind} ${heading}`,
  );
  return [...same.values()]
    .filter((some) => some.length > mostReturns)
    .flatMap((some) => some.flatMap(({ lines }) => lines.slice(0, 1)));
}
