/*
 * Sections, by the words of their heading and by its look:
 *   EXPERIENCE · Work Experience: · E X P E R I E N C E · "Selected consulting experience" (qualifier + noun)
 *   "Education & Certifications" (the first known part) · "Experience<tab>Lead Engineer …" (a label rail)
 * A sidebar's sections never run on into the main text, nor the other way round.
 */

import { type Document, type Line, lineFrom, textOf } from '../document.ts';
import { isBullet } from '../page/lines.ts';
import type { SectionKind } from '../resume.ts';
import type { Grammar } from '../words/grammar.ts';
import type { Words } from '../words/lexicon.ts';
import { listAlternatives, listOf } from '../words/patterns.ts';
import { alternatives, fold, tokenize } from '../words/words.ts';
import { unboxed } from './structure/boxed-headings.ts';
import { headingNames, longestName } from './structure/heading-names.ts';
import { cleanHeading, closeUp } from './structure/heading-text.ts';
import { isAlike, isWeaker, type Look, lookOf } from './structure/looks.ts';
import { marginHeadings } from './structure/margin-headings.ts';
import { holdsEntries, ownHeadings } from './structure/own-headings.ts';
import { isListOfSkills } from './structure/skill-lists.ts';
import { summaryInWork } from './structure/summary-in-work.ts';
import { twoLineHeadings } from './structure/two-line-headings.ts';

/** Lines under one heading; the heading itself is not among `lines` unless text follows it on its line. */
export interface Section {
  kind: SectionKind;
  heading: string;
  /** True when the heading ends in a colon. */
  labelled: boolean;
  /** True for publications, talks, prizes, pastimes and what others say: what is named there is told of, not listed. */
  told: boolean;
  /** True where it lists what somebody learns or wants to. */
  aim: boolean;
  lines: Line[];
}

/** Reads the sections of a document; `byLooks` lets an unknown line that looks like the known headings end a section of work. */
export type SectionReader = (document: Document, byLooks?: boolean) => Section[];

/** "Employment history (most recent first)" is the heading before its bracket. */
const bracket = /\s*\([^)]{1,60}\)\s*$/u;
/** "EMPLOYMENT -----------": a line drawn behind a heading. */
const ruler = /(?<![\s\-=_*~–—.])\s*[-=_*~–—.]{4,}\s*$/u;
/** The same before it, in the heading's paragraph. */
const rulerBefore = /^\s*[-=_*~–—.]{4,}\s+(?=\p{L})/u;
/** "4  Professional Experience", "1.3 Employment History", "II. Work": the number of a heading. */
const numbering = /^\s*(?:\d{1,2}(?:\.\d{1,2}){0,2}|[IVX]{1,4})[.)]?\s+(?=\p{L})/u;
/** How often a heading returns that is a label under every entry. */
const [fewestReturns, fewestSummaries] = [3, 2];
/** Two years with their months in figures, and nothing else. */
const datesAlone = /^[\d./\s]*\d{4}\s*[-–—]\s*[\d./\s]*\d{4}\s*$/u;
const opening = /\p{L}[\p{L}\p{M}]*/u;
/** A digit or a mark that no heading has. */
const strange = /(?![&/,'’+\-–—:.·|_#*])[\p{N}\p{P}]/u;

/** Makes a section reader that knows the headings of these languages. */
export function sectionReader(languages: Words[]): SectionReader {
  const { named, openers, words, besideWork, joints, spelled, pieced, kindOf, headingsOver } =
    headingNames(languages);
  const telling = new RegExp(
    `(?<!\\p{L})(?:${listAlternatives(languages, ({ tellingHeadings, referees }) => [...tellingHeadings, ...referees])})(?!\\p{L})`,
    'iu',
  );
  /** "Professional experience since June 1995". */
  const sinceBehind = new RegExp(
    `\\s+(?:${alternatives(languages.flatMap(({ since }) => since))})\\s+(?:\\p{L}{3,12}\\.?\\s+)?(?:19|20)\\d\\d\\s*$`,
    'iu',
  );
  const countOf = (pick: (units: Grammar['units']) => string[]) =>
    `\\d{1,2}(?:[.,]\\d{1,2})?\\+?\\s*(?:${listAlternatives(languages, ({ units }) => pick(units))})`;
  const [years, months] = [countOf(({ year }) => year), countOf(({ month }) => month)];
  /** "TOTAL WORK EXPERIENCE: Around 5.5 Years.", "Опыт работы — 5 лет 3 месяца" */
  const lengthBehind = new RegExp(
    `\\s{0,3}[:–—-]\\s{0,3}(?:\\p{L}{3,13}\\s+){0,2}(?:${years}(?:\\s{1,3}${months})?|${months})[^\\p{N}\\p{L}]*$`,
    'iu',
  );
  /** A heading of work without the length of time behind it, where the line below holds a year. */
  function withoutLength(document: Document, text: string, below: Line | undefined, within?: Section) {
    if (!/\d/.test(text) || !below || !/(?:19|20)\d\d/.test(textOf(document, below))) return text;
    const bare = text.replace(lengthBehind, '');
    const isWithin = within?.kind === 'experience' && within.lines.length > 0;
    return !isWithin && named(cleanHeading(bare)) === 'experience' ? bare : text;
  }
  const withWorkBelowSummary = summaryInWork(languages);
  const isTold = (heading: string) => heading.split(joints).every((part) => telling.test(part));
  const aims = new Set(listOf(languages, ({ skills }) => skills.aims).map(fold));
  const selfEmployed = new Set(languages.flatMap(({ kinds }) => kinds.freelance ?? []).map(fold));
  const duties = new Set(languages.flatMap(({ labels }) => labels.duties).map(fold));
  const ofForms = new Set(
    languages.flatMap(({ labels: { place, company } }) => [...place, ...company]).map(fold),
  );
  const leaves = new Set(languages.flatMap(({ notWork }) => notWork).map(fold));
  const isKnown = (text: string) => named(cleanHeading(text)) !== undefined;

  /** "Sabbatical / Further training" over "03/2018 - 10/2018": a leave among the jobs with the name of a section. */
  function isLeaveOverDates(document: Document, text: string, below: Line | undefined): boolean {
    const parts = cleanHeading(text).split(joints);
    return (
      parts.length > 1 &&
      parts.some((part) => leaves.has(part) && named(part) === undefined) &&
      below !== undefined &&
      datesAlone.test(textOf(document, below))
    );
  }

  /** Headings of parts of entries: the same one returns under entry after entry. */
  function labelsOf(document: Document, lines: Line[]): Set<string> {
    const times = new Map<string, number>();
    /** A document has one summary. */
    const fewest = (text: string) => (named(text) === 'summary' ? fewestSummaries : fewestReturns);
    for (const line of lines) {
      if (line.end - line.start > longestName) continue;
      const text = cleanHeading(textOf(document, line));
      const kind = named(text);
      // "Duties, Accomplishments and Related Skills:" is a label, and no heading of the lists.
      const isDuties = kind === undefined && duties.has(text);
      if (isDuties || (kind && kind !== 'experience' && kind !== 'education'))
        times.set(text, (times.get(text) ?? 0) + 1);
    }
    return new Set([...times].filter(([text, count]) => count >= fewest(text)).map(([text]) => text));
  }

  return (document, byLooks = false) => {
    const visible = unboxed(
      document.lines.filter((line) => line.hiding === null && line.flow !== 'header'),
      (line) => isKnown(textOf(document, line)),
    );
    const sizes = Float64Array.from(visible, (line) => line.size ?? 0).sort();
    const body = sizes[Math.floor(sizes.length / 2)] ?? 0;
    const sections: Section[] = [];
    const current: Record<string, Section> = {};
    const take = (line: Line) => {
      let section = current[line.flow];
      if (!section) {
        section = { kind: 'none', heading: '', labelled: false, told: false, aim: false, lines: [] };
        current[line.flow] = section;
        sections.push(section);
      }
      section.lines.push(line);
    };
    const looks = new Map<Section, Look>();
    const open = ({ flow }: Line, kind: SectionKind, heading: string, look: Look, lines: Line[]) => {
      const told = kind === 'other' && isTold(heading);
      const aim = kind === 'other' && aims.has(fold(heading));
      const section: Section = { kind, heading, labelled: look.colon, told, aim, lines };
      looks.set(section, look);
      current[flow] = section;
      sections.push(section);
    };
    const labels = labelsOf(document, visible);
    const marginal = marginHeadings(document, visible, isKnown, (text) => kindOf(text, true) !== null);
    const knownAs = (line: Line) => headingOf(line, textOf(document, line), body, undefined, undefined);
    const own = ownHeadings(document, visible, knownAs);
    const wrapped = twoLineHeadings(document, visible, isKnown);
    for (const [index, line] of visible.entries()) {
      const [written, next] = [textOf(document, line), visible[index + 1]];
      const text = wrapped.get(line) ?? withoutLength(document, written, next, current[line.flow]);
      if (text === '' && wrapped.has(line)) continue;
      const within = current[line.flow];
      const margin = marginal.get(line);
      if (margin) {
        const start = line.start + margin.at;
        if (margin.heading === '') {
          take({ ...line, start, edges: null });
          continue;
        }
        const kind = (named(cleanHeading(margin.heading)) ?? kindOf(margin.heading, true)) as SectionKind;
        const look = { ...lookOf(line, margin.heading), upper: true };
        open(line, kind, cleanHeading(margin.heading), look, [{ ...line, start, edges: null }]);
        continue;
      }
      const found = headingOf(line, text, body, within, within && looks.get(within));
      const unknown = found === null && within && !holdsEntries(within.kind) ? own.get(line) : undefined;
      if (unknown) {
        open(line, unknown, cleanHeading(text), lookOf(line, text), []);
        continue;
      }
      const opener = within?.kind === 'experience' && within.lines.length > 0 ? looks.get(within) : undefined;
      if (byLooks && opener && found === null && isAlike(line, text, opener, [...looks.values()], body)) {
        open(line, 'other', cleanHeading(text), lookOf(line, text), []);
        continue;
      }
      if (found === null || labels.has(cleanHeading(found.stands))) {
        take(line);
        continue;
      }
      if (within?.kind === 'experience' && isLeaveOverDates(document, text, visible[index + 1])) {
        take(line);
        continue;
      }
      const { kind, stands, railed, look } = found;
      open(line, kind, cleanHeading(stands), look, railed ? [partOf(line, text)] : []);
    }
    const isWork = ({ kind, lines }: Section) => kind === 'experience' && lines.length > 0;
    const isOffice = (section: Section) => isWork(section) && besideWork.has(section.heading);
    const hasWork = sections.some((section) => isWork(section) && !isOffice(section));
    return withWorkBelowSummary(document, sections).map((section) =>
      isListOfSkills(document, section)
        ? { ...section, kind: 'skills' }
        : hasWork && isOffice(section)
          ? { ...section, kind: 'volunteer' }
          : section,
    );
  };

  /** The section that a line opens, or null; `within` is the section before it in its flow. */
  function headingOf(
    line: Line,
    text: string,
    body: number,
    within: Section | undefined,
    opener: Look | undefined,
  ): { kind: SectionKind; stands: string; railed: boolean; look: Look } | null {
    const over = headingsOver(text);
    if (over)
      return { kind: over.kind, stands: over.heading, railed: false, look: lookOf(line, over.heading) };
    const tab = text.indexOf('\t');
    const railed = tab >= 0;
    const label = railed ? text.slice(0, tab) : text;
    const unnumbered = /^\s*[\dIVX]/.test(label) ? label.replace(numbering, '') : label;
    const unruled = unnumbered.replace(ruler, '').replace(rulerBefore, '');
    const dated = unruled.includes(')') ? unruled.replace(bracket, '') : unruled;
    const stands = /\d/.test(dated) ? dated.replace(sinceBehind, '') : dated;
    if (stands.length > 2 * longestName) return null;
    const spaced = closeUp(stands) !== stands;
    if (stands.length > (spaced ? 2 : 1.25) * longestName || /[.,;]$/.test(stands.trim())) return null;
    const capitals = stands === stands.toUpperCase();
    const upper = capitals && /\p{Lu}{2}/u.test(stands);
    const seen = upper || line.bold || (line.size ?? 0) > body * 1.08 || (line.gap && stands.length < 30);
    // What looks like no heading is one only when all of it is, from its first word.
    if (!seen && !spaced && !capitals && !openers.has(fold(opening.exec(stands)?.[0] ?? ''))) return null;
    const isNamed =
      spaced ||
      tokenize(stands).some((token) => words.has(token.word) || (seen && words.has(spelled(token.word)))) ||
      (capitals && pieced(stands, cleanHeading(stands)) !== undefined) ||
      (seen && isKnown(stands));
    if (!isNamed) return null;
    // "* Training" among what was done is an item, and so is the last word of one that goes on ("… and Employee / Training"), unless headings are
    // items in this document.
    const isInItem = isBullet(text) || (line.bullet && !line.gap && !seen && !opener?.bullet);
    if (within?.kind === 'experience' && isInItem && !upper) return null;
    const rest = railed ? text.slice(tab + 1) : '';
    const kind = strange.test(stands) ? null : kindOf(stands, seen || spaced);
    if (kind === null || (!seen && !spaced && /^\p{Ll}/u.test(stands.trim()))) return null;
    const colon = /:\s*$/.test(stands) || /^[^\S\t]*:/.test(rest);
    if (railed && colon && !upper && !line.bold) return null;
    // "ADDRESS:<tab>LEEDS", "WORKPLACE:<tab>NORTHWIND" in the form of a job.
    const isOfForm = ofForms.has(fold(stands.replace(/\s*:\s*$/u, '').trim()));
    if (railed && colon && within?.kind === 'experience' && isOfForm) return null;
    const main = kind === 'experience' || kind === 'education';
    // A label beside its text ("Languages<tab>English, German") opens a section only when it looks the part.
    if (railed && !main && rest.replaceAll('\t', '') !== '' && !upper && !line.bold && !line.gap) return null;
    // "Languages:" among skills is a label for programming languages, not the section of spoken ones.
    if (kind === 'languages' && within?.kind === 'skills' && colon && !within.labelled) return null;
    const look: Look = { ...lookOf(line, stands), upper, colon, ...(railed ? { railed } : {}) };
    // "Freelance<tab>Leeds, UK" among jobs whose heading has a line of its own: an entry.
    const isEntry = railed && opener && !opener.railed && within?.kind === kind && !upper;
    if (isEntry && selfEmployed.has(fold(stands.trim())) && /\S/.test(rest)) return null;
    // "Accomplishments:" or "Selected projects" inside a job is set smaller than the headings of sections.
    const inner = within?.kind === 'experience' || (within?.kind === 'skills' && railed);
    if (opener && ((inner && !main) || within?.kind === kind) && isWeaker(look, opener)) return null;
    return { kind, stands, railed, look };
  }
}

/** The part of a line behind its first tab. */
function partOf(line: Line, text: string): Line {
  return { ...lineFrom(line, text.indexOf('\t') + 1), bold: false };
}
