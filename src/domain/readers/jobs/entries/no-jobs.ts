import type { HeaderReader } from '#domain/readers/jobs/heading/headers.ts';
import type { Headings } from '#domain/readers/jobs/pieces.ts';
import type { Words } from '#domain/words/lexicon.ts';
import { listAlternatives, wordsOf } from '#domain/words/patterns.ts';
import { alternatives, fold } from '#domain/words/words.ts';

/** Makes what tells a dated heading that is no job: studies without more, an honour, a project of a course, a seat in a body. */
export function noJobReader(
  languages: Words[],
  headers: Pick<HeaderReader, 'titleScore' | 'label'>,
): { isNoJob(heading: Headings): boolean; isCourseBelow(text: string): boolean } {
  /** Titles that say nothing but that somebody studies. */
  const studying = wordsOf(languages, ({ studyTitles }) => studyTitles);
  /** "Team Lead, Class Project": done for a course. */
  const courseProject = new RegExp(
    `^(?:${listAlternatives(languages, (grammar) => grammar.courseProjects)})$`,
    'iu',
  );
  const honours = new RegExp(
    `(?<!\\p{L})(?:${listAlternatives(languages, (grammar) => grammar.honours)})(?!\\p{L})`,
    'iu',
  );

  /** "Further training as a nurse", "Weiterbildung zur Managerin": what somebody learns to be; "Ausbildung und Recruiting Manager" works. */
  const course = new RegExp(
    `^\\P{L}*(?:${listAlternatives(languages, (grammar) => grammar.courses)})(?!\\p{L}|\\s*[&/]|\\s(?:${listAlternatives(languages, (grammar) => grammar.joins)})\\s)`,
    'iu',
  );

  const courseLabels = wordsOf(languages, (grammar) => grammar.courseLabels);

  const seats = wordsOf(languages, (grammar) => grammar.seats);
  const bodies = new RegExp(
    `(?<!\\p{L})(?:${listAlternatives(languages, (grammar) => grammar.bodies)})(?!\\p{L})`,
    'iu',
  );

  const leadingBodies = new RegExp(
    `(?<!\\p{L})(?:${listAlternatives(languages, (grammar) => grammar.leadingBodies)})(?!\\p{L})`,
    'iu',
  );
  const seatOf = new RegExp(
    `^(?:${listAlternatives(languages, (grammar) => grammar.seats)})\\s+(?=\\p{Ll})`,
    'iu',
  );

  /**
   * "Member of Thesis Committee"; a member of the executive committee works, and one of the technical staff, and a "Member of the
   * Advisory Board & Lecturer" teaches.
   */
  function isSeatOf(title: string): boolean {
    const seat = seatOf.exec(title)?.[0];
    if (seat === undefined || /[&/+]/u.test(title)) return false;
    return bodies.test(title.slice(seat.length)) && !leadingBodies.test(title);
  }

  /** "Member" beside "Curriculum Committee". */
  function isSeat({ title, company }: Headings): boolean {
    const [own = '', ...behind] = title?.text.split(/,\s/u) ?? [];
    if (isSeatOf(own)) return true;
    return seats.has(fold(own.trim())) && bodies.test([...behind, company?.text ?? ''].join(', '));
  }

  const supervised = (pick: (words: Words['leadership']['supervising']) => string[]) =>
    alternatives(languages.flatMap(({ leadership }) => pick(leadership.supervising)));
  /** "Co-supervision of Master thesis" */
  const supervision = new RegExp(
    `^(?:${supervised(({ deeds }) => deeds)})\\s[^.;:]{0,60}?(?<!\\p{L})(?:${supervised(({ students }) => students)})(?!\\p{L})`,
    'iu',
  );

  /** "Employee of the Month", "Erasmus Scholarship"; "Scholarship Coordinator" is a title. */
  function isHonour(title: string): boolean {
    const found = honours.exec(title);
    return found !== null && headers.titleScore(title.slice(found.index + found[0].length)) === 0;
  }

  /** "Bedrijfsnaam" at "Plaats": labels whose values stand elsewhere. */
  const isLabel = (text: string) => headers.label(`${text.replace(/[\s:]+$/u, '')}: `, true) !== null;

  /** "Further training: networks under Linux" below dates and the house that gave it. */
  function isCourseBelow(text: string): boolean {
    const label = /^\s*(\p{L}[^:]{1,30}?)\s?:\s/u.exec(text)?.[1] ?? '';
    return courseLabels.has(fold(label));
  }

  function isNoJob({ title, company }: Headings): boolean {
    if (title && company && isLabel(title.text) && isLabel(company.text)) return true;
    if (isSeat({ title, company }) || supervision.test(title?.text ?? '')) return true;
    if (title !== null && (studying.has(fold(title.text)) || isHonour(title.text) || course.test(title.text)))
      return true;
    return (
      company !== null && (courseProject.test(company.text) || (title === null && isHonour(company.text)))
    );
  }

  return { isNoJob, isCourseBelow };
}
