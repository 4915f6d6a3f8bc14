/*
 * Names in large letters of which one line was taken for all of it, or none:
 *   "Jane" over "Miller" with a column of facts between them · "Jane Mary" over "Miller"
 */
import { type Document, type Line, textOf } from '#domain/document.ts';
import { evidence } from '#domain/evidence.ts';
import type { Evidence, Fact } from '#domain/resume.ts';
import { fold } from '#domain/words/words.ts';
import { bare } from './bare-name.ts';
import { titleCase } from './form-name.ts';
import { asInAddress } from './in-address.ts';
import type { NameWords } from './name-words.ts';
import { stackedName } from './stacked-name.ts';

/** A name that was found, what speaks for it, and where it stands in the text. */
export interface Named {
  score: number;
  value: string;
  from: number;
  to: number;
}

/** What is asked of words: whether they read like a name, or tell of something else. */
interface Tests {
  readsLikeName(text: string): boolean;
  isOther(part: string): boolean;
}

/** Somebody's address, and the name that was found line by line. */
interface Around {
  address: string | null;
  found: Named | null;
}

/** Letters of a word of a name that an address has at least. */
const fewestOfWord = 4;

const oneWord = /^\p{Lu}[\p{L}\p{M}'’-]+$/u;

/** The size of the middle line, in points. */
function bodyOf(lines: Line[]): number {
  const sizes = lines.map(({ size }) => size ?? 0).sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? 0;
}

type Stacked = { parts: string[]; evidence: Evidence[] };

/** Makes what gives the whole of a name; null where none was found. */
export function largeNames(known: NameWords, { readsLikeName, isOther }: Tests) {
  /** A name over two lines or more; null for what does not read like one. */
  function factOf({ parts, evidence }: Stacked): Fact<string> | null {
    const value = parts.join(' ');
    return readsLikeName(value) ? { value: titleCase(value, known), known: true, evidence } : null;
  }

  /** "Jane" over "Miller" with other facts between them, where jane@miller.example.com is hers. */
  function addressed(stacked: Stacked | null, address: string | null): Fact<string> | null {
    if (stacked === null || address === null) return null;
    const own = asInAddress(address);
    const words = stacked.parts.map(asInAddress);
    // "jane.mill95@…" has the beginning of a surname.
    const isHers =
      words.some((word) => own.includes(word)) &&
      words.every((word) => !word.includes(' ') && own.includes(word.slice(0, fewestOfWord)));
    return isHers ? factOf(stacked) : null;
  }

  /** "Jane Mary" over "Miller", both in the largest letters, where a part was taken for all of it. */
  function longer(stacked: Stacked | null, name: string): Fact<string> | null {
    if (stacked === null) return null;
    const parts = stacked.parts.map(fold);
    const own = fold(name);
    for (let from = 0; from < parts.length; from++)
      for (let to = from + 1; to <= parts.length; to++) {
        if (to - from === parts.length || parts.slice(from, to).join(' ') !== own) continue;
        const others = [...stacked.parts.slice(0, from), ...stacked.parts.slice(to)];
        return others.some((part) => isOther(part) || bare(`${name} ${part}`, known) === name)
          ? null
          : factOf(stacked);
      }
    return null;
  }

  /** "JANE" over "MILLER" in two large sizes, of which one was found: the address has its first letter or all of it. */
  function otherHalf(document: Document, lines: Line[], { address, found }: Around): Fact<string> | null {
    if (found === null || address === null || /\s/.test(found.value)) return null;
    const at = lines.findIndex(({ start, end }) => start <= found.from && found.to <= end);
    const own = asInAddress(address).replaceAll(' ', '');
    for (const [above, below] of [
      [at - 1, at],
      [at, at + 1],
    ] as const) {
      const pair = [lines[above], lines[below]];
      const [first, second] = pair;
      if (!first || !second || first.page !== second.page || first.flow !== second.flow) continue;
      const parts = pair.map((line) => textOf(document, line as Line).trim());
      const other = parts[above === at ? 1 : 0] as string;
      const smaller = Math.min(first.size ?? 0, second.size ?? 0);
      const [opening = '', ...rest] = fold(other).split(' ');
      // "ADAM" over "Zaky Rahman": of two words the address has the first.
      const isHers = own.includes(opening) || (rest.length === 0 && own.startsWith(opening.charAt(0)));
      const isShort = rest.length < 2 && other.split(' ').every((word) => oneWord.test(word));
      if (smaller <= bodyOf(lines) * 1.5 || !isHers || !isShort || isOther(other)) continue;
      return factOf({ parts, evidence: [evidence(document, first.start, second.end)] });
    }
    return null;
  }

  return (document: Document, lines: Line[], around: Around): Fact<string> | null => {
    const stacked = stackedName(document, lines);
    const own = addressed(stacked, around.address);
    if (own !== null || around.found === null) return own;
    const { value, from, to } = around.found;
    const whole = longer(stacked, value) ?? otherHalf(document, lines, around);
    return whole ?? { value, known: true, evidence: [evidence(document, from, to)] };
  };
}
