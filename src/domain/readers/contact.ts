/*
 * Who the person is: name, e-mail, telephone, links. Kept apart from what is scored.
 * The name is the largest line near the top that reads like one; letter spacing and capitals are undone.
 */
import { type Document, type Line, textOf } from '../document.ts';
import { evidence } from '../evidence.ts';
import type { Contact, Fact } from '../resume.ts';
import { tokenize } from '../words.ts';
import { closeUp } from './sections.ts';

const email = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/u;
const phone =
  /(?<![\p{L}\p{N}/.-])(?:\+\d{1,3}[\s./-]?)?(?:\(\d{1,5}\)[\s./-]?)?\d{2,5}(?:[\s./-]?\d{2,5}){1,4}(?![\p{L}\p{N}/.-])/u;
const academic =
  /^(?:(?:dr|prof|mr|mrs|ms|mx|herr|frau|ing|dipl|mag|phd|sir|dipl\.-ing|sr|sra|m|mme|dott|dott\.ssa)\.?(?:-\p{L}+\.?)?\s+)+/iu;
const suffix =
  /,?\s+(?:ph\.?d\.?|m\.?d\.?|mba|msc|m\.sc\.|bsc|rn|cpa|pmp|esq\.?|jr\.?|sr\.?|ii|iii|m\.eng\.?|pe|dipl\.?-ing\.?)(?=$|[\s,])/giu;
const notNames =
  /\b(?:curriculum|vitae|resume|résumé|cv|lebenslauf|profile|contact|page|summary|address|phone|email|e-mail|engineer|developer|manager|street|road|avenue|university|top skills|confidential|currículo|hoja de vida|europass|experience|education|skills|software|linkedin|github|portfolio|street|str|born|date)\b/iu;
const particles =
  /^(?:de|da|do|dos|das|del|der|den|van|von|zu|la|le|el|al|bin|ibn|y|e|of|ter|ten|di|du|af|av|dela)$/iu;

/** Makes a contact reader; `isTitle` tells a job title from a name, `isHeading` a section's heading. */
export function contactReader(isTitle: (text: string) => boolean) {
  function nameScore(text: string): number {
    const words = text.trim().split(/\s+/);
    if (words.length < 2 || words.length > 5 || text.length > 45) return 0;
    if (/\d|[@:;|/\\()[\]{}<>!?•·+=#&"“”]/.test(text) || notNames.test(text)) return 0;
    let capital = 0;
    for (const word of words) {
      if (/^[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}'’.-]*$/u.test(word)) capital += 1;
      else if (!particles.test(word)) return 0;
    }
    return capital >= 2 ? 2 : 0;
  }

  function titleCase(name: string): string {
    if (name !== name.toUpperCase() || !/\p{Lu}{3}/u.test(name)) return name;
    return name
      .toLowerCase()
      .split(/(\s+|-|['’])/)
      .map((part, index) =>
        index > 0 && particles.test(part) && part.length > 1
          ? part
          : part.replace(/^\p{Ll}/u, (first) => first.toUpperCase()),
      )
      .join('');
  }

  function findName(document: Document, lines: Line[], address: string | null): Fact<string> | null {
    const sizes = lines.map((line) => line.size ?? 0).sort((a, b) => a - b);
    const body = sizes[Math.floor(sizes.length / 2)] ?? 0;
    const local = (address?.split('@')[0] ?? '').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
    let best: { score: number; value: string; from: number; to: number } | null = null;
    const candidates = lines.flatMap((line, index) => {
      const text = textOf(document, line);
      const next = lines[index + 1];
      const wrapped =
        next &&
        (line.size ?? 0) > body * 1.35 &&
        Math.abs((next.size ?? 0) - (line.size ?? 0)) < 0.5 &&
        next.page === line.page &&
        next.flow === line.flow;
      const whole =
        wrapped && (text.endsWith('-') ? text + textOf(document, next) : `${text} ${textOf(document, next)}`);
      const cells = text.split(/\t|\s[|•·]\s|\s[–—-]\s|,\s/).filter((cell) => cell.trim() !== '');
      const own = [
        { raw: text, from: line.start, to: line.end },
        ...cells.map((cell) => ({
          raw: cell,
          from: line.start + text.indexOf(cell),
          to: line.start + text.indexOf(cell) + cell.length,
        })),
      ];
      const pair = whole ? [{ raw: whole, from: line.start, to: next.end, bonus: 2.5 }] : [];
      return [...pair, ...own].map((one) => ({ bonus: 0, ...one, line, index }));
    });
    for (const { raw, from, to, line, index, bonus } of candidates) {
      if (raw.length > 120) continue;
      const labelled = /^(?:name|full name|nom|nombre|nome|naam)\s*[:\t]\s*/iu.exec(raw);
      const stripped = closeUp(raw.slice(labelled?.[0].length ?? 0).trim())
        .replace(academic, '')
        .replace(suffix, '')
        .replace(/\s*,\s*$/, '')
        .replace(/\s+/g, ' ')
        .trim();
      const base = nameScore(stripped);
      if (base === 0 || isTitle(stripped)) continue;
      const big = (line.size ?? 0) / (body || 1);
      const parts = tokenize(stripped.normalize('NFD').replace(/\p{M}/gu, '')).map((token) => token.word);
      const matches = parts.filter((part) => part.length > 2 && local.includes(part)).length;
      const early = Math.max(0, 3 - index * 0.12);
      const score =
        base +
        early +
        Math.min(big - 1, 1.5) * 3 +
        matches * 2.5 +
        (labelled ? 4 : 0) +
        bonus * (big > 1.35 ? 1 : 0);
      if (score > (best?.score ?? 2.5)) {
        const offset = document.text.slice(from, to).search(/\S/);
        best = { score, value: titleCase(stripped), from: from + Math.max(0, offset), to };
      }
    }
    return best && { value: best.value, known: true, evidence: [evidence(document, best.from, best.to)] };
  }

  return (document: Document): Contact => {
    const lines = document.lines.filter((line) => line.hiding === null);
    const texts = lines.map((line) => textOf(document, line));
    const linked = document.links
      .find((link) => /^mailto:/i.test(link))
      ?.replace(/^mailto:/i, '')
      .split('?')[0];
    const fact = (pattern: RegExp, accept: (value: string) => boolean): Fact<string> | null => {
      for (const [index, text] of texts.entries()) {
        for (const match of text.matchAll(new RegExp(pattern.source, `${pattern.flags}g`))) {
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
    const written = fact(email, () => true) ?? brokenEmail(document, lines, texts);
    const address =
      written ?? (linked && email.test(linked) ? { value: linked, known: false, evidence: [] } : null);
    const number = fact(phone, (value) => {
      const digits = value.replace(/\D/g, '');
      return (
        digits.length >= 7 &&
        digits.length <= 15 &&
        !/^(?:19|20)\d{2}[\s./-]*(?:19|20)\d{2}$/.test(value.trim()) &&
        !/^\d{1,2}[./-]\d{4}/.test(value)
      );
    });
    const scored = lines.filter((line) => line.flow !== 'header');
    const top = scored.filter((line) => line.page === null || line.page === 1);
    return {
      name: findName(
        document,
        top.length > 0 ? top.slice(0, 80) : scored.slice(0, 80),
        address?.value ?? null,
      ),
      email: address,
      phone: number,
      links: [...new Set(document.links.filter((link) => /^https?:/i.test(link)))].slice(0, 20),
    };
  };
}

/** An address that the page breaks at the end of a line: "anna.schmidt-" / "lang@example.com". */
function brokenEmail(document: Document, lines: Line[], texts: string[]): Fact<string> | null {
  for (let index = 0; index + 1 < texts.length; index++) {
    const joined = `${texts[index]?.split(/\s/).at(-1) ?? ''}${texts[index + 1]?.split(/\s/)[0] ?? ''}`;
    const match = email.exec(joined);
    if (!match || !joined.includes('@')) continue;
    const [first, second] = [lines[index] as Line, lines[index + 1] as Line];
    return {
      value: match[0],
      known: true,
      evidence: [
        evidence(
          document,
          first.end - (texts[index]?.split(/\s/).at(-1)?.length ?? 0),
          second.start + (texts[index + 1]?.split(/\s/)[0]?.length ?? 0),
        ),
      ],
    };
  }
  return null;
}
