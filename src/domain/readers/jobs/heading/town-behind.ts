import type { HeadingWords } from '#domain/readers/jobs/heading-words.ts';
import type { HeadingLine } from '#domain/readers/jobs/pieces.ts';

/** A heading with commas, a dash, and a town with its country. */
const townBehind = /^(.{5,100}?,\s.{2,80}?)\s+[–—-]\s+(\p{Lu}[\p{L}' .-]{1,30}, \p{Lu}[\p{L} .]{2,24})\s*$/u;
/** A word with a capital at the end: "in" before a town makes it a part of a sentence. */
const nameAtEnd = /(?:^|\s)\p{Lu}\S*\p{L}$/u;
/** A heading with a place behind its colon. */
const colonBehind = /^(.{3,110}?):\s+(\p{Lu}[^:]{2,40})$/u;
/** What stands before a comma and a state at the end of a line, with no other comma. */
const inState = /^([^,\t|]{6,60}),\s[A-Z]{2}\s*$/u;
/** A state's letters. */
const codeAtEnd = /(?:^|\s)\p{Lu}{2}$/u;
/** A level behind a title, or a bracket: "SDE II", "Analyst (Investment Banking)". */
const level = /^(?:I{1,3}|IV|V|[1-5])$/u;
const asides = /(?:\s+(?:I{1,3}|IV|V|[1-5])|\s*\([^()]*\))+$/u;
/** A bracket at the end. */
const townInBrackets = /^(.*\p{L})\s*\((\p{Lu}[^()]*)\)$/u;
/** Words of a town at most. */
const mostWords = 3;

/** A town and a region of one word or two, before a word with a capital. */
const placeAhead = /^( *\p{Lu}[\p{L}' .-]{1,30}, \p{Lu}[\p{L}.]+)(?: \p{Lu}[\p{L}.]+)? (?=\p{Lu})/u;

/** Makes what gives headings without the town behind them. */
export function townReader({
  titleScore,
  isPlace,
  isTownInCountry,
  companyScore,
}: Pick<HeadingWords, 'titleScore' | 'isPlace' | 'isTownInCountry' | 'companyScore'>) {
  return {
    withoutTown: (line: HeadingLine) =>
      withoutState(withoutTown(withoutBracket(behindColon(townAhead(line))))),
    withoutTownAtEnd,
  };

  /** "Chicago, Illinois Front End Developer" without the place before the title. */
  function townAhead(line: HeadingLine): HeadingLine {
    const found = placeAhead.exec(line.text);
    if (!found?.[0]) return line;
    for (const place of [found[1] ?? '', found[0]]) {
      const rest = line.text.slice(place.length).trimStart();
      if (isPlace(place.trim()) && titleScore(place) === 0 && titleScore(rest) >= 2)
        return { ...line, text: rest, from: line.from + line.text.length - rest.length };
    }
    return line;
  }

  /** "Data Manager — Northwind: Boston, MA" without the place behind its colon. */
  function behindColon(line: HeadingLine): HeadingLine {
    const [, head, place] = colonBehind.exec(line.text) ?? [];
    if (head === undefined || place === undefined || !isPlace(place)) return line;
    return titleScore(head) > 0 || companyScore(head) >= 3 ? { ...line, text: head } : line;
  }

  /** "Developer (Berlin, DE." before its dates in the same bracket. */
  function withoutOpenBracket(line: HeadingLine): HeadingLine {
    const [, own, place] =
      /^(.*\p{L})\s*\((\p{Lu}[^()]*(?:\([^()]*\)[^()]*)??)[.,;]?\s*$/u.exec(line.text) ?? [];
    if (own === undefined || place === undefined || !line.dated || line.text.trimEnd().endsWith(')'))
      return line;
    return isPlace(place) || isTownInCountry(place) ? { ...line, text: own } : line;
  }

  /** "Senior Developer, Northwind (Boulder/Denver, CO)" without the place in the brackets. */
  function withoutBracket(given: HeadingLine): HeadingLine {
    const line = withoutOpenBracket(given);
    const [, own, place] = townInBrackets.exec(line.text) ?? [];
    return own !== undefined && place !== undefined && isPlace(place) ? { ...line, text: own } : line;
  }

  /** "Zone Manager  Lawton, OK" without the town and its state, where nothing but its last words ends in a title. */
  function withoutState(line: HeadingLine): HeadingLine {
    const before = inState.exec(line.text)?.[1];
    if (before === undefined || !line.dated) return line;
    const starts = [...before.matchAll(/\S+/gu)].map(({ index }) => index);
    for (let count = 1; count <= Math.min(mostWords, starts.length - 1); count++) {
      const head = before.slice(0, starts.at(-count)).trimEnd();
      const town = before.slice(starts.at(-count)).split(/\s+/u);
      if (!town.every((word) => /^\p{Lu}/u.test(word) && titleScore(word) === 0 && !level.test(word))) break;
      const last = head.replace(asides, '').split(/\s+/u).at(-1) ?? '';
      if (titleScore(last) === 0 || titleScore(head) < 2) continue;
      return { ...line, text: head };
    }
    return line;
  }

  /** "Engineer, Acme – Girona, Spain" without the place behind its dash, which need not be known beside its country. */
  function withoutTown(line: HeadingLine): HeadingLine {
    const [, head, town] = townBehind.exec(line.text) ?? [];
    if (head === undefined || town === undefined || !isTownInCountry(town)) return line;
    const parts = head.split(', ');
    const titled = parts.filter((part) => titleScore(part) > 0).length;
    return titled === 0 || titled === parts.length ? line : { ...line, text: head };
  }

  /** "Software Engineer Bangalore", "Engineer (Leeds, UK)": a title without a known town that ends it with no mark between or in brackets. */
  function withoutTownAtEnd(title: string): string {
    const [, own, bracket] = townInBrackets.exec(title) ?? [];
    if (own !== undefined && bracket !== undefined && isPlace(bracket)) return own;
    const words = title.split(' ');
    for (let count = Math.min(mostWords, words.length - 1); count > 0; count--) {
      const [head, town] = [words.slice(0, -count).join(' '), words.slice(-count).join(' ')];
      // "Python e IA", "Junior de IA": what small words or titles stand before is no town of Iowa.
      if (
        codeAtEnd.test(town) &&
        town.split(' ').some((word) => /^\p{Ll}/u.test(word) || titleScore(word) > 0)
      )
        continue;
      if (/^\p{Lu}[^,]*$/u.test(town) && nameAtEnd.test(head) && isPlace(town) && titleScore(head) >= 2)
        return head;
    }
    return title;
  }
}
