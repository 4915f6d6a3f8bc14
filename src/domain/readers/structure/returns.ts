/*
 * Work that goes on behind a heading within a job: "TECH STACK", "ACCOMPLISHMENTS" or "Training" set like the headings of sections, and
 * below its lines the next title with its dates.
 */
import { type Document, textOf } from '#domain/document.ts';
import { isBullet } from '#domain/page/lines.ts';
import { fold } from '#domain/words/words.ts';
import type { DateReader } from '../dates.ts';
import type { HeaderReader } from '../jobs/heading/headers.ts';
import { without } from '../jobs/pieces.ts';
import type { Section } from '../sections.ts';

/** Characters of a line of a heading, and of one that may be an employer's name. */
const longest = 110;
const longestName = 60;

/** Labels of the form of a job, those that may open it, and lines among which all of them stand. */
const formOf = ['company', 'title', 'dates'];
const linesOfForm = 5;
/** Sections whose forms are of work already, or of none. */
const withoutForms = new Set(['experience', 'education', 'projects', 'volunteer']);

/** Makes what parts such sections: what stands below them from the next title on is work again. Null where there is none. */
export function returnReader(dates: DateReader, headers: HeaderReader) {
  return (document: Document, sections: Section[]): Section[] | null => {
    let found = false;
    const headed = Map.groupBy(sections, ({ heading }) => fold(heading));
    // "Key Projects and Achievements" below every job.
    const isWithin = (one: Section) =>
      mayHold(document, one) || (one.kind === 'projects' && (headed.get(fold(one.heading))?.length ?? 0) > 1);
    const parted = sections.flatMap((section, at) => {
      const flow = section.lines[0]?.flow;
      const before = sections.slice(0, at).filter(({ lines }) => lines[0]?.flow === flow);
      if (!before.some(({ kind }) => kind === 'experience')) return [section];
      const form = withoutForms.has(section.kind) ? null : formIn(document, section);
      const work = before.findLast((one) => !isWithin(one) && (form === null || one.kind === 'experience'));
      if (work?.kind !== 'experience' || work.lines.length === 0) return [section];
      const start = form ?? (isWithin(section) ? startOf(document, section) : null);
      if (start === null) return [section];
      found = true;
      const rest = { ...work, heading: '', lines: section.lines.slice(start) };
      return [{ ...section, lines: section.lines.slice(0, start) }, rest];
    });
    return found ? parted : null;
  };

  /** True for lists of skills, what was achieved, and courses with nothing but their time: parts of jobs as often as sections. */
  function mayHold(document: Document, { kind, heading, lines }: Section): boolean {
    if (kind === 'skills' || headers.label(heading) === 'duties') return true;
    const [first] = lines;
    if (kind !== 'credentials' || !first) return false;
    const [range] = dates(textOf(document, first));
    return range !== undefined && !range.single && !/\p{L}/u.test(without(textOf(document, first), range));
  }

  /** The index of the first line of the form of a job, which labels its employer, its title and its dates; null where there is none. */
  function formIn(document: Document, { lines }: Section): number | null {
    const labels = lines.map((line) => headers.label(textOf(document, line)));
    // "Name: Robin Roe", "Project: Online Bank": the form of somebody or something else.
    const isOfOther = (at: number) => {
      const above = lines[at - 1];
      return (
        above !== undefined &&
        /^[^:]{2,30}:\s*\S/u.test(textOf(document, above)) &&
        formOf.every((one) => one !== labels[at - 1])
      );
    };
    const at = labels.findIndex((label, index) => {
      const own = new Set(labels.slice(index, index + linesOfForm));
      return label === 'company' && !isOfOther(index) && formOf.every((one) => own.has(one));
    });
    return at < 0 ? null : at;
  }

  /** The index of the line with which the next job begins; null where none does. */
  function startOf(document: Document, { lines }: Section): number | null {
    const texts = lines.map((line) => textOf(document, line));
    const isTitle = (text: string | undefined) =>
      text !== undefined &&
      text.length < longest &&
      !isBullet(text) &&
      headers.titleScore(text) >= 2 &&
      !headers.readsLikeText(text);
    for (const [at, text] of texts.entries()) {
      const [range] = dates(text);
      if (!range || range.single || text.length > longest || isBullet(text) || at === 0) continue;
      const own = isTitle(without(text, range).trim());
      const above = isTitle(texts[at - 1]) && dates(texts[at - 1] as string).length === 0;
      // "2017 – 2018<tab>Northwind" over "Developer".
      const below = range.from < 3 && isTitle(texts[at + 1]) && dates(texts[at + 1] as string).length === 0;
      if (!own && !above && !below) continue;
      const first = own || !above ? at : at - 1;
      return first > 0 && isName(texts[first - 1] as string) ? first - 1 : first;
    }
    return null;
  }

  /** A line that holds nothing but the name of an employer. */
  function isName(text: string): boolean {
    return (
      text.length < longestName &&
      text.split(', ').length <= 2 &&
      !isBullet(text) &&
      headers.companyScore(text) >= 3 &&
      headers.isNamed(text)
    );
  }
}
