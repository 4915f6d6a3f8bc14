import type { HeadingLine } from '#domain/readers/jobs/pieces.ts';
import type { Row } from '#domain/readers/jobs/rows/rows.ts';
import { unnamedWords } from '#domain/readers/jobs/unnamed-words.ts';
import type { Grammar } from '#domain/words/grammar.ts';
import type { Lexicon } from '#domain/words/lexicon.ts';
import { listAlternatives } from '#domain/words/patterns.ts';

/* What a row of a heading says besides its dates. */

/** Of a full stop behind the dates that open a line: what follows is parted by full stops. */
const stopBehind = /^\s*\.\s+/u;
const segment = /(?<=\p{L}{3}|\))\.\s+(?=\p{Lu})/gu;

/** A text without the full stop at its end; that of "S.A." is its own. */
function withoutStop(text: string): string {
  return /\.\p{L}{1,2}\.\s*$/u.test(text) ? text : text.replace(/\.\s*$/, '');
}

/** A picture among words: "🏢 Northwind". Marks of trade are none. */
const picture = /(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f)\ufe0f?/gu;

export interface HeadingParts {
  /** The text of a row before and after its dates, without durations and placeholders; `at` is the row's number. */
  partsOf(row: Row, at: number): HeadingLine[];
  /** True for a row that is a length of time alone: "6 years 2 months". */
  isDuration(text: string): boolean;
  /** Months of the length of time that a text ends with: "6 years 2 months", "… (3 yrs 9 mos)"; null where it names none. */
  monthsOf(text: string): number | null;
}

/** Makes what cuts rows of headings. */
export function headingParts({ languages, shared }: Pick<Lexicon, 'languages' | 'shared'>): HeadingParts {
  const list = (pick: (grammar: Grammar) => string[]) => listAlternatives(languages, pick);
  const [years, months] = [list(({ units }) => units.year), list(({ units }) => units.month)];
  const length = `(?:\\d+(?:[.,]\\d)?\\s*(?:${years})\\.?,?\\s*)?(?:\\d+\\s*(?:${months})\\.?)?`;
  /** "(2 yrs 3 mos)". */
  const duration = new RegExp(`[([]?\\s*(?<![\\p{L}\\p{N}])${length}(?![\\p{L}])\\s*[)\\]]?`, 'giu');
  const durationAlone = new RegExp(`^\\W*(?=\\d)${length}\\W*$`, 'iu');
  const lengthBehind = new RegExp(
    `(?<![\\p{L}\\p{N}])(?=\\d)(?:(\\d+)\\s*(?:${years})\\.?,?\\s*)?(?:(\\d+)\\s*(?:${months})\\.?)?[)\\]\\s]*$`,
    'iu',
  );
  const { blanked, anonymisedLength } = unnamedWords(shared);

  function partsOf(row: Row, at: number): HeadingLine[] {
    const { start, bold, seams } = row.line;
    const { range, text } = row;
    const unnamed = anonymisedLength(row.text) > 0;
    const line = (part: string, from: number): HeadingLine => ({
      text: clear(part),
      from,
      bold,
      row: at,
      dated: range !== null,
      unnamed,
      ...(seams ? { seams } : {}),
    });
    if (range === null) return [line(text.slice(0, row.head), start)];
    const before = line(text.slice(0, range.from), start);
    const behind = withoutStop(text.slice(range.to, row.head));
    if (range.from > 3 || !stopBehind.test(behind)) {
      // The stop of "S.A." is its own.
      const closed = /^[\s.)]*$/.test(text.slice(range.to, row.head));
      return [
        closed ? { ...before, text: withoutStop(before.text) } : before,
        { ...line(behind, start + range.to), behind: /\p{L}/u.test(before.text) },
      ];
    }
    const parts: HeadingLine[] = [];
    let from = stopBehind.exec(behind)?.[0].length ?? 0;
    for (const match of behind.slice(from).matchAll(segment)) {
      const to = (stopBehind.exec(behind)?.[0].length ?? 0) + match.index;
      parts.push(line(behind.slice(from, to), start + range.to + from));
      from = to + match[0].length;
    }
    return [before, ...parts, line(behind.slice(from), start + range.to + from)];
  }

  /** A text of the same length on one line, without durations, placeholders and pictures. */
  function clear(text: string): string {
    // "Técnico [Northwind]": square brackets part as bars do.
    const line = text
      .replace(/(?<!-)\n/gu, ' ')
      .replace(/\[(?=\p{Lu}[^[\]]*\])|(?<=\[\p{Lu}[^[\]]*)\]/gu, '|');
    const named = blanked(line).replace(picture, (match) => ' '.repeat(match.length));
    if (!/\d/.test(named)) return named;
    // "(from junior to lead in 2 years)" is one bracket; "3M" is a firm.
    const isPart = (match: string) => /[)\]]/.test(match) !== /[([]/.test(match);
    return named.replace(duration, (match) =>
      /\d/.test(match) && !isPart(match) && !/^\d+M$/u.test(match.trim()) ? ' '.repeat(match.length) : match,
    );
  }

  return {
    partsOf,
    isDuration: (text) => durationAlone.test(text.trim()),
    monthsOf(text) {
      const [, inYears, inMonths] = lengthBehind.exec(text.trim()) ?? [];
      if (inYears === undefined && inMonths === undefined) return null;
      return Number(inYears ?? 0) * 12 + Number(inMonths ?? 0);
    },
  };
}
