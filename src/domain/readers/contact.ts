/*
 * Who the person is: name, e-mail, telephone, links. Kept apart from what is scored.
 */
import { type Document, type Line, textOf } from '../document.ts';
import { evidence } from '../evidence.ts';
import type { Contact, Fact } from '../resume.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { alternatives } from '../words/words.ts';
import type { NameReader } from './person/name.ts';
import type { Section } from './sections.ts';

/** In small letters it ends before a capital that clings to it: "jo@example.comLeeds". */
const ofMail =
  /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:\p{Ll}{2,}(?=\p{Lu}\p{Ll})|\p{L}{2,})/u;
const email = new RegExp(`(?<![\\p{L}\\p{N}._%+-])${ofMail.source}`, 'gu');
const [edge, close] = ['(?<![\\p{L}\\p{N}/.-])', '(?![\\p{L}\\p{N}/.-])'];
/** Parts of two to five digits. */
const groups = '\\d{2,5}(?:[\\s./-]?\\d{2,5}){1,4}';
const phone = new RegExp(
  [
    // +31 6 51 45 01 60
    `${edge}\\+\\d{1,3}\\s\\d(?:\\s\\d{2,4}){2,4}${close}`,
    // (+49) 176 1234567
    `\\(\\+\\d{1,3}\\)[\\s./-]?${groups}${close}`,
    // 06-12345678
    `${edge}0\\d{1,3}[\\s/-]\\d{6,9}${close}`,
    `${edge}(?:\\+\\d{1,3}[\\s./-]?)?(?:\\(\\d{1,5}\\)[\\s./-]?)?${groups}${close}`,
  ].join('|'),
  'gu',
);
/** Before a number that reaches nobody: "Certificate no. 1221056", "ID: 1234567". */
const otherNumber =
  /(?:\b(?:code|certificate|cert|licen[cs]e|id|registration|reg|invoice|account|serial|gdpr|regulation)\b[.:]*\s*(?:(?:no|nr|number)\b[.:]*)?\s*#?|[#=])\s*$/iu;

/** Words of a label, and lines below it that tell of one who speaks for the person. */
const mostInLabel = 2;
const linesOfReferee = 2;

/** Makes a contact reader; `readName` finds the name once the address is known. */
export function contactReader(
  { languages, shared }: Pick<Lexicon, 'languages' | 'shared'>,
  readName: NameReader,
) {
  const referees = alternatives(languages.flatMap(({ grammar }) => grammar.referees));
  const isOfReferees = new RegExp(`^\\P{L}*(?:\\p{L}+\\s+)?(?:${referees})(?!\\p{L})`, 'iu');

  const [at, dot] = [shared.writtenSigns.at, shared.writtenSigns.dot].map(
    (signs) => `\\s?[([{<]\\s?(?:${alternatives(signs)})\\s?[)\\]}>]\\s?`,
  );
  const anyDot = new RegExp(`${dot}|\\s(?:${alternatives(shared.writtenSigns.dot)})\\s`, 'giu');
  /** "jane (at) example (dot) com", as people write it for readers that are no machines. */
  const disguised = new RegExp(
    `(?<![\\p{L}\\p{N}._%+-])([\\p{L}\\p{N}._%+-]+(?:${dot}[\\p{L}\\p{N}._%+-]+)*)${at}([\\p{L}\\p{N}-]+(?:(?:\\.|${dot})[\\p{L}\\p{N}-]+)*(?:\\.|${dot})\\p{L}{2,})`,
    'giu',
  );

  /** "email: jane at example.com", "email: jane dot doe at example dot com": behind its label no brackets tell what is a sign. */
  const inWords = `\\s(?:${alternatives(shared.writtenSigns.dot)})\\s`;
  const labelled = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${alternatives(shared.mailLabels)})\\s?[:：]\\s*([\\p{L}\\p{N}._%+-]+(?:${inWords}[\\p{L}\\p{N}._%+-]+)*)\\s(?:${alternatives(shared.writtenSigns.at)})\\s([\\p{L}\\p{N}-]+(?:(?:\\.|${inWords})[\\p{L}\\p{N}-]+)*(?:\\.|${inWords})\\p{L}{2,})(?![\\p{L}\\p{N}])`,
    'giu',
  );

  /** "Email: available at example.com": no address. */
  const inSentence = new RegExp(`[:：]\\s*(?:${alternatives(shared.mailSentences)})\\s`, 'iu');

  /** "E-mail-jane@example.com": behind the label that a hyphen joins to it. */
  const joinedToLabel = new RegExp(
    `(?<=(?<![\\p{L}\\p{N}._%+-])(?:${alternatives(shared.mailLabels.filter((one) => /^e/iu.test(one)))})-)${ofMail.source}`,
    'giu',
  );

  /** An address as mail is sent to it, with the words that were found by a pattern of who and where. */
  function asSent(found: Fact<string> | null, pattern: RegExp): Fact<string> | null {
    const [, who, where] = found === null ? [] : ([...found.value.matchAll(pattern)][0] ?? []);
    if (found === null || who === undefined || where === undefined) return null;
    return { ...found, value: `${who.replace(anyDot, '.')}@${where.replace(anyDot, '.')}` };
  }

  /** Lines without those that tell how to reach who speaks for the person: a section of them, a labelled line and the two below. */
  function withoutReferees(document: Document, sections: Section[], lines: Line[]): Line[] {
    const theirs = new Set(sections.flatMap((one) => (isOfReferees.test(one.heading) ? one.lines : [])));
    for (const section of sections)
      for (const [index, line] of section.lines.entries()) {
        const text = textOf(document, line).trim();
        if (!isOfReferees.test(text.slice(0, 60))) continue;
        // "References on request" says nothing of the lines below.
        const below = text.endsWith(':') || text.split(/\s+/).length <= mostInLabel ? linesOfReferee : 0;
        for (const one of section.lines.slice(index, index + 1 + below)) theirs.add(one);
      }
    return lines.filter((line) => !theirs.has(line));
  }

  return (document: Document, sections: Section[]): Contact => {
    const visible = document.lines.filter((line) => line.hiding === null);
    const lines = withoutReferees(document, sections, visible);
    const texts = lines.map((line) => textOf(document, line));
    const linked = document.links
      .find((link) => /^mailto:/i.test(link))
      ?.replace(/^mailto:/i, '')
      .split('?')[0];
    const fact = (
      pattern: RegExp,
      hint: RegExp,
      accept: (value: string, before: string) => boolean,
    ): Fact<string> | null => {
      for (const [index, text] of texts.entries()) {
        if (!hint.test(text)) continue;
        for (const match of text.matchAll(pattern)) {
          if (!accept(match[0], text.slice(0, match.index))) continue;
          const from = (lines[index] as Line).start + match.index;
          return {
            value: match[0],
            known: true,
            evidence: [evidence(document, from, from + match[0].length)],
          };
        }
      }
      return null;
    };
    const whole =
      fact(joinedToLabel, /@/, () => true) ??
      fact(email, /@/, () => true) ??
      asSent(
        fact(disguised, /[([{<]/, () => true),
        disguised,
      );
    const joined = brokenEmail(document, lines, texts);
    // "anna.schmidt-" / "lang@example.com": the second line alone is an address too, of somebody else.
    // "maarten@example.co" / "m": the letters of the second line end the first.
    const same = whole && (joined?.value.endsWith(whole.value) || joined?.value.startsWith(whole.value));
    const written = same ? joined : (whole ?? joined);
    const address =
      written ??
      (linked && linked.search(email) >= 0 ? { value: linked, known: false, evidence: [] } : null) ??
      asSent(
        fact(labelled, /[:：]/, (value) => !inSentence.test(value)),
        labelled,
      );
    const number = fact(phone, /\d\d/, (value, before) => {
      const digits = value.replace(/\D/g, '');
      return (
        digits.length >= 7 &&
        digits.length <= 15 &&
        !otherNumber.test(before) &&
        !/^(?:19|20)\d{2}[\s./-]*(?:19|20)\d{2}$/.test(value.trim()) &&
        !/^(?:\d{1,2}[./-]){1,2}\d{4}(?!\d)/.test(value)
      );
    });
    const scored = lines.filter((line) => line.flow !== 'header');
    const top = scored.filter((line) => line.page === null || line.page === 1);
    return {
      name: readName(document, top.length > 0 ? top : scored, address?.value ?? null),
      email: address,
      phone: number,
      links: [...new Set(document.links.filter((link) => /^https?:/i.test(link)))].slice(0, 20),
    };
  };
}

/** An address that the page breaks at the end of a line: "anna.schmidt-" / "lang@example.com". */
function brokenEmail(document: Document, lines: Line[], texts: string[]): Fact<string> | null {
  for (let index = 0; index + 1 < texts.length; index++) {
    const [text, next] = [texts[index] as string, texts[index + 1] as string];
    if (!text.includes('@') && !next.includes('@')) continue;
    const [before, after] = [text.split(/\s/).at(-1) ?? '', next.split(/\s/)[0] ?? ''];
    const joined = before + after;
    if (!joined.includes('@')) continue;
    // Nothing is broken where the second line has the whole address, unless the first ends within a word.
    if (after.indexOf('@') > 0 && !/[\p{L}\p{N}][-_]$/u.test(before)) continue;
    if (before.search(email) >= 0 && !/^\p{Ll}{1,3}$/u.test(next.trim())) continue;
    // A heading or an address of the web below a column that cuts the line off goes on with nothing.
    if (before.includes('@') && /^(?:\p{Lu}|www\.|https?:)/u.test(after)) continue;
    const match = joined.matchAll(email).next().value;
    if (!match) continue;
    const [first, second] = [lines[index] as Line, lines[index + 1] as Line];
    return {
      value: match[0],
      known: true,
      evidence: [evidence(document, first.end - before.length, second.start + after.length)],
    };
  }
  return null;
}
