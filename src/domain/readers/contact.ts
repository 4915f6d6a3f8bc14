/*
 * Who the person is: name, e-mail, telephone, links. Kept apart from what is scored.
 */
import { type Document, type Line, textOf } from '../document.ts';
import { evidence } from '../evidence.ts';
import type { Contact, Fact } from '../resume.ts';
import type { NameReader } from './person/name.ts';

const email = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu;
const phone =
  /(?<![\p{L}\p{N}/.-])(?:\+\d{1,3}[\s./-]?)?(?:\(\d{1,5}\)[\s./-]?)?\d{2,5}(?:[\s./-]?\d{2,5}){1,4}(?![\p{L}\p{N}/.-])/gu;
/** Makes a contact reader; `readName` finds the name once the address is known. */
export function contactReader(readName: NameReader) {
  return (document: Document): Contact => {
    const lines = document.lines.filter((line) => line.hiding === null);
    const texts = lines.map((line) => textOf(document, line));
    const linked = document.links
      .find((link) => /^mailto:/i.test(link))
      ?.replace(/^mailto:/i, '')
      .split('?')[0];
    const fact = (pattern: RegExp, hint: RegExp, accept: (value: string) => boolean): Fact<string> | null => {
      for (const [index, text] of texts.entries()) {
        if (!hint.test(text)) continue;
        for (const match of text.matchAll(pattern)) {
          if (!accept(match[0])) continue;
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
    const whole = fact(email, /@/, () => true);
    const joined = brokenEmail(document, lines, texts);
    // "anna.schmidt-" / "lang@example.com": the second line alone is an address too, of somebody else.
    // "maarten@example.co" / "m": the letters of the second line end the first.
    const same = whole && (joined?.value.endsWith(whole.value) || joined?.value.startsWith(whole.value));
    const written = same ? joined : (whole ?? joined);
    const address =
      written ?? (linked && linked.search(email) >= 0 ? { value: linked, known: false, evidence: [] } : null);
    const number = fact(phone, /\d\d/, (value) => {
      const digits = value.replace(/\D/g, '');
      return (
        digits.length >= 7 &&
        digits.length <= 15 &&
        !/^(?:19|20)\d{2}[\s./-]*(?:19|20)\d{2}$/.test(value.trim()) &&
        !/^(?:\d{1,2}[./-]){1,2}\d{4}/.test(value)
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
