import { type Document, textOf } from '../document.ts';
import { evidence } from '../evidence.ts';
import type { Education } from '../resume.ts';
import type { Lexicon } from '../words/lexicon.ts';
import {
  headingPattern,
  listAlternatives,
  listOf,
  looseAlternatives,
  schoolNamePattern,
} from '../words/patterns.ts';
import { alternatives, fold } from '../words/words.ts';
import type { Section } from './sections.ts';

/** What stands behind the name of a school: a place of an anonymised document, a mark. */
const behindSchool = /\s+(?:ï¼|City(?:\s*,|\s|$)|GPA\b)/u;
/** Letters that stand for a degree, at the head of a line: "BA : History". */
const letters = /^\p{Lu}[\p{L}.]{1,4}(?=[\s:,])/u;
/** The same before the school, years aside: "BE, ". */
const lettersAlone = /^[\d\s–—-]*\p{Lu}[\p{L}.]{1,4}\s*,\s*$/u;
/** Years that open or close the name of a school. */
const yearsBefore = /^\s*(?:(?:\d{1,2}\/)?(?:19|20)\d\d(?:-\d\d)*\s*(?:[-–—]\s*)?)+[\s:]+/u;
const yearsBehind = /\s(?:19|20)\d\d(?:-\d\d){0,2}(?:\s*[-–—]\s*(?:19|20)\d\d)?$/u;
/** Marks that part nothing any more, and brackets around nothing. */
const loose = /^[\s,;:|/·–—•●▪■◆▸►‣-]+|(?:[\s,;:|/·(–—-]|\s@|\s(?:at|from)(?=\s*$))+$/gu;
const hollow = /\(\s*[,;–—-]?\s*\)/gu;

/** Letters of a field of study that a line says again: "State" is a place's. */
const shortestField = 6;

/** Characters of a line that names a school without a word for one. */
const longestSchool = 80;

/** True for a short line whose words are written as those of a name, as schools are called. */
function isNameLike(text: string): boolean {
  if (text.length > longestSchool || !/^\P{L}*\p{Lu}/u.test(text)) return false;
  return (text.match(/(?<!\p{L})\p{Ll}{4,}/gu) ?? []).length <= 1;
}

/** Makes a reader of degrees: the lines of education sections that name one. Years of study are not kept. */
export function educationReader({ languages, shared }: Pick<Lexicon, 'languages' | 'shared'>) {
  const schools = looseAlternatives(listOf(languages, (grammar) => grammar.schools));
  const school = new RegExp(`\\b(?:${schools})\\b`, 'iu');
  /** Subjects before the name of a school: "Nursing Contoso College", no "Business School". */
  const subjects = new RegExp(
    `^(?:(?:${alternatives(listOf(languages, (grammar) => grammar.studySubjects))})(?:\\s*[&/,:-]\\s*|\\s+(?:${listAlternatives(languages, (grammar) => grammar.joins)})\\s+|\\s+))+(?=\\p{Lu}\\S*\\s+\\S)(?!School\\b)`,
    'iu',
  );
  const schoolName = schoolNamePattern(shared.schoolNames);
  const regions = new Set([...shared.regions, ...shared.places, ...shared.countries].map(fold));
  const isSchool = (text: string) => school.test(text) || schoolName.test(text);
  const degree = new RegExp(
    `(?<![\\p{L}])(?:${alternatives(languages.flatMap((language) => language.degrees))})(?![\\p{L}])`,
    'iu',
  );
  const degrees = new RegExp(degree, 'giu');
  /** "BA in Philosophy", "MA, History": letters that are a degree's where they open a line. */
  const lettered = new RegExp(
    `^\\P{L}*(?:${shared.degreeLetters.join('|')})(?=\\s*$|\\s*[,:(]|\\s+(?:[–—-]|\\p{Lu}|\\p{Ll}{1,3}\\s+\\p{Lu}))`,
    'u',
  );
  const namesDegree = (text: string) => lettered.test(text) || degree.test(text.replace(noDegree, ''));
  /** "Dean’s list at Hill College", "Committee: …": a line that tells of a degree and names none. */
  const opensNote = new RegExp(
    `^\\P{L}*(?:${looseAlternatives(listOf(languages, (grammar) => grammar.studyAsides))})(?![\\p{L}])`,
    'iu',
  );
  const studies = headingPattern(languages, 'education').pattern;
  /** A year, with its month or season, or two of them. */
  const when = `(?:(?<!\\p{L})(?:${alternatives(languages.flatMap(({ months, seasons }) => [...Object.keys(months), ...Object.keys(seasons)]))})\\.?,?\\s+)?(?:\\d{1,2}[/.]){0,2}(?<!\\d)(?:19|20)\\d\\d(?:-\\d\\d){0,2}(?!\\p{N})`;
  const now = alternatives(languages.flatMap(({ present }) => present));
  const until = alternatives(languages.flatMap(({ until }) => until));
  const studied = new RegExp(
    `${when}(?:(?:\\s*[-–—]\\s*|\\s+(?:${until})\\s+)(?:${when}|(?:${now})(?!\\p{L}))?)?`,
    'giu',
  );
  /** Its month before the year, or what is left of it, behind the name of a school. */
  const whenBehind = new RegExp(`\\s+${when}$`, 'iu');
  const noDegree = new RegExp(
    listAlternatives(languages, (grammar) => grammar.notDegrees),
    'giu',
  );
  const notes = new RegExp(
    `(?<![\\p{L}])(?:${alternatives(listOf(languages, (grammar) => grammar.studyNotes))})(?![\\p{L}])`,
    'iu',
  );
  const columns = alternatives(listOf(languages, (grammar) => grammar.studyColumns));
  /** "School: ", "Degree: ". */
  const label = new RegExp(`^\\s*(?:${columns})\\s*:\\s*`, 'iu');
  /** "Degree<tab>School<tab>Year". */
  const tableHead = new RegExp(`^\\W*(?:${columns})(?:\\W+(?:${columns}))+\\W*$`, 'iu');
  /** What a line names: a degree, or no more than its school, or than a note on the degree before it. */
  function nameOf(text: string): 'degree' | 'school' | 'note' {
    if (lettered.test(text)) return 'degree';
    const named = (text.match(degrees) ?? []).filter((word) => !isSchool(word));
    if (named.length === 0) return 'school';
    return named.every((word) => notes.test(word)) ? 'note' : 'degree';
  }

  /** True where a degree stands before its school: "Bachelor of Arts: Psychology, Hill University" is none of the degree above it. */
  function opens(text: string, institution: string): boolean {
    const lead = text.slice(0, Math.max(0, text.indexOf(institution)));
    return nameOf(lead) === 'degree' || lettersAlone.test(lead);
  }

  /** "BSc Physics at Hill University" in two; "University of Hill at Dale" and "College of Arts at Hill University" are one name. */
  function atSchool(part: string): string[] {
    const [, before = '', behind = ''] = /^(.+?)\s(?:at|@|from)\s((?:the\s)?\p{Lu}.*)$/u.exec(part) ?? [];
    return behind !== '' && isSchool(behind) && !isSchool(before) ? [before, behind] : [part];
  }

  /** What a part of a line calls the school: not the year before it, the place behind it, nor a field of study that the line says again at its end. */
  function schoolOf(part: string, line: string): string {
    const called =
      part
        .replace(/^[\s•●▪■◦*–-]+/u, '')
        .replace(yearsBefore, '')
        .replace(label, '')
        .split(behindSchool)[0] ?? '';
    const whole = called
      .trim()
      .replace(/\s+/g, ' ')
      .replace(whenBehind, '')
      .replace(yearsBehind, '')
      .replace(/\s*\([^()]*(?:19|20)\d\d[^()]*\)$/u, '')
      // A place in brackets that a comma parts: "(Ann Arbor".
      .replace(/\s*\([^()]*$/u, (tail) => (isSchool(tail) ? tail : ''));
    const bare = nameOf(line.slice(0, line.indexOf(part))) === 'degree' ? whole.replace(subjects, '') : whole;
    const own = isSchool(bare) ? bare : whole;
    const behind = line.slice(line.indexOf(part) + called.length).replace(/\s+/g, ' ');
    const words = own.split(' ');
    for (let count = behind.includes(own) ? 0 : words.length - 2; count > 0; count--) {
      const field = words.slice(0, count).join(' ');
      const rest = words.slice(count).join(' ');
      const again = behind.indexOf(field);
      // "Columbus State College	Columbus, OH", "Oregon State University • Corvallis, Oregon": a place that is said again is no field of study.
      const isPlace =
        regions.has(fold(field)) || /^,\s*\p{Lu}{2}(?!\p{L})/u.test(behind.slice(again + field.length));
      if (field.length >= shortestField && again >= 0 && !isPlace && isSchool(rest)) return rest;
    }
    return own;
  }

  /** The degree of a line, without its school and what stands behind that: where and when it was is not kept. */
  function degreeOf(line: string, institution: string | null): string {
    // "Master of Science<tab>Tucson, AZ": a cell of its own is a place or a mark.
    const cells = line.split('\t').filter((cell) => nameOf(cell) === 'degree');
    const cell = institution === null && cells.length === 1 ? (cells[0] as string) : line;
    const text = cell.replace(/\s+/g, ' ').trim();
    const at = institution === null ? -1 : text.indexOf(institution);
    const before = at < 0 ? text : text.slice(0, at);
    const behind = at < 0 ? '' : text.slice(at + (institution as string).length);
    const tellsOne = (part: string) => nameOf(part) === 'degree' || letters.test(part);
    const own = [before, behind, text].find(tellsOne) ?? (/\p{L}{3}/u.test(before) ? before : text);
    const short = own.split(behindSchool)[0] ?? '';
    return (
      (tellsOne(short) || !tellsOne(own) ? short : own)
        .replace(label, (found, _at, whole: string) => (tellsOne(whole.slice(found.length)) ? '' : found))
        .replace(studied, ' ')
        .replace(hollow, ' ')
        .replace(/\s+/g, ' ')
        .replace(loose, '') ||
      (institution ?? text)
    );
  }

  return (document: Document, sections: Section[]): Education[] => {
    const found: Education[] = [];
    for (const section of sections) {
      // "Education & Internships": a section of work that holds degrees as well, told by their words.
      const isMixed = section.kind === 'experience' && studies.test(section.heading);
      if (section.kind !== 'education' && !isMixed) continue;
      for (const line of section.lines) {
        const text = textOf(document, line);
        const isNamed = !isMixed && !line.bullet && isNameLike(text) && isSchool(text);
        if ((!isNamed && !namesDegree(text)) || text.length > 140) continue;
        if (text.includes('\t') && tableHead.test(text)) continue;
        const source = evidence(document, line.start, line.end);
        const named = text
          .split(/\t|[,;]\s|\s[|–—•·:/-]\s|\s@\s?|\s(?:19|20)\d\d\s+(?=\p{Lu})|(?<=\p{Ll}{3})\.\s(?=\p{Lu})/u)
          .flatMap(atSchool)
          .filter((part) => isSchool(part));
        // "High School Diploma, Hill Academy": the school is what names no degree, where one does.
        const called = named.find((part) => nameOf(part) === 'school') ?? named[0];
        const institution = called === undefined ? null : schoolOf(called, text);
        const before = found.at(-1);
        const what = nameOf(text);
        if (what !== 'degree' && opensNote.test(text)) continue;
        if (what === 'note' && institution === null && before) continue;
        // Schools before their degrees: "Leeds College" over "BSc Physics".
        if (
          what === 'degree' &&
          institution === null &&
          before?.degree &&
          nameOf(before.degree.value) !== 'degree' &&
          isSchool(before.degree.value)
        ) {
          before.degree = { value: degreeOf(text, institution), known: true, evidence: [source] };
          before.evidence.push(source);
          continue;
        }
        if (
          institution &&
          before?.institution === null &&
          before.evidence.length === 1 &&
          !opens(text, institution)
        ) {
          before.institution = institution;
          continue;
        }
        found.push({
          degree: { value: degreeOf(text, institution), known: true, evidence: [source] },
          institution,
          evidence: [source],
        });
      }
    }
    return found;
  };
}
