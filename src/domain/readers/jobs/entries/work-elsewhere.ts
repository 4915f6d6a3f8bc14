/* Jobs that stand below a heading of projects: an entry as those of the section of work are, at an employer by its words. */
import { type Document, textOf } from '#domain/document.ts';
import type { Section } from '#domain/readers/sections.ts';
import { isInMonths, isWithin } from '#domain/tenure.ts';
import type { Words } from '#domain/words/lexicon.ts';
import { listAlternatives } from '#domain/words/patterns.ts';
import type { HeaderReader } from '../heading/headers.ts';
import type { Entry } from './entries.ts';

/** Entries of work that stand alike, from which another one is known to stand so. */
const fewestAlike = 2;

/** True where the headings of two entries stand alike around their dates. */
function areAlike({ shape: one }: Entry, { shape: other }: Entry): boolean {
  const keys = ['above', 'companyBelow', 'titleAbove', 'apart', 'dated'] as const;
  return one !== undefined && other !== undefined && keys.every((key) => one[key] === other[key]);
}

/** Share of sections under titles that have to hold a job. */
const shareOfTitled = 0.6;
/** Entries of one shape that are jobs whatever stands above them. */
const fewestUnheaded = 2;

/**
 * The jobs of a document in whose text none was found, where it names no section of work or heads each job by its title, with `read` for the entries of a section: in the first of the
 * other sections that has titled entries which stand alike, two of them and more at firms by their words, or in months, behind what is told of in articles. A heading of another kind is lost or stands in a picture then.
 */
function workUnheaded(
  document: Document,
  sections: Section[],
  headers: HeaderReader,
  read: (document: Document, sections: Section[]) => Entry[],
): Entry[] {
  const isHeaded = sections.some(({ kind, lines }) => kind === 'experience' && lines.length > 0);
  const isJob = ({ job: { title, end, start } }: Entry) =>
    title !== null && start !== null && end !== null && headers.titleScore(title.value) >= 2;
  const others = sections.filter(({ kind }) => kind === 'other');
  for (const section of isHeaded ? [] : others) {
    const found = read(document, [section]).filter(isJob);
    const alike = found.filter((entry) => found.some((other) => other !== entry && areAlike(other, entry)));
    const employed = alike.filter(
      ({ job: { company } }) => company !== null && headers.companyScore(company.value) >= 3,
    );
    // Behind an article's own lines: the heading between them is lost.
    const isBehind = section.told && section.lines.some(({ end }) => alike.every(({ from }) => end < from));
    const lasting = isBehind ? alike.filter(({ job }) => isInMonths(job)) : [];
    if (Math.max(employed.length, lasting.length) >= fewestUnheaded) return alike;
  }
  const titled = underTitles(document, others, headers);
  const found = titled.length < fewestUnheaded ? [] : read(document, [sectionOf(titled)]).filter(isJob);
  return found.length >= Math.max(fewestUnheaded, titled.length * shareOfTitled) ? found : [];
}

/** "## Lead Engineer" over "Contoso, Leeds" over "2018–2022": sections whose headings are titles, with the lines of these. */
function underTitles(document: Document, sections: Section[], headers: HeaderReader): Section[] {
  return sections.flatMap((section) => {
    const at = document.lines.findIndex(({ start }) => start === section.lines[0]?.start);
    const heading = document.lines[at - 1];
    if (!heading || headers.titleScore(textOf(document, heading)) < 2) return [];
    return [{ ...section, lines: [heading, ...section.lines] }];
  });
}

/** The lines of some sections as one of work. */
function sectionOf(sections: Section[]): Section {
  const [first] = sections as [Section, ...Section[]];
  return { ...first, kind: 'experience', heading: '', lines: sections.flatMap(({ lines }) => lines) };
}

/**
 * Makes what finds such jobs beside those of the sections of work, `own`, and of all that were found, with `read` for the entries of a section: titled, at a school, a
 * firm or an institution, in a time that no job of the person's holds; whoever leads at a school only where the jobs stand so too. With them
 * those behind them in the same section that stand as they and the jobs do.
 */
export function workElsewhere(languages: Words[], headers: HeaderReader) {
  const leads = new RegExp(
    `(?<!\\p{L})(?:${listAlternatives(languages, (grammar) => grammar.leadingTitles)})(?!\\p{L})`,
    'iu',
  );
  /** "Team Lead, University of Calder": who leads at a school below projects may be a student with others. */
  const isLedAtSchool = ({ job: { title, company } }: Entry) =>
    company !== null && headers.isSchoolName(company.value) && leads.test(title?.value ?? '');
  const isTitled = ({ job: { title } }: Entry) => title !== null && headers.titleScore(title.value) >= 2;
  const isEmployed = ({ job: { company } }: Entry) =>
    company !== null &&
    headers.companyScore(company.value) >= 3 &&
    // A "Lab" may be one's own.
    (headers.isSchoolName(company.value) || !headers.isUnit(company.value)) &&
    headers.isNamed(company.value.replace(/\s\/\s.*$/u, ''));

  return (
    document: Document,
    sections: Section[],
    { own, all }: Record<'own' | 'all', Entry[]>,
    read: (document: Document, sections: Section[]) => Entry[],
  ): Entry[] => {
    const jobs = own.filter(({ shape }) => shape !== undefined);
    if (all.length === 0) return workUnheaded(document, sections, headers, read);
    if (jobs.length === 0) return [];
    return sections.flatMap((section, at) => {
      const before = sections.slice(0, at).some(({ kind }) => kind === 'experience');
      if (section.kind !== 'projects' || !before) return [];
      const isAlike = (entry: Entry) => jobs.filter((job) => areAlike(job, entry)).length >= fewestAlike;
      const isApart = (entry: Entry) => jobs.every(({ job }) => !isWithin(entry.job, job));
      const found = read(document, [section]).filter(
        (entry) => isInMonths(entry.job) && isTitled(entry) && isApart(entry),
      );
      const sure = found.filter((entry) => isEmployed(entry) && (isAlike(entry) || !isLedAtSchool(entry)));
      const first = sure[0];
      if (first === undefined) return [];
      return found.filter(
        (entry) =>
          sure.includes(entry) || (isAlike(entry) && areAlike(first, entry) && entry.from > first.from),
      );
    });
  };
}
